package dev.postbackdesk.desktop.links;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.editing.Editor;
import dev.postbackdesk.desktop.editing.Kind;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Slugs;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.LinkFigures;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The tracking links: a list, the form of the chosen one, and the test click. Used on the FX thread.
public final class LinksViewModel {
    static final LinkFigures NO_FIGURES = new LinkFigures(0, 0, 0, 0, 0, 0,
            Collections.unmodifiableSortedMap(new TreeMap<>()));

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final LinkForm form;
    private final FollowViewModel following;
    /// New links have negative keys.
    private final Editor<Integer, LinkDraft, LinkRow> editor;

    private final ReadOnlyBooleanWrapper clicking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LinkFigures> figures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private final ReadOnlyObjectWrapper<@Nullable TestClickReport> click = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper nameAdvice = new ReadOnlyStringWrapper("");
    private Map<Integer, LinkFigures> allFigures = Map.of();
    /// Whether a link without figures is known to have none.
    private boolean figuresAreWhole;
    private @Nullable Integer clicked;
    private int lastNew;

    public LinksViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        form = new LinkForm(receiver::networks, words);
        following = new FollowViewModel(receiver, tasks, words, notices);
        editor = new Editor<>(new Links(), tasks, words, notices);
        form.draftProperty().addListener((_, _, _) -> {
            editor.edited();
            compare();
        });
        editor.dirtyProperty().subscribe(this::compare);
        // It was about another destination.
        form.destinationProperty().addListener((_, _, _) -> following.clear());
    }

    private void compare() {
        following.compare(TextRules.tidy(form.draftProperty().get().destination()),
                editor.chosen().flatMap(editor.definitions()::link).map(stored -> stored.link().destination())
                        .orElse(null));
    }

    /// Nobody is kept from it: the last part of the link tells them apart.
    private void adviseName() {
        String name = TextRules.tidy(form.nameProperty().get());
        Integer own = editor.chosen().orElse(null);
        boolean twice = editor.definitions().links().stream()
                .anyMatch(other -> (own == null || other.key() != own) && other.link().name().equalsIgnoreCase(name));
        nameAdvice.set(twice ? words.text("links.name.twice") : "");
    }

    /// Reads the definitions, before the screen is shown: what they are called can be searched for then.
    public void load() {
        editor.loading();
        tasks.then(receiver.definitions(), this::show, error -> editor.failedToLoad(error, this::load));
    }

    /// Reads definitions and figures, now and whenever the screen is shown again.
    public void refresh() {
        load();
        // What came while another screen was in sight was not followed.
        figuresAreWhole = false;
        refreshFigures();
    }

    /// Reads the figures again, after clicks or postbacks arrived.
    public void refreshFigures() {
        tasks.then(receiver.linkFigures(), now -> {
            allFigures = now;
            figuresAreWhole = true;
            editor.trouble().over("figures");
            editor.list();
        }, error -> editor.trouble().tell("figures", error, this::refreshFigures));
    }

    /// Shows other definitions, keeping what is being edited.
    public void show(Definitions now) {
        editor.show(now);
    }

    private String shortName(String network) {
        return network.isEmpty()
                ? ""
                : networks().named(network).map(Network::name).orElse(network).replaceAll(" \\(.*", "");
    }

    private String warning(TrackingLink link) {
        if (!link.lifecycle().isActive()) {
            return "";
        }
        if (!Destination.carriesToken(link.destination())) {
            return words.text("links.warning.no-token");
        }
        return link.conversions().isEmpty() ? words.text("links.warning.no-conversion") : "";
    }

    /// Starts a new link, which is stored when it is saved. With exactly one conversion in use, it carries that.
    public void create() {
        List<ConversionId> inUse = editor.definitions().conversions().stream().map(StoredConversion::conversion)
                .filter(conversion -> conversion.lifecycle().isActive()).map(Conversion::id).toList();
        start(new LinkDraft("", "", "", "", inUse.size() == 1 ? inUse : List.of()));
    }

    /// Starts a new link that is like the chosen one, as its form shows it, under a slug of its own.
    public void duplicate() {
        if (editor.chosen().isPresent()) {
            LinkDraft draft = form.draftProperty().get();
            String slug = TextRules.tidy(draft.slug());
            start(draft.copyAs(words.text("forms.copy-of", TextRules.tidy(draft.name())),
                    Slugs.free(slug.isEmpty() ? "link" : slug, this::isTakenOrDrafted)));
        }
    }

    private boolean isTakenOrDrafted(String slug) {
        return LinkRules.isTaken(slug, editor.definitions(), null)
                || editor.drafts().stream().anyMatch(draft -> draft.slug().strip().equalsIgnoreCase(slug));
    }

    private void start(LinkDraft draft) {
        lastNew--;
        editor.start(lastNew, draft);
    }

    /// Stores the form, or shows what is wrong with it.
    ///
    /// @return the first field that needs a look
    Optional<LinkField> save() {
        Optional<LinkField> problem = form.firstProblem();
        if (problem.isEmpty()) {
            editor.save();
        }
        return problem;
    }

    /// Clicks the link as it is stored, over HTTP, without following it.
    public void clickItNow() {
        Integer key = editor.chosen().orElse(null);
        if (key == null || clicking.get()) {
            return;
        }
        if (key < 0) {
            notices.failed(words.text("links.click.save-first"));
            return;
        }
        clicking.set(true);
        tasks.then(receiver.testClick(key), result -> {
            clicking.set(false);
            if (editor.chosen().filter(key::equals).isPresent()) {
                clicked = key;
                click.set(TestClickReport.of(words, result, firstConversion(key), networks(),
                        editor.dirtyProperty().get()));
            }
            refreshFigures();
        }, problem -> {
            clicking.set(false);
            failed(problem);
        });
    }

    private @Nullable LinkFigures figures(Integer key) {
        LinkFigures known = allFigures.get(key);
        return known == null && figuresAreWhole ? NO_FIGURES : known;
    }

    private @Nullable Conversion firstConversion(int link) {
        Definitions all = editor.definitions();
        return all.link(link).stream().flatMap(stored -> stored.link().conversions().stream())
                .flatMap(id -> all.conversion(id).stream()).map(StoredConversion::conversion).findFirst().orElse(null);
    }

    private void failed(ReceiverException problem) {
        notices.failed(problem.sentence());
    }

    /// The conversions that the form does not carry yet, archived ones left out.
    List<Conversion> conversionsToAdd() {
        return editor.definitions().conversions().stream().map(StoredConversion::conversion)
                .filter(conversion -> conversion.lifecycle() != Lifecycle.ARCHIVED
                        && !form.conversions().contains(conversion.id()))
                .toList();
    }

    /// What a conversion is called on its chip: one that is not active says so.
    String conversionName(ConversionId id) {
        return editor.definitions().conversion(id).map(StoredConversion::conversion)
                .map(conversion -> conversion.lifecycle().isActive()
                        ? conversion.name()
                        : words.text("links.conversion." + conversion.lifecycle().name().toLowerCase(Locale.ROOT),
                                conversion.name()))
                .orElse(id.value());
    }

    boolean hasConversions() {
        return !editor.definitions().conversions().isEmpty();
    }

    /// What stands before the slug.
    String linkBase() {
        return receiver.baseAddress() + "/c/";
    }

    /// The tracking link as the form has it.
    String trackingLink() {
        return linkBase() + TextRules.tidy(form.slugProperty().get());
    }

    /// What a QR code of the form's link opens; `""` where it has no last part yet.
    String opens() {
        return TextRules.tidy(form.slugProperty().get()).isEmpty() ? "" : trackingLink();
    }

    Networks networks() {
        return receiver.networks();
    }

    /// What becomes of a visitor who follows the link.
    FollowViewModel following() {
        return following;
    }

    LinkForm form() {
        return form;
    }

    /// The list, the chosen one, and what is unsaved.
    public Editor<Integer, LinkDraft, LinkRow> editor() {
        return editor;
    }

    /// What is odd about the name in the form, or `""`.
    ReadOnlyStringProperty nameAdviceProperty() {
        return nameAdvice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty clickingProperty() {
        return clicking.getReadOnlyProperty();
    }

    /// What links can carry.
    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }

    /// Of the chosen one; null where there are none, or they are not known yet.
    ReadOnlyObjectProperty<@Nullable LinkFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /// What came of the last test click of this link, or null.
    ReadOnlyObjectProperty<@Nullable TestClickReport> clickProperty() {
        return click.getReadOnlyProperty();
    }

    private final class Links implements Kind<Integer, LinkDraft, LinkRow> {
        @Override
        public Optional<Stored<LinkDraft>> stored(Definitions all, Integer key) {
            return all.link(key).map(StoredLink::link)
                    .map(link -> new Stored<>(link.name(), LinkDraft.of(link), link.lifecycle()));
        }

        @Override
        public List<LinkRow> rows(Definitions all) {
            return all.links().stream().map(this::row).toList();
        }

        private LinkRow row(StoredLink stored) {
            TrackingLink link = stored.link();
            String network = link.network();
            return new LinkRow(stored.key(), link.name(), link.slug().value(),
                    network == null ? "" : shortName(network), link.lifecycle(),
                    allFigures.getOrDefault(stored.key(), NO_FIGURES).clicksToday(), warning(link),
                    editor.isEdited(stored.key()));
        }

        @Override
        public LinkRow newRow(Integer key, LinkDraft draft) {
            return new LinkRow(key, name(draft), TextRules.tidy(draft.slug()), shortName(draft.network()),
                    Lifecycle.ACTIVE, 0, "", true);
        }

        @Override
        public Integer key(LinkRow row) {
            return row.key();
        }

        @Override
        public Lifecycle lifecycle(LinkRow row) {
            return row.lifecycle();
        }

        @Override
        public boolean matches(LinkRow row, String sought) {
            return Stream.of(row.name(), row.slug(), row.network())
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
        }

        @Override
        public LinkDraft empty() {
            return LinkDraft.empty();
        }

        @Override
        public boolean isUntouched(LinkDraft draft) {
            return (draft.name() + draft.slug() + draft.destination()).isBlank();
        }

        @Override
        public String name(LinkDraft draft) {
            String name = TextRules.tidy(draft.name());
            return name.isEmpty() ? words.text("links.new.name") : name;
        }

        @Override
        public LinkDraft shown() {
            return form.draftProperty().get();
        }

        @Override
        public void load(LinkDraft draft) {
            form.load(draft, editor.chosen().filter(key -> key >= 0).orElse(null));
        }

        @Override
        public void know(Definitions all) {
            form.know(all);
            definitions.set(all);
        }

        @Override
        public void changed() {
            Integer key = editor.chosen().orElse(null);
            figures.set(key == null || key < 0 ? null : figures(key));
            following.show(key == null || key < 0 ? null : key);
            compare();
            adviseName();
            if (click.get() != null && !Objects.equals(key, clicked)) {
                click.set(null);
            }
        }

        @Override
        public CompletableFuture<Definitions> save(Integer key, LinkDraft draft, Lifecycle lifecycle) {
            return receiver.saveLink(key < 0 ? null : key, draft.toLink(lifecycle));
        }

        @Override
        public Integer keyOf(Definitions all, Integer before, LinkDraft saved) {
            return all.link(new Slug(TextRules.tidy(saved.slug()))).map(StoredLink::key).orElse(before);
        }

        @Override
        public CompletableFuture<Definitions> saveLifecycle(Definitions all, Integer key, Lifecycle next) {
            return receiver.saveLink(key, all.link(key).orElseThrow().link().withLifecycle(next));
        }

        @Override
        public String sentence(String name, Lifecycle now) {
            return words.text("links.now." + now.name().toLowerCase(Locale.ROOT), name);
        }
    }
}
