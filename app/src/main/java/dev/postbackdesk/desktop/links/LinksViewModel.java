package dev.postbackdesk.desktop.links;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Rows;
import dev.postbackdesk.desktop.fx.SetupImport;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.LinkFigures;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/// The tracking links: a list, the form of the chosen one, and the test click. Used on the FX thread.
///
/// As with conversions, each link keeps its unsaved changes while others are looked at.
public final class LinksViewModel {
    static final LinkFigures NO_FIGURES = new LinkFigures(0, 0, 0, 0, 0,
            Collections.unmodifiableSortedMap(new TreeMap<>()));

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final LinkForm form;

    private final ObservableList<LinkRow> rows = FXCollections.observableArrayList();
    private final StringProperty find = new SimpleStringProperty("");
    private final BooleanProperty showArchived = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper archived = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper clicking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LinkRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LinkFigures> figures = new ReadOnlyObjectWrapper<>(NO_FIGURES);
    private final ReadOnlyObjectWrapper<@Nullable TestClickReport> click = new ReadOnlyObjectWrapper<>();

    /// Unsaved forms by key; those of new links under negative keys.
    private final Map<Integer, LinkDraft> drafts = new LinkedHashMap<>();
    private Definitions definitions = Definitions.NONE;
    private Map<Integer, LinkFigures> allFigures = Map.of();
    private @Nullable Integer chosen;
    private LinkDraft saved = LinkDraft.empty();
    private int lastNew;

    public LinksViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        form = new LinkForm(receiver.networks(), words);
        form.draftProperty().addListener((_, _, _) -> edited());
        find.subscribe(_ -> list());
        showArchived.subscribe(_ -> list());
    }

    /// Reads definitions and figures, now and whenever the screen is shown again.
    public void refresh() {
        tasks.then(receiver.definitions(), this::show, this::failed);
        refreshFigures();
    }

    /// Reads the figures again, after clicks or postbacks arrived.
    public void refreshFigures() {
        tasks.then(receiver.linkFigures(), now -> {
            allFigures = now;
            list();
        }, this::failed);
    }

    /// Shows other definitions, keeping what is being edited.
    public void show(Definitions now) {
        definitions = now;
        loaded.set(true);
        Integer key = chosen;
        if (key != null && !dirty.get()) {
            now.link(key).map(stored -> LinkDraft.of(stored.link())).filter(one -> !one.equals(saved))
                    .ifPresent(draft -> load(draft, key));
        }
        form.know(now);
        list();
        if (key == null || rows.stream().noneMatch(row -> key == row.key())) {
            rows.stream().findFirst().ifPresentOrElse(row -> choose(row.key()), this::chooseNone);
        }
        edited();
    }

    private void list() {
        String sought = find.get().strip().toLowerCase(Locale.ROOT);
        List<LinkRow> all = Stream.concat(drafts.keySet().stream().filter(key -> key < 0).map(this::newRow),
                definitions.links().stream().map(this::row)).toList();
        archived.set((int) all.stream().filter(row -> row.lifecycle() == Lifecycle.ARCHIVED).count());
        List<LinkRow> wanted = all.stream()
                .filter(row -> isChosen(row)
                        || (showArchived.get() == (row.lifecycle() == Lifecycle.ARCHIVED) && matches(row, sought)))
                .toList();
        Rows.update(rows, wanted, LinkRow::key);
        selected.set(rows.stream().filter(this::isChosen).findFirst().orElse(null));
        figures.set(chosen == null ? NO_FIGURES : allFigures.getOrDefault(chosen, NO_FIGURES));
    }

    private boolean isChosen(LinkRow row) {
        return chosen != null && chosen == row.key();
    }

    private static boolean matches(LinkRow row, String sought) {
        return Stream.of(row.name(), row.slug(), row.network())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
    }

    private LinkRow newRow(int key) {
        LinkDraft draft = drafts.getOrDefault(key, LinkDraft.empty());
        String name = TextRules.tidy(draft.name());
        return new LinkRow(key, name.isEmpty() ? words.text("links.new.name") : name, TextRules.tidy(draft.slug()),
                shortName(draft.network()), Lifecycle.ACTIVE, 0, "", true);
    }

    private LinkRow row(StoredLink stored) {
        TrackingLink link = stored.link();
        String network = link.network();
        return new LinkRow(stored.key(), link.name(), link.slug().value(), network == null ? "" : shortName(network),
                link.lifecycle(), allFigures.getOrDefault(stored.key(), NO_FIGURES).clicksToday(), warning(link),
                drafts.containsKey(stored.key()));
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

    /// Shows another link's form.
    public void choose(int key) {
        if (chosen != null && chosen == key) {
            return;
        }
        chosen = key;
        click.set(null);
        saved = stored(key).map(LinkDraft::of).orElseGet(LinkDraft::empty);
        form.load(drafts.getOrDefault(key, saved), key < 0 ? null : key);
        edited();
        list();
    }

    private void chooseNone() {
        chosen = null;
        click.set(null);
        load(LinkDraft.empty(), null);
        list();
    }

    private void load(LinkDraft draft, @Nullable Integer key) {
        saved = draft;
        form.load(draft, key);
    }

    private void edited() {
        Integer key = chosen;
        if (key == null) {
            dirty.set(false);
            return;
        }
        LinkDraft draft = form.draftProperty().get();
        boolean differs = key < 0 || !draft.equals(saved);
        if (differs) {
            drafts.put(key, draft);
        } else {
            drafts.remove(key);
        }
        boolean listChanges = differs != dirty.get() || key < 0;
        dirty.set(differs);
        if (listChanges) {
            list();
        }
    }

    /// Starts a new link, which is stored when it is saved. With exactly one conversion in use, it carries that.
    public void create() {
        List<ConversionId> inUse = definitions.conversions().stream().map(StoredConversion::conversion)
                .filter(conversion -> conversion.lifecycle().isActive()).map(Conversion::id).toList();
        start(new LinkDraft("", "", "", "", inUse.size() == 1 ? inUse : List.of()));
    }

    /// Starts a new link that is like the chosen one, as its form shows it, under a slug of its own.
    public void duplicate() {
        if (chosen == null) {
            return;
        }
        LinkDraft draft = form.draftProperty().get();
        String slug = TextRules.tidy(draft.slug());
        start(draft.copyAs(words.text("forms.copy-of", TextRules.tidy(draft.name())),
                Slugs.free(slug.isEmpty() ? "link" : slug, this::isTakenOrDrafted)));
    }

    private boolean isTakenOrDrafted(String slug) {
        return LinkRules.isTaken(slug, definitions, null)
                || drafts.values().stream().anyMatch(draft -> draft.slug().strip().equalsIgnoreCase(slug));
    }

    private void start(LinkDraft draft) {
        lastNew--;
        drafts.put(lastNew, draft);
        find.set("");
        showArchived.set(false);
        choose(lastNew);
    }

    /// Stores the form, or shows what is wrong with it.
    ///
    /// @return the first field that needs a look
    Optional<LinkField> save() {
        Optional<LinkField> problem = form.firstProblem();
        Integer key = chosen;
        if (problem.isPresent() || key == null || saving.get() || !dirty.get()) {
            return problem;
        }
        LinkDraft submitted = form.draftProperty().get();
        TrackingLink link = submitted.toLink(stored(key).map(TrackingLink::lifecycle).orElse(Lifecycle.ACTIVE));
        saving.set(true);
        tasks.then(receiver.saveLink(key < 0 ? null : key, link), now -> {
            saving.set(false);
            stored(now, key, link, submitted);
        }, problemOfStoring -> {
            saving.set(false);
            failed(problemOfStoring);
        });
        return Optional.empty();
    }

    private void stored(Definitions now, int key, TrackingLink link, LinkDraft submitted) {
        int storedKey = now.link(link.slug()).map(StoredLink::key).orElse(key);
        definitions = now;
        boolean stillShown = chosen != null && chosen == key;
        LinkDraft current = stillShown ? form.draftProperty().get() : drafts.getOrDefault(key, submitted);
        drafts.remove(key);
        if (!current.equals(submitted)) {
            // Typed on while it was being stored.
            drafts.put(storedKey, current);
        }
        if (stillShown) {
            chosen = storedKey;
            saved = LinkDraft.of(link);
            form.know(now);
            form.load(current.equals(submitted) ? saved : current, storedKey);
            edited();
        }
        show(now);
    }

    /// Forgets what is not saved.
    public void discard() {
        Integer key = chosen;
        if (key == null) {
            return;
        }
        LinkDraft lost = form.draftProperty().get();
        drafts.remove(key);
        if (key < 0) {
            chosen = null;
            show(definitions);
        } else {
            load(saved, key);
            edited();
        }
        notices.done(words.text("forms.discarded"), () -> {
            drafts.put(key, lost);
            chosen = null;
            choose(key);
        });
    }

    /// Pauses an active link, resumes a paused one.
    public void pauseOrResume() {
        change(Lifecycle.ACTIVE, Lifecycle.PAUSED);
    }

    /// Archives a link, or restores an archived one as paused.
    public void archiveOrRestore() {
        change(Lifecycle.ARCHIVED, Lifecycle.PAUSED);
    }

    private void change(Lifecycle one, Lifecycle other) {
        Integer key = chosen;
        if (key == null) {
            return;
        }
        stored(key).ifPresent(link -> {
            Lifecycle next = link.lifecycle() != one ? one : other;
            tasks.then(receiver.saveLink(key, link.withLifecycle(next)), now -> {
                if (next == Lifecycle.ARCHIVED && !showArchived.get() && key.equals(chosen) && !dirty.get()) {
                    chosen = null;
                }
                show(now);
                notices.done(words.text("links.now." + next.name().toLowerCase(Locale.ROOT), link.name()),
                        () -> restore(key, link.lifecycle()));
            }, this::failed);
        });
    }

    private void restore(int key, Lifecycle before) {
        stored(key).ifPresent(link -> tasks.then(receiver.saveLink(key, link.withLifecycle(before)), now -> {
            show(now);
            choose(key);
        }, this::failed));
    }

    /// Clicks the link as it is stored, over HTTP, without following it.
    public void clickItNow() {
        Integer key = chosen;
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
            if (key.equals(chosen)) {
                click.set(TestClickReport.of(words, result, dirty.get()));
            }
            refreshFigures();
        }, problem -> {
            clicking.set(false);
            failed(problem);
        });
    }

    /// Imports a definitions file.
    public void importSetup(Path file) {
        new SetupImport(receiver, tasks, words, notices).run(file, this::refresh);
    }

    private void failed(ReceiverException problem) {
        notices.failed(problem.sentence());
    }

    private Optional<TrackingLink> stored(int key) {
        return definitions.link(key).map(StoredLink::link);
    }

    /// The conversions that the form does not carry yet, archived ones left out.
    List<Conversion> conversionsToAdd() {
        return definitions.conversions().stream().map(StoredConversion::conversion)
                .filter(conversion -> conversion.lifecycle() != Lifecycle.ARCHIVED
                        && !form.conversions().contains(conversion.id()))
                .toList();
    }

    /// What a conversion is called on its chip: one that is not active says so.
    String conversionName(ConversionId id) {
        return definitions.conversion(id).map(StoredConversion::conversion)
                .map(conversion -> conversion.lifecycle().isActive()
                        ? conversion.name()
                        : words.text("links.conversion." + conversion.lifecycle().name().toLowerCase(Locale.ROOT),
                                conversion.name()))
                .orElse(id.value());
    }

    boolean hasConversions() {
        return !definitions.conversions().isEmpty();
    }

    /// What stands before the slug.
    String linkBase() {
        return receiver.baseAddress() + "/c/";
    }

    /// The tracking link as the form has it.
    String trackingLink() {
        return linkBase() + TextRules.tidy(form.slugProperty().get());
    }

    /// Names of what is unsaved; a new form that nobody wrote into is none.
    public List<String> unsaved() {
        List<String> names = new ArrayList<>();
        drafts.values().stream().filter(draft -> !(draft.name() + draft.slug() + draft.destination()).isBlank())
                .forEach(draft -> names.add(draft.name().isBlank() ? words.text("links.new.name") : draft.name()));
        return names;
    }

    /// Whether anything is unsaved, here or in another link's form: the window asks before it closes.
    public boolean hasUnsavedChanges() {
        return !unsaved().isEmpty();
    }

    Networks networks() {
        return receiver.networks();
    }

    LinkForm form() {
        return form;
    }

    ObservableList<LinkRow> rows() {
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

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty clickingProperty() {
        return clicking.getReadOnlyProperty();
    }

    /// The chosen row, or null where there is none.
    ReadOnlyObjectProperty<@Nullable LinkRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LinkFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /// What came of the last test click of this link, or null.
    ReadOnlyObjectProperty<@Nullable TestClickReport> clickProperty() {
        return click.getReadOnlyProperty();
    }
}
