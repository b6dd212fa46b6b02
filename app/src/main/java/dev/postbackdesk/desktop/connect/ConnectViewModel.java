package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.reach.Reach;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.Receiver.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The flow: which step is shown, what is stored, and the test. Used on the FX thread.
///
/// Nothing is stored before the fourth step; from then on, going back and on again changes what was stored.
public final class ConnectViewModel {
    /// What is stored, and handed over.
    record Stored(int linkKey, Conversion conversion, String trackingLink, String destination, PostbackUrl postback) {}

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final RandomGenerator random;
    private final ConnectForm form;
    private final TestRun test;
    private final OwnTemplates templates;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.NETWORK);
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Stored> stored = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private final Trouble trouble = new Trouble();
    private final BooleanProperty visitShop = new SimpleBooleanProperty();
    private @Nullable ConversionId conversionId;
    private @Nullable Integer linkKey;
    private Step furthest = Step.NETWORK;

    ConnectViewModel(Receiver receiver, Tasks tasks, Messages words, Format format, Notices notices,
            RandomGenerator random) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        this.random = random;
        form = new ConnectForm(receiver::networks, words);
        test = new TestRun(receiver, tasks, new TestWords(words, format));
        templates = new OwnTemplates(receiver, tasks, words, notices, form::reload);
        form.draftProperty().subscribe(_ -> problem.set(""));
    }

    /// Reads the definitions, now and whenever the screen is shown again.
    void refresh() {
        tasks.then(receiver.definitions(), this::show,
                error -> trouble.tell("definitions", error, this::refresh));
    }

    /// Other definitions, networks or another public address.
    void show(Definitions now) {
        trouble.over("definitions");
        definitions.set(now);
        form.know(now, linkKey);
        templates.networksChanged();
        Stored present = stored.get();
        if (present != null) {
            now.link(present.linkKey()).ifPresent(link -> show(present.linkKey(),
                    now.conversion(present.conversion().id()).map(StoredConversion::conversion)
                            .orElse(present.conversion()),
                    link.link().slug(), link.link().destination()));
        }
    }

    /// Goes on to the next step, or shows what keeps this one.
    ///
    /// @return the first field that needs a look
    Optional<ConnectField> next() {
        Optional<ConnectField> wrong = form.firstProblem(step.get());
        if (wrong.isPresent() || saving.get()) {
            return wrong;
        }
        switch (step.get()) {
            case NETWORK -> go(Step.OFFER);
            case OFFER -> go(Step.PAY);
            case PAY -> save(() -> go(Step.PLACE));
            case PLACE -> throw new IllegalStateException("There is no step after the last one");
        }
        return Optional.empty();
    }

    private void go(Step next) {
        step.set(next);
        if (next.compareTo(furthest) > 0) {
            furthest = next;
        }
    }

    /// Goes back; what was typed stays.
    void back() {
        step.set(step.get().before());
    }

    /// Goes to a step that was reached before, as far as those before it hold.
    Optional<ConnectField> open(Step other) {
        if (saving.get() || other.compareTo(furthest) > 0) {
            return Optional.empty();
        }
        while (step.get().compareTo(other) > 0) {
            back();
        }
        while (step.get().compareTo(other) < 0) {
            Step before = step.get();
            Optional<ConnectField> wrong = next();
            if (wrong.isPresent() || step.get() == before) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /// What could not be read of what is defined.
    Trouble trouble() {
        return trouble;
    }

    /// Whether it can be stored as it is, the steps that are left skipped.
    boolean canSave() {
        return form.isComplete();
    }

    /// Stores it and begins anew.
    ///
    /// @param left runs once it is stored
    void saveAndLeave(Runnable left) {
        if (saving.get()) {
            return;
        }
        String name = TextRules.tidy(form.nameProperty().get());
        save(() -> {
            startOver();
            notices.done(words.text("connect.saved", name), null);
            left.run();
        });
    }

    /// @param after runs once it is stored
    private void save(Runnable after) {
        for (Step earlier : List.of(Step.NETWORK, Step.OFFER, Step.PAY)) {
            if (form.firstProblem(earlier).isPresent()) {
                step.set(earlier);
                return;
            }
        }
        ConnectDraft draft = form.draftProperty().get();
        ConversionId known = conversionId;
        ConversionId id = draft.reuse() && draft.existing() != null
                ? draft.existing()
                : known == null ? ConversionId.generate(random) : known;
        Conversion conversion = draft.reuse() ? null : draft.toConversion(id);
        saving.set(true);
        tasks.then(receiver.connect(new Connection(draft.own() ? draft.network() : null, conversion, linkKey,
                draft.toLink(id))), now -> {
                    saving.set(false);
                    if (!draft.reuse()) {
                        conversionId = id;
                    }
                    now.link(new Slug(TextRules.tidy(draft.slug()))).ifPresent(link -> {
                        linkKey = link.key();
                        definitions.set(now);
                        form.know(now, link.key());
                        Stored before = stored.get();
                        show(link.key(), now.conversion(id).orElseThrow().conversion(), link.link().slug(),
                                link.link().destination());
                        // What came of a test of the same addresses holds; going back to look changes nothing.
                        if (!Objects.equals(before, stored.get())) {
                            test.clear();
                        }
                        after.run();
                    });
                }, failure -> {
                    saving.set(false);
                    problem.set(failure.sentence());
                });
    }

    private void show(int key, Conversion conversion, Slug slug, String destination) {
        stored.set(new Stored(key, conversion, receiver.baseAddress() + "/c/" + slug, destination,
                PostbackUrl.of(receiver.baseAddress(), conversion, receiver.networks())));
    }

    /// Clicks the link, then plays the merchant.
    void test() {
        Stored pair = stored.get();
        if (pair != null && !test.runningProperty().get()) {
            String parameter = Destination.carrier(pair.destination()).orElse("");
            test.start(new TestRun.Pair(pair.linkKey(), parameter, pair.postback(),
                    Optional.ofNullable(pair.conversion().network()).flatMap(networks()::named).orElse(null),
                    pair.conversion().currency(), sender()), visitShop.get());
        }
    }

    /// What the merchant is called in a sentence: the network's short name, or the merchant's own.
    String sender() {
        Network network = form.draftProperty().get().network();
        String name = network == null ? "" : network.name().replaceAll(" \\(.*", "");
        return name.isBlank() ? words.text("connect.the-merchant") : name;
    }

    /// Begins with another merchant, and can take that back: what was typed is stored nowhere.
    void discard() {
        if (saving.get()) {
            return;
        }
        boolean touched = form.isTouched();
        Runnable former = remember();
        startOver();
        if (touched) {
            notices.done(words.text("connect.started-over"), former);
        }
    }

    /// All that beginning anew forgets, but what came of the test.
    ///
    /// @return brings it back
    private Runnable remember() {
        ConversionId conversion = conversionId;
        Integer link = linkKey;
        Stored pair = stored.get();
        Step at = step.get();
        Step far = furthest;
        boolean visits = visitShop.get();
        Runnable fields = form.remember();
        return () -> {
            startOver();
            conversionId = conversion;
            linkKey = link;
            stored.set(pair);
            furthest = far;
            visitShop.set(visits);
            fields.run();
            form.know(definitions.get(), link);
            step.set(at);
        };
    }

    /// Begins with another merchant; what is stored stays.
    void startOver() {
        conversionId = null;
        linkKey = null;
        furthest = Step.NETWORK;
        stored.set(null);
        problem.set("");
        test.clear();
        visitShop.set(false);
        form.clear();
        form.know(definitions.get(), null);
        step.set(Step.NETWORK);
    }

    /// Whether something was typed that is not stored.
    public boolean isUnsaved() {
        return form.isTouched() && step.get() != Step.PLACE;
    }

    /// The conversions that can be used: those that are not archived.
    List<Conversion> conversions() {
        return definitions.get().conversions().stream().map(StoredConversion::conversion)
                .filter(conversion -> conversion.lifecycle() != Lifecycle.ARCHIVED).toList();
    }

    Networks networks() {
        return receiver.networks();
    }

    /// Whether merchants elsewhere can't reach the address that postback URLs begin with.
    boolean isLocalOnly() {
        return Reach.isLocalOnly(receiver.baseAddress());
    }

    /// Host and port of that address.
    String host() {
        return receiver.baseAddress().getRawAuthority();
    }

    /// What tracking links begin with.
    String linkBase() {
        return receiver.baseAddress() + "/c/";
    }

    ConnectForm form() {
        return form;
    }

    TestRun testRun() {
        return test;
    }

    OwnTemplates templates() {
        return templates;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// How far the user came: earlier steps can be opened.
    Step furthest() {
        return furthest;
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// Why it could not be stored, or `""`.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is handed over, from the fourth step on.
    ReadOnlyObjectProperty<@Nullable Stored> storedProperty() {
        return stored.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }

    /// Whether the test requests the shop's page as well.
    BooleanProperty visitShopProperty() {
        return visitShop;
    }
}
