package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.search.SearchViewModel;
import dev.postbackdesk.desktop.search.Subject;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.DoorRefusal;
import dev.postbackdesk.receiver.MinuteCount;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The screen of arriving postbacks without its nodes: what is searched, the rows, how many there are, the last hour, and the
/// detail of one; here the feed is dealt out to them. Used on the FX thread.
final class LiveViewModel {
    /// Seconds after which a search that moves with time is read anew.
    private static final int AGES = 30;

    private final Receiver receiver;
    private final Tasks tasks;
    private final SearchViewModel search;
    private final RowsViewModel rows;
    private final CountsViewModel counts;
    private final DetailViewModel detail;
    private final InsightsViewModel insights;
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private final ReadOnlyObjectWrapper<List<MinuteCount>> lastHour = new ReadOnlyObjectWrapper<>(List.of());
    private boolean hourIsStale = true;
    private int age;

    /// @param nanoTime what time is measured by
    LiveViewModel(Receiver receiver, Feed feed, Tasks tasks, Messages messages, ZoneId zone, LongSupplier nanoTime) {
        this.receiver = receiver;
        this.tasks = tasks;
        search = new SearchViewModel(Subject.POSTBACKS, receiver, tasks, messages, zone);
        rows = new RowsViewModel(receiver, tasks, search.searchProperty()::get);
        counts = new CountsViewModel(receiver, tasks, search.searchProperty()::get, nanoTime, rows.trouble());
        detail = new DetailViewModel(receiver, tasks, rows.trouble());
        insights = new InsightsViewModel(receiver, tasks, definitions::get);
        search.searchProperty().addListener((_, before, now) -> {
            if (!now.asksAs(before)) {
                rows.reload();
            }
        });
        rows.reloadsProperty().addListener((_, _, _) -> {
            age = 0;
            counts.restart();
        });
        rows.pausedProperty().addListener((_, _, _) -> holdOrGoOn());
        rows.scrolledProperty().addListener((_, _, _) -> holdOrGoOn());
        feed.listen(this::follow);
    }

    /// Reads what is stored.
    void load() {
        readDefinitions();
        rows.reload();
        tick();
    }

    private void readDefinitions() {
        tasks.then(receiver.definitions(), this::define,
                error -> rows.trouble().tell("definitions", error, this::readDefinitions));
    }

    private void define(Definitions known) {
        rows.trouble().over("definitions");
        definitions.set(known);
        search.define(known);
        insights.changed();
    }

    private void follow(Feed.Batch batch) {
        if (batch.definitions() != null) {
            define(batch.definitions());
        }
        // Before what changed of it.
        if (batch.postbacks() > 0) {
            arrived(batch);
        }
        if (!batch.marks().isEmpty()) {
            batch.marks().keySet().forEach(detail.remarks()::refresh);
            rows.mark(batch.marks());
            counts.changed();
        }
        if (!batch.judgedAgain().isEmpty()) {
            exchange(batch.judgedAgain());
        }
        if (batch.clicks() > 0) {
            insights.clicked();
        }
    }

    private void arrived(Feed.Batch batch) {
        hourIsStale = true;
        insights.changed();
        if (rows.follows()) {
            rows.take(batch);
        }
        counts.follows(rows.follows());
        if (!rows.follows()) {
            counts.missed(rows.missed(batch));
        }
        counts.changed();
    }

    private void exchange(List<PostbackRow> judgedAgain) {
        Map<Long, PostbackRow> now = new HashMap<>();
        judgedAgain.forEach(row -> now.put(row.number(), row));
        rows.exchange(now);
        hourIsStale = true;
        insights.changed();
        counts.changed();
        now.keySet().forEach(detail::refresh);
    }

    private void holdOrGoOn() {
        boolean missed = counts.freshProperty().get() > 0;
        counts.follows(rows.follows());
        if ((rows.follows() && missed) || rows.standsBelowTheNewest()) {
            rows.reload();
        }
    }

    /// Back to the newest rows, wherever the table is.
    void toNewest() {
        rows.pausedProperty().set(false);
        rows.reload();
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
        counts.tick();
        if (search.searchProperty().get().moves() && ++age >= AGES && rows.follows()) {
            rows.reload();
        }
    }

    /// Leaves only rejections of a kind in the table.
    void showOnly(Insight insight) {
        search.setText("result:rejected reason:" + insight.finding().code().name());
    }

    /// What is looked for.
    Search search() {
        return search.searchProperty().get();
    }

    SearchViewModel searchField() {
        return search;
    }

    RowsViewModel rows() {
        return rows;
    }

    CountsViewModel counts() {
        return counts;
    }

    DetailViewModel detail() {
        return detail;
    }

    /// What the program finds by itself.
    InsightsViewModel insights() {
        return insights;
    }

    void refusals(Consumer<List<DoorRefusal>> shown, Consumer<ReceiverException> error) {
        tasks.then(receiver.refusedAtTheDoor(), shown, error);
    }

    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<MinuteCount>> lastHourProperty() {
        return lastHour.getReadOnlyProperty();
    }
}
