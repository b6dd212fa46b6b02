package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.editing.Editor;
import dev.postbackdesk.desktop.editing.Kind;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.LinkFigures;
import dev.postbackdesk.receiver.Receiver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The conversions: a list, the form of the chosen one, and its postback URL. Used on the FX thread.
public final class ConversionsViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final RandomGenerator random;
    private final ConversionForm form;
    private final Editor<ConversionId, ConversionDraft, ConversionRow> editor;

    private final ReadOnlyObjectWrapper<@Nullable PostbackUrl> postbackUrl = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ConversionFigures> figures = new ReadOnlyObjectWrapper<>(
            ConversionNotes.NO_FIGURES);
    private final ReadOnlyStringWrapper nameAdvice = new ReadOnlyStringWrapper("");
    private Map<ConversionId, ConversionFigures> allFigures = Map.of();
    private Map<Integer, LinkFigures> linkFigures = Map.of();

    /// @param random makes ids and secrets: a secure one outside of tests
    public ConversionsViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices,
            RandomGenerator random) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.random = random;
        form = new ConversionForm(receiver::networks, words, random);
        editor = new Editor<>(new Conversions(), tasks, words, notices);
        form.draftProperty().addListener((_, _, _) -> editor.edited());
    }

    /// Reads the definitions, before the screen is shown: what they are called can be searched for then.
    public void load() {
        editor.loading();
        tasks.then(receiver.definitions(), this::show, error -> editor.failedToLoad(error, this::load));
    }

    /// Reads definitions and figures, now and whenever the screen is shown again.
    public void refresh() {
        load();
        refreshFigures();
    }

    /// Reads the figures again, after postbacks arrived.
    public void refreshFigures() {
        tasks.then(receiver.conversionFigures(), now -> {
            allFigures = now;
            editor.trouble().over("figures");
            editor.list();
        }, error -> editor.trouble().tell("figures", error, this::refreshFigures));
        tasks.then(receiver.linkFigures(), now -> {
            linkFigures = now;
            editor.trouble().over("clicks");
            editor.list();
        }, error -> editor.trouble().tell("clicks", error, this::refreshFigures));
    }

    /// Shows other definitions, keeping what is being edited.
    public void show(Definitions now) {
        editor.show(now);
    }

    /// Starts a new conversion, which is stored when it is saved.
    public void create() {
        editor.start(ConversionId.generate(random), ConversionDraft.empty());
    }

    /// Starts a new conversion that is like the chosen one, as its form shows it.
    public void duplicate() {
        if (editor.chosen().isPresent()) {
            ConversionDraft draft = form.draftProperty().get();
            editor.start(ConversionId.generate(random),
                    draft.copyNamed(words.text("forms.copy-of", TextRules.tidy(draft.name()))));
        }
    }

    /// Stores the form, or shows what is wrong with it.
    ///
    /// @return the first field that needs a look
    Optional<ConversionField> save() {
        Optional<ConversionField> problem = form.firstProblem();
        if (problem.isEmpty()) {
            editor.save();
        }
        return problem;
    }

    private void showUrlAndFigures() {
        ConversionId id = editor.chosen().orElse(null);
        PostbackUrl url = id == null ? null : url(id);
        // An equal one would have the whole card drawn again.
        if (!Objects.equals(url, postbackUrl.get())) {
            postbackUrl.set(url);
        }
        figures.set(id == null ? ConversionNotes.NO_FIGURES : figures(id));
    }

    /// Nobody is kept from it: the id tells them apart.
    private void adviseName() {
        String name = TextRules.tidy(form.nameProperty().get());
        ConversionId own = editor.chosen().orElse(null);
        boolean twice = editor.definitions().conversions().stream().map(StoredConversion::conversion)
                .anyMatch(other -> !other.id().equals(own) && other.name().equalsIgnoreCase(name));
        nameAdvice.set(twice ? words.text("conversions.name.twice") : "");
    }

    private PostbackUrl url(ConversionId id) {
        ConversionDraft stored = editor.definitions().conversion(id).map(StoredConversion::conversion)
                .map(ConversionDraft::of).orElseGet(ConversionDraft::empty);
        return PostbackUrl.of(receiver.baseAddress(), form.sound(stored).toConversion(id, Lifecycle.ACTIVE),
                networks());
    }

    private ConversionFigures figures(ConversionId id) {
        return allFigures.getOrDefault(id, ConversionNotes.NO_FIGURES);
    }

    /// Of visitors, over the last seven days.
    private long clicks(Definitions all, ConversionId id) {
        return all.linksCarrying(id).stream().map(stored -> linkFigures.get(stored.key())).filter(Objects::nonNull)
                .mapToLong(figures -> figures.clicks() - figures.bots()).sum();
    }

    /// Notes on the postback URL, the most urgent first.
    List<ConversionNotes.Note> notes() {
        ConversionRow row = editor.selectedProperty().get();
        return row == null
                ? List.of()
                : ConversionNotes.of(words, row,
                        editor.definitions().conversion(row.id()).map(StoredConversion::conversion).orElse(null),
                        figures(row.id()), networks());
    }

    Networks networks() {
        return receiver.networks();
    }

    ConversionForm form() {
        return form;
    }

    /// The list, the chosen one, and what is unsaved.
    public Editor<ConversionId, ConversionDraft, ConversionRow> editor() {
        return editor;
    }

    ReadOnlyObjectProperty<@Nullable PostbackUrl> postbackUrlProperty() {
        return postbackUrl.getReadOnlyProperty();
    }

    /// What is odd about the name in the form, or `""`.
    ReadOnlyStringProperty nameAdviceProperty() {
        return nameAdvice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ConversionFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    private final class Conversions implements Kind<ConversionId, ConversionDraft, ConversionRow> {
        @Override
        public Optional<Stored<ConversionDraft>> stored(Definitions all, ConversionId id) {
            return all.conversion(id).map(StoredConversion::conversion)
                    .map(conversion -> new Stored<>(conversion.name(), ConversionDraft.of(conversion),
                            conversion.lifecycle()));
        }

        @Override
        public List<ConversionRow> rows(Definitions all) {
            return all.conversions().stream().map(stored -> row(all, stored.conversion())).toList();
        }

        private ConversionRow row(Definitions all, Conversion conversion) {
            int links = (int) all.linksCarrying(conversion.id()).stream()
                    .filter(stored -> stored.link().lifecycle() != Lifecycle.ARCHIVED).count();
            ConversionFigures arrived = figures(conversion.id());
            long unanswered = arrived.accepted() + arrived.rejected() > 0 ? 0 : clicks(all, conversion.id());
            return new ConversionRow(conversion.id(), conversion.name(), conversion.lifecycle(), links, arrived.today(),
                    unanswered, ConversionNotes.warning(words, conversion, links, unanswered, networks()), true,
                    editor.isEdited(conversion.id()));
        }

        @Override
        public ConversionRow newRow(ConversionId id, ConversionDraft draft) {
            return new ConversionRow(id, name(draft), Lifecycle.ACTIVE, 0, 0, 0, "", false, true);
        }

        @Override
        public ConversionId key(ConversionRow row) {
            return row.id();
        }

        @Override
        public Lifecycle lifecycle(ConversionRow row) {
            return row.lifecycle();
        }

        @Override
        public boolean matches(ConversionRow row, String sought) {
            return row.name().toLowerCase(Locale.ROOT).contains(sought)
                    || row.id().value().toLowerCase(Locale.ROOT).contains(sought);
        }

        @Override
        public ConversionDraft empty() {
            return ConversionDraft.empty();
        }

        @Override
        public boolean isUntouched(ConversionDraft draft) {
            return draft.equals(ConversionDraft.empty());
        }

        @Override
        public String name(ConversionDraft draft) {
            String name = TextRules.tidy(draft.name());
            return name.isEmpty() ? words.text("conversions.new.name") : name;
        }

        @Override
        public ConversionDraft shown() {
            return form.draftProperty().get();
        }

        @Override
        public void load(ConversionDraft draft) {
            form.load(draft);
        }

        @Override
        public void changed() {
            showUrlAndFigures();
            adviseName();
        }

        @Override
        public CompletableFuture<Definitions> save(ConversionId id, ConversionDraft draft, Lifecycle lifecycle) {
            return receiver.saveConversion(draft.toConversion(id, lifecycle));
        }

        @Override
        public CompletableFuture<Definitions> saveLifecycle(Definitions all, ConversionId id, Lifecycle next) {
            return receiver.saveConversion(all.conversion(id).orElseThrow().conversion().withLifecycle(next));
        }

        @Override
        public String sentence(String name, Lifecycle now) {
            return words.text("conversions.now." + now.name().toLowerCase(Locale.ROOT), name);
        }
    }
}
