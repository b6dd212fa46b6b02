package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.receiver.Receiver.ResultCounts;
import dev.postbackdesk.receiver.Receiver;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How many match, by verdict, and how many of them came since the table stopped following. Used on the FX thread.
final class CountsViewModel {
    /// What takes longer is done once a second at most.
    private static final long CHEAP = 60_000_000;

    private final Receiver receiver;
    private final Tasks tasks;
    private final Supplier<Search> search;
    private final LongSupplier nanoTime;
    private final Trouble trouble;
    private final ReadOnlyObjectWrapper<ResultCounts> counts = new ReadOnlyObjectWrapper<>(
            new ResultCounts(Map.of(), 0, 0));
    private final ReadOnlyLongWrapper fresh = new ReadOnlyLongWrapper();
    private CompletableFuture<ResultCounts> running = CompletableFuture.completedFuture(counts.get());
    private boolean counting;
    private boolean again;
    private boolean cheap = true;
    private boolean follows = true;
    private long atHold;
    /// Matching postbacks that came since the table follows no more, as far as they were told one by one.
    private long missed;
    private boolean allTold = true;
    private int generation;

    /// @param nanoTime what time is measured by
    /// @param trouble told why they could not be counted
    CountsViewModel(Receiver receiver, Tasks tasks, Supplier<Search> search, LongSupplier nanoTime,
            Trouble trouble) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.search = search;
        this.nanoTime = nanoTime;
        this.trouble = trouble;
    }

    /// Something else is looked for, or the table begins anew.
    void restart() {
        generation++;
        running.cancel(false);
        counting = false;
        cheap = true;
        follows(true);
        count();
    }

    /// Something arrived or changed. One count at a time: what arrives meanwhile is counted by the next.
    void changed() {
        if (counting || !cheap) {
            again = true;
        } else {
            count();
        }
    }

    private void count() {
        int mine = generation;
        counting = true;
        again = false;
        long began = nanoTime.getAsLong();
        running = receiver.counts(search.get().query(receiver.clock().instant()));
        tasks.then(running, counted -> {
            if (mine == generation) {
                counting = false;
                trouble.over("counts");
                cheap = nanoTime.getAsLong() - began < CHEAP;
                counts.set(counted);
                long now = LiveFilter.of(search.get(), counted);
                if (follows) {
                    atHold = now;
                } else if (!allTold) {
                    fresh.set(Math.max(missed, now - atHold));
                }
                if (again && cheap) {
                    count();
                }
            }
        }, error -> {
            if (mine == generation) {
                counting = false;
                trouble.tell("counts", error, this::count);
            }
        });
    }

    /// A second went by.
    void tick() {
        if (again && !counting) {
            count();
        }
    }

    /// The table follows the newest, or does so no more.
    void follows(boolean now) {
        if (follows && !now) {
            atHold = LiveFilter.of(search.get(), counts.get());
        }
        follows = now;
        if (now) {
            missed = 0;
            allTold = true;
            fresh.set(0);
        }
    }

    /// So many more came that match and are not shown.
    ///
    /// @param matching empty if that can't be told without counting what is stored
    void missed(OptionalLong matching) {
        if (matching.isEmpty()) {
            allTold = false;
        } else {
            missed += matching.getAsLong();
            if (allTold) {
                // A count that is under way may hold rows that are shown already, and would be one too high.
                fresh.set(missed);
            }
        }
    }

    ReadOnlyObjectProperty<ResultCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// Matching postbacks that arrived and are not shown yet.
    ReadOnlyLongProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }
}
