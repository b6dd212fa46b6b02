package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Reach;
import dev.postbackdesk.desktop.fx.Rows;
import dev.postbackdesk.desktop.fx.SetupImport;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The conversions: a list, the form of the chosen one, and its postback URL. Used on the FX thread.
///
/// Each conversion keeps its unsaved changes while others are looked at; so nothing is lost by choosing another, and
/// nobody has to answer a question for it.
public final class ConversionsViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final RandomGenerator random;
    private final ConversionForm form;

    private final ObservableList<ConversionRow> rows = FXCollections.observableArrayList();
    private final StringProperty find = new SimpleStringProperty("");
    private final BooleanProperty showArchived = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper archived = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ConversionRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PostbackUrl> postbackUrl = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ConversionFigures> figures = new ReadOnlyObjectWrapper<>(
            ConversionNotes.NO_FIGURES);

    /// Unsaved forms, the new conversions' among them.
    private final Map<ConversionId, ConversionDraft> drafts = new LinkedHashMap<>();
    private Definitions definitions = Definitions.NONE;
    private Map<ConversionId, ConversionFigures> allFigures = Map.of();
    private @Nullable ConversionId chosen;
    /// What the chosen one's form is compared with.
    private ConversionDraft saved = ConversionDraft.empty();

    /// @param random makes ids and secrets: a secure one outside of tests
    public ConversionsViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices,
            RandomGenerator random) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        this.random = random;
        form = new ConversionForm(receiver.networks(), words, random);
        form.draftProperty().addListener((_, _, _) -> edited());
        find.subscribe(_ -> list());
        showArchived.subscribe(_ -> list());
    }

    /// Reads definitions and figures, now and whenever the screen is shown again.
    public void refresh() {
        tasks.then(receiver.definitions(), this::show, this::failed);
        refreshFigures();
    }

    /// Reads the figures again, after postbacks arrived.
    public void refreshFigures() {
        tasks.then(receiver.conversionFigures(), now -> {
            allFigures = now;
            list();
        }, this::failed);
    }

    /// Shows other definitions, keeping what is being edited.
    public void show(Definitions now) {
        definitions = now;
        loaded.set(true);
        ConversionId id = chosen;
        if (id != null && !dirty.get()) {
            now.conversion(id).map(stored -> ConversionDraft.of(stored.conversion())).filter(one -> !one.equals(saved))
                    .ifPresent(this::load);
        }
        list();
        if (id == null || rows.stream().noneMatch(row -> row.id().equals(id))) {
            rows.stream().findFirst().ifPresentOrElse(row -> choose(row.id()), this::chooseNone);
        }
        edited();
    }

    private void list() {
        String sought = find.get().strip().toLowerCase(Locale.ROOT);
        List<ConversionRow> all = Stream.concat(
                drafts.keySet().stream().filter(id -> definitions.conversion(id).isEmpty()).map(this::newRow),
                definitions.conversions().stream().map(this::row)).toList();
        archived.set((int) all.stream().filter(row -> row.lifecycle() == Lifecycle.ARCHIVED).count());
        List<ConversionRow> wanted = all.stream()
                .filter(row -> row.id().equals(chosen)
                        || (showArchived.get() == (row.lifecycle() == Lifecycle.ARCHIVED) && matches(row, sought)))
                .toList();
        Rows.update(rows, wanted, ConversionRow::id);
        selected.set(rows.stream().filter(row -> row.id().equals(chosen)).findFirst().orElse(null));
        figures.set(chosen == null
                ? ConversionNotes.NO_FIGURES
                : allFigures.getOrDefault(chosen, ConversionNotes.NO_FIGURES));
    }

    private static boolean matches(ConversionRow row, String sought) {
        return row.name().toLowerCase(Locale.ROOT).contains(sought)
                || row.id().value().toLowerCase(Locale.ROOT).contains(sought);
    }

    private ConversionRow newRow(ConversionId id) {
        ConversionDraft draft = drafts.getOrDefault(id, ConversionDraft.empty());
        String name = TextRules.tidy(draft.name());
        return new ConversionRow(id, name.isEmpty() ? words.text("conversions.new.name") : name, Lifecycle.ACTIVE, 0, 0,
                "", false, true);
    }

    private ConversionRow row(StoredConversion stored) {
        Conversion conversion = stored.conversion();
        int links = linksInUse(conversion.id());
        ConversionFigures its = allFigures.getOrDefault(conversion.id(), ConversionNotes.NO_FIGURES);
        return new ConversionRow(conversion.id(), conversion.name(), conversion.lifecycle(), links, its.today(),
                ConversionNotes.warning(words, conversion, links, networks()), true,
                drafts.containsKey(conversion.id()));
    }

    private int linksInUse(ConversionId id) {
        return (int) definitions.linksCarrying(id).stream()
                .filter(stored -> stored.link().lifecycle() != Lifecycle.ARCHIVED).count();
    }

    /// Shows another conversion's form.
    public void choose(ConversionId id) {
        if (id.equals(chosen)) {
            return;
        }
        chosen = id;
        saved = stored(id).map(ConversionDraft::of).orElseGet(ConversionDraft::empty);
        form.load(drafts.getOrDefault(id, saved));
        edited();
        list();
    }

    private void chooseNone() {
        chosen = null;
        load(ConversionDraft.empty());
        list();
    }

    private void load(ConversionDraft draft) {
        saved = draft;
        form.load(draft);
    }

    private void edited() {
        ConversionId id = chosen;
        if (id == null) {
            dirty.set(false);
            postbackUrl.set(null);
            return;
        }
        ConversionDraft draft = form.draftProperty().get();
        boolean isNew = stored(id).isEmpty();
        boolean differs = isNew || !draft.equals(saved);
        if (differs) {
            drafts.put(id, draft);
        } else {
            drafts.remove(id);
        }
        boolean listChanges = differs != dirty.get() || isNew;
        dirty.set(differs);
        if (listChanges) {
            list();
        }
        Conversion shown = form.sound(saved).toConversion(id, Lifecycle.ACTIVE);
        postbackUrl.set(PostbackUrl.of(receiver.baseAddress(), shown, networks()));
    }

    /// Starts a new conversion, which is stored when it is saved.
    public void create() {
        start(ConversionDraft.empty());
    }

    /// Starts a new conversion that is like the chosen one, as its form shows it.
    public void duplicate() {
        if (chosen != null) {
            start(form.draftProperty().get()
                    .copyNamed(words.text("forms.copy-of", TextRules.tidy(form.nameProperty().get()))));
        }
    }

    private void start(ConversionDraft draft) {
        ConversionId id = ConversionId.generate(random);
        drafts.put(id, draft);
        find.set("");
        showArchived.set(false);
        choose(id);
    }

    /// Stores the form, or shows what is wrong with it.
    ///
    /// @return the first field that needs a look
    Optional<ConversionField> save() {
        Optional<ConversionField> problem = form.firstProblem();
        ConversionId id = chosen;
        if (problem.isPresent() || id == null || saving.get() || !dirty.get()) {
            return problem;
        }
        ConversionDraft submitted = form.draftProperty().get();
        Lifecycle lifecycle = stored(id).map(Conversion::lifecycle).orElse(Lifecycle.ACTIVE);
        Conversion conversion = submitted.toConversion(id, lifecycle);
        saving.set(true);
        tasks.then(receiver.saveConversion(conversion), now -> {
            saving.set(false);
            drafts.remove(id, submitted);
            if (id.equals(chosen)) {
                ConversionDraft stored = ConversionDraft.of(conversion);
                if (form.draftProperty().get().equals(submitted)) {
                    definitions = now;
                    load(stored);
                } else {
                    saved = stored;
                }
            }
            show(now);
        }, problemOfStoring -> {
            saving.set(false);
            failed(problemOfStoring);
        });
        return Optional.empty();
    }

    /// Forgets what is not saved.
    public void discard() {
        ConversionId id = chosen;
        if (id == null) {
            return;
        }
        ConversionDraft lost = form.draftProperty().get();
        drafts.remove(id);
        if (stored(id).isPresent()) {
            load(saved);
            edited();
        } else {
            chosen = null;
            show(definitions);
        }
        notices.done(words.text("forms.discarded"), () -> {
            drafts.put(id, lost);
            chosen = null;
            choose(id);
        });
    }

    /// Pauses an active conversion, resumes a paused one.
    public void pauseOrResume() {
        storedChosen().ifPresent(conversion -> change(conversion,
                conversion.lifecycle() == Lifecycle.ACTIVE ? Lifecycle.PAUSED : Lifecycle.ACTIVE));
    }

    /// Archives a conversion, or restores an archived one as paused.
    public void archiveOrRestore() {
        storedChosen().ifPresent(conversion -> change(conversion,
                conversion.lifecycle() == Lifecycle.ARCHIVED ? Lifecycle.PAUSED : Lifecycle.ARCHIVED));
    }

    private void change(Conversion conversion, Lifecycle next) {
        tasks.then(receiver.saveConversion(conversion.withLifecycle(next)), now -> {
            if (next == Lifecycle.ARCHIVED && !showArchived.get() && conversion.id().equals(chosen)
                    && !dirty.get()) {
                chosen = null;
            }
            show(now);
            notices.done(words.text("conversions.now." + next.name().toLowerCase(Locale.ROOT), conversion.name()),
                    () -> restore(conversion));
        }, this::failed);
    }

    private void restore(Conversion before) {
        stored(before.id()).ifPresent(present -> tasks
                .then(receiver.saveConversion(present.withLifecycle(before.lifecycle())), now -> {
                    show(now);
                    choose(before.id());
                }, this::failed));
    }

    /// Imports a definitions file.
    public void importSetup(Path file) {
        new SetupImport(receiver, tasks, words, notices).run(file, this::refresh);
    }

    private void failed(ReceiverException problem) {
        notices.failed(problem.sentence());
    }

    private Optional<Conversion> stored(ConversionId id) {
        return definitions.conversion(id).map(StoredConversion::conversion);
    }

    private Optional<Conversion> storedChosen() {
        return chosen == null ? Optional.empty() : stored(chosen);
    }

    /// Notes on the postback URL, the most urgent first.
    List<ConversionNotes.Note> notes() {
        ConversionRow row = selected.get();
        return row == null
                ? List.of()
                : ConversionNotes.of(words, row, Reach.isLocalOnly(receiver.baseAddress()),
                        receiver.baseAddress().getHost());
    }

    /// Whether anything is unsaved, here or in another conversion's form: the window asks before it closes.
    public boolean hasUnsavedChanges() {
        return !unsaved().isEmpty();
    }

    /// Names of what is unsaved; a new form that nobody wrote into is none.
    public List<String> unsaved() {
        List<String> names = new ArrayList<>();
        drafts.values().stream().filter(draft -> !draft.equals(ConversionDraft.empty())).forEach(
                draft -> names.add(draft.name().isBlank() ? words.text("conversions.new.name") : draft.name()));
        return names;
    }

    Networks networks() {
        return receiver.networks();
    }

    ConversionForm form() {
        return form;
    }

    ObservableList<ConversionRow> rows() {
        return rows;
    }

    StringProperty findProperty() {
        return find;
    }

    BooleanProperty showArchivedProperty() {
        return showArchived;
    }

    ReadOnlyIntegerProperty archivedProperty() {
        return archived.getReadOnlyProperty();
    }

    /// Whether the definitions were read yet: before that an empty list says nothing.
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// The chosen row, or null where there is none.
    ReadOnlyObjectProperty<@Nullable ConversionRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable PostbackUrl> postbackUrlProperty() {
        return postbackUrl.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ConversionFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }
}
