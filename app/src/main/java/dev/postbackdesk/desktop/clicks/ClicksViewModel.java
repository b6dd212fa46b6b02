package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.search.SearchViewModel;
import dev.postbackdesk.desktop.search.Subject;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.table.Answered;
import dev.postbackdesk.desktop.table.OpenRow;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.ClickHistory;
import dev.postbackdesk.receiver.ClickPage;
import dev.postbackdesk.receiver.ClickQuery;
import dev.postbackdesk.receiver.ClickRow;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The list of clicks without its nodes: a few pages around what is looked at, newest first. While its top is in sight, new
/// clicks come in there; else they are counted. Used on the FX thread.
final class ClicksViewModel {
    /// Rows of a page.
    static final int PAGE = 256;
    /// Rows that are kept; the page that is farthest from the one just read goes first.
    static final int MOST_ROWS = 8 * PAGE;

    /// What stands in the list's place.
    enum State {
        LOADING,
        /// Nobody ever followed a tracking link.
        EMPTY,
        /// Nothing matches the filter.
        NO_MATCH, ROWS, FAILED
    }

    /// What [#trouble] calls what is read beside the newest page: that one was read, or was not, says nothing of another.
    private static final String OLDER = "older";
    private static final String NEWER = "newer";
    private static final String ARRIVALS = "arrivals";

    /// Seconds after which a search that moves with time is read anew.
    private static final int AGES = 30;

    private final Receiver receiver;
    private final Tasks tasks;
    private final ObservableList<ClickRow> rows = FXCollections.observableArrayList();
    private final SearchViewModel search;
    private final BooleanProperty scrolled = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper bounded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private final OpenRow<ClickHistory> detail;

    private CompletableFuture<?> reading = CompletableFuture.completedFuture(null);
    private CompletableFuture<?> older = CompletableFuture.completedFuture(null);
    private CompletableFuture<?> newer = CompletableFuture.completedFuture(null);
    /// What arrived while pages were being read, which may not hold it yet.
    private final List<PostbackRow> meanwhile = new ArrayList<>();
    private boolean readAgain;
    private boolean reachesNewest = true;
    private int age;
    private @Nullable Long next;
    /// By the search that the rows are read for.
    private final Answered<String> answered = new Answered<>("rows");
    private IntConsumer prepended = _ -> {};

    ClicksViewModel(Receiver receiver, Feed feed, Tasks tasks, Messages messages, ZoneId zone) {
        this.receiver = receiver;
        this.tasks = tasks;
        detail = new OpenRow<>(tasks, trouble(), receiver::clickHistory, history -> history.click().number());
        search = new SearchViewModel(Subject.CLICKS, receiver, tasks, messages, zone);
        search.searchProperty().addListener((_, before, now) -> {
            if (!now.asksAs(before)) {
                reload();
            }
        });
        scrolled.addListener((_, _, now) -> {
            if (!now && fresh.get() > 0) {
                readNewer();
            }
        });
        feed.listen(this::follow);
    }

    /// Reads what is stored.
    void load() {
        readDefinitions();
        reload();
    }

    private void readDefinitions() {
        tasks.then(receiver.definitions(), this::define,
                error -> trouble().tell("definitions", error, this::readDefinitions));
    }

    private void define(Definitions known) {
        trouble().over("definitions");
        definitions.set(known);
        search.define(known);
    }

    /// A second went by.
    void tick() {
        if (search().moves() && ++age >= AGES && reachesNewest && !scrolled.get() && state.get() != State.LOADING) {
            reload();
        }
    }

    /// The newest page anew. Whatever was being read is given up.
    void reload() {
        reading.cancel(false);
        older.cancel(false);
        newer.cancel(false);
        readAgain = false;
        age = 0;
        answered.ask(search().text());
        if (state.get() == State.FAILED) {
            state.set(State.LOADING);
        }
        reading = ask(query(), page -> {
            answered.answer(search().text());
            forgetOthers();
            reachesNewest = true;
            fresh.set(0);
            rows.setAll(page.rows());
            end(page);
            settle();
        }, error -> answered.fail(error, rows.isEmpty(), () -> {
            forgetOthers();
            rows.clear();
            state.set(State.FAILED);
        }, this::reload));
    }

    /// Of rows that are here no more nobody asks for others.
    private void forgetOthers() {
        List.of(OLDER, NEWER, ARRIVALS).forEach(trouble()::over);
    }

    private void end(ClickPage page) {
        next = page.next();
        bounded.set(page.bounded());
    }

    private void settle() {
        state.set(!rows.isEmpty() ? State.ROWS : search().isAll() ? State.EMPTY : State.NO_MATCH);
    }

    private ClickQuery query() {
        return search().clicks(receiver.clock().instant()).withLimit(PAGE);
    }

    /// A page older than the oldest row here, unless a search ended there that looked through a part only.
    void loadOlder() {
        if (!bounded.get() && !rows.isEmpty()) {
            lookFurther();
        }
    }

    /// Goes on where the last search ended.
    void lookFurther() {
        Long from = next;
        if (from == null || !older.isDone() || !reading.isDone()) {
            return;
        }
        older = ask(OLDER, query().withBefore(from), page -> {
            boolean full = rows.size() + page.rows().size() > MOST_ROWS;
            if (full && !scrolled.get()) {
                // The top is in sight again, and the newest don't give way: these are read once the end is.
                bounded.set(false);
                return;
            }
            if (!from.equals(next)) {
                // Rows at the end had to go meanwhile, and these would follow a gap.
                loadOlder();
                return;
            }
            rows.addAll(page.rows());
            end(page);
            if (rows.size() > MOST_ROWS) {
                rows.remove(0, rows.size() - MOST_ROWS);
                reachesNewest = false;
            }
            settle();
        }, this::lookFurther);
    }

    private void follow(Feed.Batch batch) {
        if (batch.definitions() != null) {
            define(batch.definitions());
        }
        List<PostbackRow> postbacks = Stream.concat(batch.rows().stream(), batch.judgedAgain().stream()).toList();
        postbacks.forEach(this::postback);
        if (isReading()) {
            meanwhile.addAll(postbacks);
        }
        if (batch.clicks() > 0) {
            readNewer();
        }
    }

    /// What a postback made of a click that is here.
    private void postback(PostbackRow postback) {
        Long click = postback.reading().clickNumber();
        if (click == null) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() == click) {
                rows.set(i, Outcomes.with(rows.get(i), postback));
                break;
            }
        }
        detail.refresh(click);
    }

    /// Clicks above the newest row here: shown where the top is in sight, else counted. One reading at a time.
    private void readNewer() {
        if (!newer.isDone() || !reading.isDone()) {
            readAgain = true;
            return;
        }
        readAgain = false;
        if (rows.isEmpty()) {
            reload();
            return;
        }
        newer = ask(ARRIVALS, query().withAfter(rows.getFirst().number()), page -> {
            if (scrolled.get() || !reachesNewest) {
                fresh.set(reachesNewest ? page.rows().size() : 0);
            } else if (page.rows().size() < PAGE) {
                fresh.set(0);
                rows.addAll(0, page.rows());
                if (rows.size() > MOST_ROWS) {
                    rows.remove(MOST_ROWS, rows.size());
                    next = rows.getLast().number();
                    bounded.set(false);
                }
            } else {
                reload();
            }
        }, this::readNewer);
    }

    /// The page above the rows here, of those that had gone. The view is told how many rows came in above.
    void loadNewer() {
        if (reachesNewest || !newer.isDone() || !reading.isDone() || rows.isEmpty()) {
            return;
        }
        newer = ask(NEWER, query().withAfter(rows.getFirst().number()), page -> {
            reachesNewest = page.rows().size() < PAGE;
            rows.addAll(0, page.rows());
            if (rows.size() > MOST_ROWS) {
                rows.remove(MOST_ROWS, rows.size());
                next = rows.getLast().number();
                bounded.set(false);
            }
            prepended.accept(page.rows().size());
        }, this::loadNewer);
    }

    /// Back to the newest click, wherever the list is.
    void toNewest() {
        scrolled.set(false);
        reload();
    }

    /// Asks for what belongs to the rows, which stay where it can't be read.
    ///
    /// @param part what [#trouble] calls it
    /// @param again asks once more
    private CompletableFuture<?> ask(String part, ClickQuery query, Consumer<ClickPage> answer, Runnable again) {
        return ask(query, page -> {
            trouble().over(part);
            answer.accept(page);
        }, error -> trouble().tell(part, error, again));
    }

    /// @return done once the answer was told; cancel it when nobody waits for that any more, and nothing is told
    private CompletableFuture<?> ask(ClickQuery query, Consumer<ClickPage> answer,
            Consumer<ReceiverException> failed) {
        CompletableFuture<ClickPage> asked = receiver.clicks(query);
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        var _ = told.whenComplete((_, _) -> asked.cancel(false));
        tasks.then(Answered.unlessGivenUp(asked), page -> {
            if (told.complete(true)) {
                page.ifPresent(answer);
                meanwhile.forEach(this::postback);
                if (readAgain) {
                    // What came while pages were being read.
                    tasks.onFx(this::readNewer);
                }
            }
            forgetMeanwhile();
        }, error -> {
            if (told.complete(false)) {
                failed.accept(error);
            }
            forgetMeanwhile();
        });
        return told;
    }

    private void forgetMeanwhile() {
        if (!isReading()) {
            meanwhile.clear();
        }
    }

    private boolean isReading() {
        return !reading.isDone() || !older.isDone() || !newer.isDone();
    }

    /// Called with the number of rows that came in above the one in sight.
    void onPrepended(IntConsumer listener) {
        prepended = listener;
    }

    ObservableList<ClickRow> rows() {
        return rows;
    }

    /// What is looked for.
    Search search() {
        return search.searchProperty().get();
    }

    SearchViewModel searchField() {
        return search;
    }

    /// Whether the list shows something else than its top: set by the view.
    BooleanProperty scrolledProperty() {
        return scrolled;
    }

    /// Matching clicks that came and are not shown; [#PAGE] stands for that many or more.
    ReadOnlyIntegerProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// Whether the search looked through a part only, and [#lookFurther] goes on.
    ReadOnlyBooleanProperty boundedProperty() {
        return bounded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether the rows are those of the search, and why they can't be read.
    Answered<String> answered() {
        return answered;
    }

    /// What could not be read while there are rows.
    Trouble trouble() {
        return answered.trouble();
    }

    /// The click whose detail is open, and the one that is on its way.
    OpenRow<ClickHistory> detail() {
        return detail;
    }

    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }
}
