package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks through what arrived where its rows don't tell whether they match, and knows how far that was done: nothing is looked
/// through twice. One search at a time. Used on the FX thread.
final class ArrivalSearch {
    /// From what is above one number to what was told of when it began.
    private static final class Pass {
        private final PostbackQuery query;
        private final long above;
        private final long upTo;
        private final List<PostbackRow> found = new ArrayList<>();

        private Pass(PostbackQuery query, long above, long upTo) {
            this.query = query;
            this.above = above;
            this.upTo = upTo;
        }
    }

    private final Receiver receiver;
    private final Tasks tasks;
    private final Consumer<List<PostbackRow>> found;
    private final Consumer<ReceiverException> failed;
    private @Nullable Pass running;
    /// The highest number that the feed told of; 0 before it told of any.
    private long told;
    /// The same when the rows were asked for: what was told by then was stored, and was read.
    private long toldBefore;
    /// Up to here all was looked through.
    private long through;

    /// @param found what matches, newest first; there may be more where it is as many as the query's limit
    ArrivalSearch(Receiver receiver, Tasks tasks, Consumer<List<PostbackRow>> found,
            Consumer<ReceiverException> failed) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.found = found;
        this.failed = failed;
    }

    /// Of everything that arrives, shown or not.
    ///
    /// @return whether it can't be known what arrived before the rows of the batch
    boolean hear(Feed.Batch batch) {
        boolean first = told == 0;
        if (!batch.rows().isEmpty()) {
            if (first) {
                // What the feed does not tell of was stored before it began, and is on the first page or was looked through.
                through = batch.rows().getFirst().number() - 1;
            }
            told = Math.max(told, batch.rows().getLast().number());
        }
        return first && batch.postbacks() > batch.rows().size();
    }

    /// The newest page is asked for, which holds what was being looked for.
    void newestIsAsked() {
        giveUp();
        toldBefore = told;
    }

    void newestIsRead() {
        through = Math.max(through, toldBefore);
    }

    /// Looks through what arrived since, unless that is given up.
    ///
    /// @param newest up to here all that matches is known
    void begin(PostbackQuery query, long newest) {
        Pass pass = new Pass(query, Math.max(newest, through), told);
        running = pass;
        step(pass, null);
    }

    private void step(Pass pass, @Nullable Long before) {
        tasks.then(receiver.search(pass.query.withBefore(before), pass.above + 1), page -> {
            if (running != pass) {
                return;
            }
            page.rows().stream().filter(row -> row.number() > pass.above).forEach(pass.found::add);
            Long next = page.next();
            if (next != null && next > pass.above + 1 && pass.found.size() < pass.query.limit()) {
                step(pass, next);
            } else {
                running = null;
                through = pass.upTo;
                found.accept(pass.found);
            }
        }, error -> {
            if (running == pass) {
                running = null;
                failed.accept(error);
            }
        });
    }

    /// Nobody waits any more for what is being looked for.
    void giveUp() {
        running = null;
    }

    boolean isRunning() {
        return running != null;
    }
}
