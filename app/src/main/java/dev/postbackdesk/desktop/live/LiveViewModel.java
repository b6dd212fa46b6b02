package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
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
    private static final int MOST_REJECTED = 1_000;
    /// Seconds: that many rows are not read at each arrival.
    private static final int INSIGHTS_EVERY = 3;

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
            new ResultCounts(Map.of(), 0));
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private final ReadOnlyObjectWrapper<List<MinuteCount>> lastHour = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Insight>> insights = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Postback> detail = new ReadOnlyObjectWrapper<>();

    private @Nullable Story story;
    private Consumer<List<Long>> arrivals = _ -> {};
    private Runnable replaced = () -> {};
    private String failure = "";
    private boolean reachesNewest = true;
    private boolean reachesOldest;
    private boolean loadingOlder;
    private boolean hourIsStale = true;
    private boolean insightsAreStale = true;
    private int secondsToInsights;
    private int generation;
    private int counting = -1;
    private boolean countAgain;
    private long countedAtHold;

    LiveViewModel(Receiver receiver, Feed feed, Tasks tasks) {
        this.receiver = receiver;
        this.tasks = tasks;
        filter.addListener((_, _, _) -> reload());
        text.addListener((_, _, _) -> reload());
        paused.addListener((_, _, _) -> holdOrGoOn());
        scrolled.addListener((_, _, _) -> holdOrGoOn());
        feed.listen(this::follow);
    }

    /// Reads what is stored.
    void load() {
        tasks.then(receiver.definitions(), definitions::set, this::failed);
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
                PAGE);
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
        }
        if (!batch.judgedAgain().isEmpty()) {
            exchange(batch.judgedAgain());
        }
        if (batch.postbacks() == 0) {
            return;
        }
        hourIsStale = true;
        insightsAreStale = true;
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
        rows.setAll(rows.stream().map(row -> now.getOrDefault(row.number(), row)).filter(filter.get()::matches)
                .toList());
        replaced.run();
        hourIsStale = true;
        insightsAreStale = true;
        count(follows());
        Postback shown = detail.get();
        if (shown != null && now.containsKey(shown.number())) {
            tell(shown.number());
        }
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
        if (secondsToInsights > 0) {
            secondsToInsights--;
        } else if (insightsAreStale) {
            insightsAreStale = false;
            secondsToInsights = INSIGHTS_EVERY;
            tasks.then(receiver.postbacks(rejectedToday()), found -> insights.set(Insight.of(found)),
                    _ -> insightsAreStale = true);
        }
    }

    private PostbackQuery rejectedToday() {
        return new PostbackQuery(java.util.Set.of(Result.REJECTED), null, null, "",
                receiver.clock().instant().minus(1, ChronoUnit.DAYS), null, MOST_REJECTED);
    }

    /// What is known of the kind of rejection that a postback is an example of.
    CompletableFuture<java.util.Optional<Insight>> insightInto(Postback postback) {
        return receiver.postbacks(rejectedToday()).thenApply(found -> Insight.like(PostbackRow.of(postback), found));
    }

    /// Leaves only rejections of a kind in the table.
    void showOnly(Insight insight) {
        filter.set(LiveFilter.REJECTED);
        text.set(insight.finding().code().name());
    }

    /// What many of today's rejections have in common, the biggest group first.
    ReadOnlyObjectProperty<List<Insight>> insightsProperty() {
        return insights.getReadOnlyProperty();
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
        tasks.then(Story.read(receiver, number), found -> found.ifPresent(read -> {
            story = read;
            detail.set(read.postback());
        }), this::failed);
    }

    void closeDetail() {
        story = null;
        detail.set(null);
    }

    /// What belongs to the postback whose detail is open; null while none is.
    @Nullable
    Story story() {
        return story;
    }

    /// Other postbacks that name a click, the newest first.
    CompletableFuture<List<PostbackRow>> ofClick(String clickId, long besides) {
        PostbackQuery query = new PostbackQuery(java.util.Set.of(), null, null, clickId, null, null, MOST_OF_CLICK);
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
