package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.DoorRefusal;
import dev.postbackdesk.receiver.MinuteCount;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.Receiver.ResultCounts;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The live table without its nodes: a bounded window over what is stored, newest first. While it follows, new rows come
/// in at the top; while the user looks at older ones, or has paused it, they are only counted. Used on the FX thread.
final class LiveViewModel {
    /// Rows that are kept at most.
    static final int MOST_ROWS = 2000;
    private static final int PAGE = 256;
    private static final int MOST_OF_CLICK = 100;

    /// What stands in the table's place.
    enum State {
        LOADING,
        /// Nothing has ever arrived.
        EMPTY,
        /// Nothing matches the filter.
        NO_MATCH, ROWS, FAILED
    }

    private final Receiver receiver;
    private final Tasks tasks;

    private final ObservableList<PostbackRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<LiveFilter> filter = new SimpleObjectProperty<>(LiveFilter.ALL);
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty scrolled = new SimpleBooleanProperty();
    private final LongProperty fresh = new SimpleLongProperty();
    private final ReadOnlyObjectWrapper<ResultCounts> counts = new ReadOnlyObjectWrapper<>(
            new ResultCounts(Map.of(), 0, 0));
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private final ReadOnlyObjectWrapper<List<MinuteCount>> lastHour = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Postback> detail = new ReadOnlyObjectWrapper<>();

    private final InsightsViewModel insights;
    private final RemarksViewModel remarks;
    private @Nullable Story story;
    private int telling;
    private Consumer<List<Long>> arrivals = _ -> {};
    private Runnable replaced = () -> {};
    private String failure = "";
    private boolean reachesNewest = true;
    private boolean reachesOldest;
    private boolean loadingOlder;
    private boolean hourIsStale = true;
    private int generation;
    private int counting = -1;
    private boolean countAgain;
    private long countedAtHold;

    LiveViewModel(Receiver receiver, Feed feed, Tasks tasks) {
        this.receiver = receiver;
        this.tasks = tasks;
        insights = new InsightsViewModel(receiver, tasks, definitions::get);
        remarks = new RemarksViewModel(receiver, tasks);
        filter.addListener((_, _, _) -> reload());
        text.addListener((_, _, _) -> reload());
        paused.addListener((_, _, _) -> holdOrGoOn());
        scrolled.addListener((_, _, _) -> holdOrGoOn());
        feed.listen(this::follow);
    }

    /// Reads what is stored.
    void load() {
        tasks.then(receiver.definitions(), known -> {
            definitions.set(known);
            insights.changed();
        }, this::failed);
        reload();
        tick();
    }

    /// The newest page anew, and the counts.
    void reload() {
        int mine = ++generation;
        tasks.then(receiver.postbacks(query(null)), page -> {
            if (mine == generation) {
                reachesNewest = true;
                reachesOldest = page.size() < PAGE;
                loadingOlder = false;
                fresh.set(0);
                rows.setAll(page.stream().filter(filter.get()::matches).toList());
                replaced.run();
                count(true);
            }
        }, error -> {
            if (mine == generation) {
                failed(error);
            }
        });
    }

    /// A page older than the oldest row here. Rows at the other end go where there are too many.
    void loadOlder() {
        if (loadingOlder || reachesOldest || rows.isEmpty()) {
            return;
        }
        loadingOlder = true;
        int mine = generation;
        tasks.then(receiver.postbacks(query(rows.getLast().number())), page -> {
            if (mine == generation) {
                loadingOlder = false;
                reachesOldest = page.size() < PAGE;
                rows.addAll(page.stream().filter(filter.get()::matches).toList());
                if (rows.size() > MOST_ROWS) {
                    rows.remove(0, rows.size() - MOST_ROWS);
                    reachesNewest = false;
                    replaced.run();
                }
            }
        }, error -> {
            loadingOlder = false;
            failed(error);
        });
    }

    private PostbackQuery query(@Nullable Long before) {
        return new PostbackQuery(filter.get().results(), filter.get().status(), null, text.get().strip(), null, before,
                PAGE, filter.get() == LiveFilter.PINNED, List.of());
    }

    /// One count at a time: what arrives meanwhile is counted by the next.
    private void count(boolean settle) {
        if (counting == generation) {
            countAgain = true;
            return;
        }
        int mine = generation;
        counting = mine;
        countAgain = false;
        PostbackQuery all = new PostbackQuery(java.util.Set.of(), null, null, text.get().strip(), null, null, PAGE);
        tasks.then(receiver.counts(all), counted -> {
            if (mine == generation) {
                counting = -1;
                counts.set(counted);
                if (settle) {
                    countedAtHold = filter.get().of(counted);
                    settle();
                } else if (!follows()) {
                    fresh.set(Math.max(0, filter.get().of(counted) - countedAtHold));
                }
                if (countAgain) {
                    count(follows());
                }
            }
        }, error -> {
            counting = -1;
            failed(error);
        });
    }

    private void settle() {
        boolean nothingEver = counts.get().total() == 0 && text.get().isBlank();
        state.set(!rows.isEmpty() ? State.ROWS : nothingEver ? State.EMPTY : State.NO_MATCH);
    }

    private void failed(ReceiverException error) {
        failure = error.sentence();
        state.set(State.FAILED);
    }

    private void follow(Feed.Batch batch) {
        if (batch.definitions() != null) {
            definitions.set(batch.definitions());
            insights.changed();
        }
        if (!batch.marks().isEmpty()) {
            mark(batch.marks());
        }
        if (!batch.judgedAgain().isEmpty()) {
            exchange(batch.judgedAgain());
        }
        if (batch.clicks() > 0) {
            insights.clicked();
        }
        if (batch.postbacks() == 0) {
            return;
        }
        hourIsStale = true;
        insights.changed();
        if (follows() && text.get().isBlank()) {
            take(batch);
            count(true);
        } else if (follows()) {
            reload();
        } else {
            count(false);
        }
    }

    /// Shows rows with the verdicts they have now.
    private void exchange(List<PostbackRow> judgedAgain) {
        Map<Long, PostbackRow> now = new HashMap<>();
        judgedAgain.forEach(row -> now.put(row.number(), row));
        // A verdict is told without what stands beside the postback, which it does not change.
        rows.setAll(rows.stream().map(row -> now.getOrDefault(row.number(), row).withMark(row.mark()))
                .filter(filter.get()::matches).toList());
        replaced.run();
        hourIsStale = true;
        insights.changed();
        count(follows());
        Postback shown = detail.get();
        if (shown != null && now.containsKey(shown.number())) {
            tell(shown.number());
        }
    }

    /// Shows rows with what stands beside them now.
    private void mark(Map<Long, Mark> marks) {
        marks.keySet().forEach(remarks::refresh);
        boolean sought = filter.get() == LiveFilter.PINNED || !text.get().isBlank();
        if (sought && follows()) {
            reload();
            return;
        }
        boolean shown = false;
        for (int i = 0; i < rows.size(); i++) {
            Mark now = marks.get(rows.get(i).number());
            if (now != null) {
                rows.set(i, rows.get(i).withMark(now));
                shown = true;
            }
        }
        if (shown) {
            replaced.run();
        }
        count(follows());
    }

    private void take(Feed.Batch batch) {
        List<PostbackRow> matching = new ArrayList<>();
        long newest = rows.isEmpty() ? 0 : rows.getFirst().number();
        for (PostbackRow row : batch.rows().reversed()) {
            // The page may have been read after some of the batch was stored.
            if (row.number() > newest && filter.get().matches(row)) {
                matching.add(row);
            }
        }
        if (batch.postbacks() > batch.rows().size()) {
            // A flood: what came before the newest rows is not here, so nothing older may follow them.
            rows.setAll(matching);
            reachesOldest = false;
            replaced.run();
        } else if (!matching.isEmpty()) {
            rows.addAll(0, matching);
        }
        if (rows.size() > MOST_ROWS) {
            rows.remove(MOST_ROWS, rows.size());
            reachesOldest = false;
        }
        arrivals.accept(matching.stream().map(PostbackRow::number).toList());
    }

    private boolean follows() {
        return !paused.get() && !scrolled.get() && reachesNewest;
    }

    private void holdOrGoOn() {
        if (follows() && fresh.get() > 0) {
            reload();
        } else if (!follows() && fresh.get() == 0) {
            countedAtHold = filter.get().of(counts.get());
        }
    }

    /// Back to the newest rows, wherever the table is.
    void toNewest() {
        paused.set(false);
        reload();
    }

    /// A second went by.
    void tick() {
        if (hourIsStale) {
            hourIsStale = false;
            tasks.then(receiver.lastHour(), lastHour::set, _ -> hourIsStale = true);
        } else if (lastHour.get().isEmpty() || !lastHour.get().getLast().minute()
                .equals(receiver.clock().instant().truncatedTo(ChronoUnit.MINUTES))) {
            // Another minute, or the clock was set, forth or back.
            hourIsStale = true;
        }
        insights.tick();
    }

    /// Leaves only rejections of a kind in the table.
    void showOnly(Insight insight) {
        filter.set(LiveFilter.REJECTED);
        text.set(insight.finding().code().name());
    }

    /// What the program finds by itself.
    InsightsViewModel insights() {
        return insights;
    }

    /// What stands beside the postback whose detail is open.
    RemarksViewModel remarks() {
        return remarks;
    }

    /// Opens the detail of a postback.
    void open(long number) {
        Postback shown = detail.get();
        if (shown != null && shown.number() == number) {
            return;
        }
        tell(number);
    }

    private void tell(long number) {
        int mine = ++telling;
        tasks.then(Story.read(receiver, number), found -> found.filter(_ -> mine == telling).ifPresent(read -> {
            story = read;
            remarks.show(number, read.remarks());
            detail.set(read.postback());
        }), this::failed);
    }

    /// What belongs to a postback; empty if there is none of that number.
    CompletableFuture<java.util.Optional<Story>> read(long number) {
        return Story.read(receiver, number);
    }

    void closeDetail() {
        telling++;
        story = null;
        detail.set(null);
    }

    /// What belongs to the postback whose detail is open; null while none is.
    @Nullable
    Story story() {
        return story;
    }

    /// Other postbacks that name the click of a postback, the newest first; none if its click is not known.
    CompletableFuture<List<PostbackRow>> ofSameClick(Story of) {
        Click click = of.click();
        String clickId = of.postback().reading().clickId();
        if (click == null || clickId == null) {
            return CompletableFuture.completedFuture(List.of());
        }
        long besides = of.postback().number();
        // Nobody names a click before it is made, so only what came since is looked through.
        PostbackQuery query = new PostbackQuery(java.util.Set.of(), null, null, clickId, click.at(), null,
                MOST_OF_CLICK);
        return receiver.postbacks(query)
                .thenApply(found -> found.stream().filter(row -> row.number() != besides).toList());
    }

    void refusals(Consumer<List<DoorRefusal>> shown, Consumer<ReceiverException> error) {
        tasks.then(receiver.refusedAtTheDoor(), shown, error);
    }

    /// Called with the numbers of rows that just came in at the top.
    void onArrivals(Consumer<List<Long>> listener) {
        arrivals = listener;
    }

    /// Called when rows were exchanged or moved: what is selected has to be found again.
    void onReplaced(Runnable listener) {
        replaced = listener;
    }

    ObservableList<PostbackRow> rows() {
        return rows;
    }

    ObjectProperty<LiveFilter> filterProperty() {
        return filter;
    }

    StringProperty textProperty() {
        return text;
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

    /// Matching postbacks that arrived and are not shown yet.
    ReadOnlyLongProperty freshProperty() {
        return fresh;
    }

    ReadOnlyObjectProperty<ResultCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why nothing can be shown, in the state `FAILED`.
    String failure() {
        return failure;
    }

    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<MinuteCount>> lastHourProperty() {
        return lastHour.getReadOnlyProperty();
    }

    /// The postback whose detail is open, or null.
    ReadOnlyObjectProperty<@Nullable Postback> detailProperty() {
        return detail.getReadOnlyProperty();
    }
}
