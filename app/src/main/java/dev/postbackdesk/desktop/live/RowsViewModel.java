package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.table.Answered;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.PostbackPage;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The rows of the live table: a bounded window over what is stored and matches, newest first. While it follows, new rows
/// come in at the top; while the user looks at older ones, or has paused it, it stays. What no index serves is looked for in
/// steps, and what a step finds is shown at once. Used on the FX thread.
final class RowsViewModel {
    /// Rows that are kept at most.
    static final int MOST_ROWS = 2000;
    private static final int PAGE = 256;
    /// Numbers that are looked through before the user is asked whether to go on.
    private static final long WINDOW = 200_000;

    /// What [#trouble] calls looking through what arrived: an older page that was read, or was not, says nothing of that.
    private static final String ARRIVALS = "arrivals";

    /// What stands in the table's place.
    enum State {
        LOADING,
        /// Nothing has ever arrived.
        EMPTY,
        /// Nothing matches the search.
        NO_MATCH, ROWS, FAILED
    }

    /// How far a search is that looks through what is stored.
    ///
    /// @param running whether it goes on by itself
    /// @param looked how many postbacks it looked through
    /// @param further whether older ones are left
    record Progress(boolean running, long looked, boolean further) {
        static final Progress NONE = new Progress(false, 0, false);

        // A record's own is put together when it is first called, which a start would wait for.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Progress progress && running == progress.running && looked == progress.looked
                    && further == progress.further;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(looked);
        }
    }

    private final Receiver receiver;
    private final Tasks tasks;
    private final Supplier<Search> search;
    private final ObservableList<PostbackRow> rows = FXCollections.observableArrayList();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty scrolled = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyLongWrapper reloads = new ReadOnlyLongWrapper();
    private Consumer<List<Long>> arrivals = _ -> {};
    private Runnable toEnd = () -> {};
    /// By the search that the rows are read for.
    private final Answered<String> answered = new Answered<>("rows");
    private PostbackQuery query = PostbackQuery.NEWEST;
    private CompletableFuture<PostbackPage> step = CompletableFuture.completedFuture(null);
    private boolean reachesNewest = true;
    /// Where older rows begin; null where there are none.
    private @Nullable Long older;
    private boolean reading;
    private final ArrivalSearch arrivalSearch;
    private boolean refreshAgain;
    /// Whether verdicts changed while a search had found nothing: what it passed by may match now.
    private boolean passedBy;
    /// Whether older ones were asked for: where there are none, that is said.
    private boolean asked;
    /// Whether somebody broke the search off, and it goes on only when asked.
    private boolean brokenOff;
    /// Whether the newest page is on its way: it takes the place of the rows, and may not hold what arrives until then.
    private boolean renewing;
    /// What arrived since it was asked for: the newest rows, oldest first, and the number of all.
    private final List<PostbackRow> meanwhile = new ArrayList<>();
    private long arrivedMeanwhile;
    private final Changes changes = new Changes();
    private long newest;
    private long looked;
    /// So many are looked through before the user is asked whether to go on.
    private long enough;
    private int generation;

    /// @param search what counts now
    RowsViewModel(Receiver receiver, Tasks tasks, Supplier<Search> search) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.search = search;
        arrivalSearch = new ArrivalSearch(receiver, tasks, this::found,
                error -> trouble().tell(ARRIVALS, error, this::reload));
    }

    /// The newest page anew.
    void reload() {
        int mine = ++generation;
        step.cancel(false);
        query = search.get().query(receiver.clock().instant()).withLimit(PAGE);
        reachesNewest = true;
        looked = 0;
        enough = WINDOW;
        arrivalSearch.newestIsAsked();
        refreshAgain = false;
        passedBy = false;
        brokenOff = false;
        renewing = true;
        forgetMeanwhile();
        answered.ask(search.get().text());
        if (answered.awaitedProperty().get() || reachedOldest()) {
            // How far another search went, and that it can be broken off, says nothing of this one; and the newest page alone
            // does not reach the oldest.
            progress.set(Progress.NONE);
        }
        asked = false;
        if (state.get() == State.FAILED) {
            state.set(State.LOADING);
        }
        reloads.set(mine);
        read(mine, null, 0, PAGE, true);
    }

    /// Rows below `before`, until there are `wanted`, nothing older is left, or it has looked far enough.
    private void read(int mine, @Nullable Long before, long floor, int wanted, boolean anew) {
        if (!arrivalSearch.isRunning()) {
            changes.forget();
        }
        reading = true;
        step = receiver.search(query.withBefore(before).withLimit(wanted), floor);
        tasks.then(step, page -> {
            if (mine == generation && !anew && !isWanted(page, before)) {
                leaveOut();
            } else if (mine == generation) {
                show(page, anew);
                looked += page.looked();
                Long next = page.next();
                older = next;
                int missing = wanted - page.rows().size();
                if (next == null || missing <= 0) {
                    settle(next != null && missing > 0);
                } else if (looked < enough) {
                    progress.set(new Progress(true, looked, true));
                    read(mine, next, 0, missing, false);
                } else {
                    finish(mine, next, missing);
                }
                if (anew && mine == generation) {
                    addMeanwhile();
                }
            }
        }, error -> {
            if (mine == generation) {
                failed(error, anew);
            }
        });
    }

    /// Far enough: of what is older, only what has a note that matches is added.
    private void finish(int mine, long below, int missing) {
        step = receiver.search(query.withBefore(below).withLimit(missing), below);
        tasks.then(step, page -> {
            if (mine == generation && !isWanted(page, below)) {
                leaveOut();
            } else if (mine == generation) {
                show(page, false);
                settle(true);
            }
        }, error -> {
            if (mine == generation) {
                failed(error, false);
            }
        });
    }

    /// Whether an older page still follows the rows here: while it was read, rows at the end may have had to go, and it would
    /// follow a gap. Where the top came in sight again, the newest don't give way to it either.
    private boolean isWanted(PostbackPage page, @Nullable Long before) {
        return Objects.equals(before, older)
                && (scrolled.get() || rows.size() + page.rows().size() <= MOST_ROWS);
    }

    /// Whoever looks at the end gets what follows it now; whoever looks at the top may have a search go on.
    private void leaveOut() {
        settle(progress.get().running() && !scrolled.get());
        if (scrolled.get()) {
            loadOlder();
        }
    }

    private void show(PostbackPage page, boolean anew) {
        answered.over();
        if (anew) {
            answered.answer(search.get().text());
            trouble().over(ARRIVALS);
            rows.setAll(asTheyAre(page.rows()));
            newest = page.rows().isEmpty() ? 0 : page.rows().getFirst().number();
            arrivalSearch.newestIsRead();
        } else if (!page.rows().isEmpty()) {
            rows.addAll(asTheyAre(page.rows()));
            newest = Math.max(newest, page.rows().getFirst().number());
            if (rows.size() > MOST_ROWS) {
                rows.remove(0, rows.size() - MOST_ROWS);
                reachesNewest = false;
                // What it found would stand above a gap, and is read where the table goes back to the newest.
                arrivalSearch.giveUp();
            }
        }
        if (!rows.isEmpty()) {
            state.set(State.ROWS);
        }
    }

    /// Those of a page that match now.
    private List<PostbackRow> asTheyAre(List<PostbackRow> read) {
        return read.stream().map(changes::of).filter(query::matches).toList();
    }

    private void settle(boolean further) {
        reading = false;
        progress.set(new Progress(false, looked, further));
        if (rows.isEmpty()) {
            state.set(search.get().isAll() ? State.EMPTY : State.NO_MATCH);
        } else {
            state.set(State.ROWS);
        }
        if (passedBy && rows.isEmpty()) {
            reload();
            return;
        }
        passedBy = false;
        // Above rows that had to go, what arrived would follow a gap.
        if (refreshAgain && reachesNewest) {
            refresh();
        }
    }

    /// Rows that are right stay: those of the same search, and those above an older page.
    private void failed(ReceiverException error, boolean anew) {
        reading = false;
        passedBy = false;
        boolean searching = progress.get().running();
        progress.set(new Progress(false, looked, searching));
        answered.fail(error, rows.isEmpty(), () -> {
            progress.set(Progress.NONE);
            rows.clear();
            forgetMeanwhile();
            state.set(State.FAILED);
        }, anew || searching ? this::reload : this::loadOlder);
        if (anew) {
            addMeanwhile();
        }
    }

    /// A page older than the oldest row here. Rows at the other end go where there are too many.
    void loadOlder() {
        Long from = older;
        if (!reading && from != null && !rows.isEmpty() && !progress.get().further()) {
            read(generation, from, 0, PAGE, false);
        }
    }

    /// Looks through older ones, where the search had stopped.
    void searchOlder() {
        Long from = older;
        if (!reading && from != null) {
            // What was found there already is found again, in its place.
            rows.removeIf(row -> row.number() < from);
            enough = looked + WINDOW;
            asked = true;
            brokenOff = false;
            progress.set(new Progress(true, looked, true));
            if (!scrolled.get() && rows.size() + PAGE > MOST_ROWS) {
                // The newest give way to what is found, which they don't while the top is in sight.
                toEnd.run();
            }
            read(generation, from, 0, PAGE, false);
        }
    }

    /// Breaks the search off; what it found stays.
    void stopSearching() {
        if (progress.get().running()) {
            generation++;
            step.cancel(false);
            passedBy = false;
            brokenOff = true;
            // What was being looked through for new ones is looked through by the next.
            refreshAgain |= arrivalSearch.isRunning();
            arrivalSearch.giveUp();
            settle(older != null);
            addMeanwhile();
        }
    }

    /// How many of those that arrived match and are not shown; empty if their rows do not tell.
    OptionalLong missed(Feed.Batch batch) {
        arrivalSearch.hear(batch);
        if (!query.isDecidedByRows() || batch.postbacks() > batch.rows().size()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                batch.rows().stream().filter(row -> row.number() > newest && query.matches(row)).count());
    }

    /// Adds what arrived, as far as it matches.
    void take(Feed.Batch batch) {
        boolean gap = arrivalSearch.hear(batch);
        boolean decided = query.isDecidedByRows();
        if (state.get() == State.FAILED || (gap && !decided)) {
            // Where nothing could be read, what arrives is not all there is.
            reload();
        } else if (!decided) {
            refresh();
        } else if (renewing) {
            keepMeanwhile(batch);
        } else {
            add(batch.rows(), batch.postbacks());
        }
    }

    private void keepMeanwhile(Feed.Batch batch) {
        meanwhile.addAll(batch.rows());
        arrivedMeanwhile += batch.postbacks();
        if (meanwhile.size() > Feed.MOST_ROWS) {
            meanwhile.subList(0, meanwhile.size() - Feed.MOST_ROWS).clear();
        }
    }

    private void forgetMeanwhile() {
        meanwhile.clear();
        arrivedMeanwhile = 0;
    }

    /// The newest page is here, or does not come.
    private void addMeanwhile() {
        List<PostbackRow> batch = List.copyOf(meanwhile);
        long postbacks = arrivedMeanwhile;
        renewing = false;
        forgetMeanwhile();
        if (!batch.isEmpty()) {
            add(batch, postbacks);
        }
    }

    /// @param batch the newest that arrived, oldest first
    /// @param postbacks how many arrived
    private void add(List<PostbackRow> batch, long postbacks) {
        List<PostbackRow> matching = new ArrayList<>();
        for (PostbackRow row : batch.reversed()) {
            // The page may have been read after some of the batch was stored.
            if (row.number() > newest && query.matches(row)) {
                matching.add(row);
            }
        }
        boolean flood = postbacks > batch.size();
        if (!batch.isEmpty()) {
            newest = Math.max(newest, batch.getLast().number());
        }
        if (flood && (reading || matching.size() < batch.size())) {
            // What came before the newest rows may match, and nothing older may follow a gap.
            reload();
        } else if (flood) {
            rows.setAll(matching);
            older = rows.getLast().number();
        } else if (!matching.isEmpty()) {
            rows.addAll(0, matching);
        }
        arrived(matching);
    }

    private void arrived(List<PostbackRow> matching) {
        if (rows.size() > MOST_ROWS) {
            rows.remove(MOST_ROWS, rows.size());
            long last = rows.getLast().number();
            // Where a search stopped, rows below that were found by their notes: what lies between was not looked through.
            older = older == null ? last : Math.max(older, last);
        }
        if (!rows.isEmpty()) {
            state.set(State.ROWS);
        }
        arrivals.accept(matching.stream().map(PostbackRow::number).toList());
    }

    /// Looks through what arrived since. One at a time: what arrives meanwhile is looked through by the next.
    private void refresh() {
        refreshAgain = reading || arrivalSearch.isRunning();
        if (!refreshAgain) {
            changes.forget();
            arrivalSearch.begin(query, newest);
        }
    }

    private void found(List<PostbackRow> found) {
        trouble().over(ARRIVALS);
        if (found.size() >= PAGE) {
            reload();
        } else if (!found.isEmpty()) {
            newest = found.getFirst().number();
            List<PostbackRow> matching = asTheyAre(found);
            rows.addAll(0, matching);
            arrived(matching);
        }
        if (refreshAgain) {
            refresh();
        }
    }

    /// Shows rows with the verdicts they have now.
    void exchange(Map<Long, PostbackRow> now) {
        changes.judged(now);
        rows.setAll(asTheyAre(rows));
        meanwhile.replaceAll(changes::of);
        forgetChanges();
        if (!rows.isEmpty()) {
            return;
        }
        if (reading) {
            // Begun anew for each batch, a long search would never end.
            passedBy = true;
        } else if (brokenOff) {
            state.set(State.NO_MATCH);
        } else {
            reload();
        }
    }

    /// Shows rows with what stands beside them now.
    void mark(Map<Long, Mark> marks) {
        if (follows() && query.asksForMarks()) {
            reload();
            return;
        }
        changes.marked(marks);
        for (int i = 0; i < rows.size(); i++) {
            if (marks.containsKey(rows.get(i).number())) {
                rows.set(i, changes.of(rows.get(i)));
            }
        }
        meanwhile.replaceAll(changes::of);
        forgetChanges();
    }

    /// Only a page that is on its way may not hold them.
    private void forgetChanges() {
        if (!reading && !arrivalSearch.isRunning()) {
            changes.forget();
        }
    }

    /// Whether the table is at its top, and that is not the newest: of what was read further down, the newest had to give
    /// way.
    boolean standsBelowTheNewest() {
        return !paused.get() && !scrolled.get() && !reachesNewest;
    }

    boolean follows() {
        return !paused.get() && !scrolled.get() && reachesNewest;
    }

    /// Called with the numbers of rows that just came in at the top.
    void onArrivals(Consumer<List<Long>> listener) {
        arrivals = listener;
    }

    /// Called where the end is to come in sight, since there is no room for older rows below the newest: sets
    /// [#scrolledProperty].
    void onToEnd(Runnable listener) {
        toEnd = listener;
    }

    /// Whether older ones were asked for, and all that is stored was looked through.
    boolean reachedOldest() {
        return asked && older == null;
    }

    ObservableList<PostbackRow> rows() {
        return rows;
    }

    BooleanProperty pausedProperty() {
        return paused;
    }

    /// Whether the table shows something else than its top: set by the view.
    BooleanProperty scrolledProperty() {
        return scrolled;
    }

    BooleanBinding followingProperty() {
        return paused.or(scrolled).not();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Another number each time that the newest page is read anew.
    ReadOnlyLongProperty reloadsProperty() {
        return reloads.getReadOnlyProperty();
    }

    /// Whether the rows are those of the search, and why they can't be read.
    Answered<String> answered() {
        return answered;
    }

    /// What could not be read while there are rows.
    Trouble trouble() {
        return answered.trouble();
    }
}
