package dev.postbackdesk.desktop.editing;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.editing.Kind.Stored;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Rows;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The definitions of one kind as a list, the chosen one in its form, and what is edited but not saved. Used on the FX
/// thread.
///
/// Each keeps its unsaved changes while others are looked at; so nothing is lost by choosing another, and nobody has to
/// answer a question for it.
///
/// @param <K> tells definitions apart, new ones among them
/// @param <D> a definition as its form holds it
/// @param <R> a row of the list
public final class Editor<K, D, R> {
    private static final String DEFINITIONS = "definitions";

    /// @param base what was stored when the editing began
    private record Edit<D>(D draft, D base) {}

    private final Kind<K, D, R> kind;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final Trouble trouble = new Trouble();

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final StringProperty find = new SimpleStringProperty("");
    private final BooleanProperty showArchived = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper archived = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changedElsewhere = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable R> selected = new ReadOnlyObjectWrapper<>();

    /// Unsaved changes, the new ones' among them.
    private final Map<K, Edit<D>> edits = new LinkedHashMap<>();
    /// What is to be written after what is being written now: each begins with what the one before it stored, as it would
    /// take that back otherwise.
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Definitions definitions = Definitions.NONE;
    private @Nullable K chosen;
    private boolean writing;

    public Editor(Kind<K, D, R> kind, Tasks tasks, Messages words, Notices notices) {
        this.kind = kind;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        find.addListener((_, _, _) -> list());
        showArchived.addListener((_, _, _) -> list());
    }

    /// Shows other definitions, keeping what is being edited.
    public void show(Definitions now) {
        K key = chosen;
        boolean unedited = key != null && !dirty.get();
        definitions = now;
        kind.know(now);
        if (key != null && unedited) {
            draftOf(key).filter(stored -> !stored.equals(kind.shown())).ifPresent(kind::load);
        }
        list();
        if (key == null || rows.stream().noneMatch(row -> key.equals(kind.key(row)))) {
            rows.stream().findFirst().ifPresentOrElse(row -> choose(kind.key(row)), this::chooseNone);
        }
        edited();
        failure.set("");
        trouble.over(DEFINITIONS);
        loaded.set(true);
    }

    /// The definitions are being read: why they could not be does not count any more.
    public void loading() {
        failure.set("");
    }

    /// The definitions can't be read. Where there are some from before, these stay, and the user is told.
    ///
    /// @param again reads them once more
    public void failedToLoad(ReceiverException problem, Runnable again) {
        if (loaded.get()) {
            trouble.tell(DEFINITIONS, problem, again);
        } else {
            failure.set(problem.sentence());
        }
    }

    /// Runs `command` when the definitions are there, which may be at once.
    public void whenLoaded(Runnable command) {
        if (loaded.get()) {
            command.run();
        } else {
            loaded.addListener((_, _, _) -> command.run());
        }
    }

    /// Puts the rows together again, since what they show may be another.
    public void list() {
        String sought = find.get().strip().toLowerCase(Locale.ROOT);
        List<R> all = Stream.concat(
                edits.entrySet().stream().filter(edit -> stored(edit.getKey()).isEmpty())
                        .map(edit -> kind.newRow(edit.getKey(), edit.getValue().draft())),
                kind.rows(definitions).stream()).toList();
        Predicate<R> isArchived = row -> kind.lifecycle(row) == Lifecycle.ARCHIVED;
        archived.set((int) all.stream().filter(isArchived).count());
        found.set((int) all.stream()
                .filter(row -> showArchived.get() == isArchived.test(row) && kind.matches(row, sought)).count());
        Rows.update(rows, all.stream().filter(row -> isChosen(row)
                || (showArchived.get() == isArchived.test(row) && kind.matches(row, sought))).toList(), kind::key);
        selected.set(rows.stream().filter(this::isChosen).findFirst().orElse(null));
        kind.changed();
    }

    private boolean isChosen(R row) {
        return kind.key(row).equals(chosen);
    }

    /// Shows another one's form.
    public void choose(K key) {
        if (key.equals(chosen)) {
            return;
        }
        chosen = key;
        Edit<D> edit = edits.get(key);
        kind.load(edit == null ? draftOf(key).orElseGet(kind::empty) : edit.draft());
        edited();
        list();
    }

    private void chooseNone() {
        chosen = null;
        kind.load(kind.empty());
        list();
    }

    /// The form holds something else.
    public void edited() {
        K key = chosen;
        if (key == null) {
            dirty.set(false);
            changedElsewhere.set(false);
            kind.changed();
            return;
        }
        D draft = kind.shown();
        D stored = draftOf(key).orElse(null);
        boolean differs = !draft.equals(stored);
        if (differs) {
            D began = stored == null ? draft : stored;
            Edit<D> edit = edits.merge(key, new Edit<>(draft, began), (before, _) -> new Edit<>(draft, before.base()));
            // What is on its way to the store comes back as somebody else's change for a moment.
            changedElsewhere.set(stored != null && !saving.get() && !edit.base().equals(stored));
        } else {
            edits.remove(key);
            changedElsewhere.set(false);
        }
        boolean listChanges = differs != dirty.get() || stored == null;
        dirty.set(differs);
        if (listChanges) {
            list();
        } else {
            kind.changed();
        }
    }

    /// Starts a new one, which is stored when it is saved.
    public void start(K key, D draft) {
        edits.put(key, new Edit<>(draft, draft));
        find.set("");
        showArchived.set(false);
        choose(key);
    }

    /// Stores the form, which has no problems.
    public void save() {
        K key = chosen;
        if (key == null || saving.get() || !dirty.get()) {
            return;
        }
        D submitted = kind.shown();
        Optional<Stored<D>> before = stored(key);
        saving.set(true);
        write(() -> kind.save(key, submitted, stored(key).map(Stored::lifecycle).orElse(Lifecycle.ACTIVE)), now -> {
            saving.set(false);
            saved(now, key, submitted);
            before.ifPresent(old -> notices.done(words.text("forms.saved-one", kind.name(submitted)),
                    () -> unsave(key, old, submitted)));
        }, problem -> {
            saving.set(false);
            failed(problem);
            edited();
        });
    }

    /// Writes when all that was to be written before is: `write` is asked then.
    private void write(Supplier<CompletableFuture<Definitions>> write, Consumer<Definitions> done,
            Consumer<ReceiverException> refused) {
        waiting.addLast(() -> tasks.then(write.get(), now -> written(() -> done.accept(now)),
                problem -> written(() -> refused.accept(problem))));
        if (!writing) {
            writeNext();
        }
    }

    /// However it ends, what waits is not kept from being written.
    private void written(Runnable end) {
        try {
            end.run();
        } finally {
            writeNext();
        }
    }

    private void writeNext() {
        Runnable next = waiting.pollFirst();
        writing = next != null;
        if (next != null) {
            next.run();
        }
    }

    /// Stores what was stored before, unless somebody stored something else meanwhile.
    private void unsave(K key, Stored<D> before, D submitted) {
        Stored<D> stored = stored(key).orElse(null);
        if (stored == null || !stored.draft().equals(submitted)) {
            notices.failed(words.text("forms.changed-since", kind.name(submitted)));
            return;
        }
        write(() -> kind.save(key, before.draft(), stored(key).orElse(stored).lifecycle()), now -> {
            show(now);
            choose(key);
        }, this::failed);
    }

    private void saved(Definitions now, K before, D submitted) {
        definitions = now;
        kind.know(now);
        K key = kind.keyOf(now, before, submitted);
        D stored = draftOf(key).orElse(submitted);
        boolean stillShown = before.equals(chosen);
        Edit<D> edit = edits.remove(before);
        D current = stillShown ? kind.shown() : edit == null ? submitted : edit.draft();
        if (!current.equals(submitted)) {
            // Typed on while it was being stored.
            edits.put(key, new Edit<>(current, stored));
        }
        if (stillShown) {
            chosen = key;
            kind.load(current.equals(submitted) ? stored : current);
            edited();
        }
        show(now);
    }

    /// Forgets what is not saved of the chosen one.
    public void discard() {
        K key = chosen;
        Edit<D> lost = key == null ? null : edits.remove(key);
        if (key == null || lost == null) {
            return;
        }
        draftOf(key).ifPresentOrElse(kind::load, () -> chosen = null);
        show(definitions);
        notices.done(words.text("forms.discarded"), () -> {
            edits.put(key, lost);
            chosen = null;
            choose(key);
        });
    }

    /// Pauses an active one, resumes a paused one.
    public void pauseOrResume() {
        change(Lifecycle.ACTIVE, Lifecycle.PAUSED);
    }

    /// Archives one, or restores an archived one as paused.
    public void archiveOrRestore() {
        change(Lifecycle.ARCHIVED, Lifecycle.PAUSED);
    }

    private void change(Lifecycle one, Lifecycle other) {
        K key = chosen;
        if (key != null) {
            stored(key).ifPresent(stored -> change(key, stored, stored.lifecycle() != one ? one : other));
        }
    }

    private void change(K key, Stored<D> before, Lifecycle next) {
        write(() -> kind.saveLifecycle(definitions, key, next), now -> {
            if (next == Lifecycle.ARCHIVED && !showArchived.get() && key.equals(chosen) && !dirty.get()) {
                chosen = null;
            }
            show(now);
            notices.done(kind.sentence(before.name(), next), () -> restore(key, before.lifecycle()));
        }, this::failed);
    }

    private void restore(K key, Lifecycle before) {
        if (stored(key).isPresent()) {
            write(() -> kind.saveLifecycle(definitions, key, before), now -> {
                show(now);
                choose(key);
            }, this::failed);
        }
    }

    private void failed(ReceiverException problem) {
        notices.failed(problem.sentence());
    }

    private Optional<Stored<D>> stored(K key) {
        return kind.stored(definitions, key);
    }

    private Optional<D> draftOf(K key) {
        return stored(key).map(Stored::draft);
    }

    /// Whether its form holds unsaved changes.
    public boolean isEdited(K key) {
        return edits.containsKey(key);
    }

    /// All unsaved drafts.
    public List<D> drafts() {
        return edits.values().stream().map(Edit::draft).toList();
    }

    /// Names of what is unsaved; a new form that nobody wrote into is none.
    public List<String> unsaved() {
        return edits.entrySet().stream()
                .filter(edit -> stored(edit.getKey()).isPresent() || !kind.isUntouched(edit.getValue().draft()))
                .map(edit -> kind.name(edit.getValue().draft())).toList();
    }

    public Definitions definitions() {
        return definitions;
    }

    /// The key of the chosen one.
    public Optional<K> chosen() {
        return Optional.ofNullable(chosen);
    }

    public ObservableList<R> rows() {
        return rows;
    }

    public StringProperty findProperty() {
        return find;
    }

    public BooleanProperty showArchivedProperty() {
        return showArchived;
    }

    public ReadOnlyIntegerProperty archivedProperty() {
        return archived.getReadOnlyProperty();
    }

    /// How many rows match what is sought; the chosen one stays in the list all the same.
    public ReadOnlyIntegerProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Why the definitions can't be read; `""` where they can, or nobody knows yet.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What could not be read anew.
    public Trouble trouble() {
        return trouble;
    }

    /// Whether the definitions were read yet: before that an empty list says nothing.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// Whether the chosen one is being edited, and was stored anew by somebody else since that began.
    public ReadOnlyBooleanProperty changedElsewhereProperty() {
        return changedElsewhere.getReadOnlyProperty();
    }

    /// The chosen row, or null where there is none.
    public ReadOnlyObjectProperty<@Nullable R> selectedProperty() {
        return selected.getReadOnlyProperty();
    }
}
