package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.export.Export;
import dev.postbackdesk.export.RowWriter;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.PostbackPage;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes everything that a search leaves to a file, newest first, as `postbacks export` writes a row: however much it is, a
/// page of it is in memory. The file stands in its place when it is whole. Used on the FX thread, and once; it reads and
/// writes on others.
///
/// It is closed with the window, when nothing that is left of it runs any more: what is not whole is gone then.
final class FoundExport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FoundExport.class);
    private static final int PAGE = 512;

    private final Receiver receiver;
    private final Tasks tasks;
    private final PostbackQuery query;
    private final Path file;
    private final Function<IOException, String> cannotWrite;
    private final ReadOnlyLongWrapper written = new ReadOnlyLongWrapper();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private boolean cancelled;
    /// What is open now; guarded by this object, as is the next.
    private @Nullable Target open;
    private boolean closed;

    /// What is open while it runs.
    private record Target(WholeFile whole, RowWriter<Postback> rows) {}

    /// @param cannotWrite says what is wrong with the file
    FoundExport(Receiver receiver, Tasks tasks, PostbackQuery query, Path file,
            Function<IOException, String> cannotWrite) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.query = query.withLimit(PAGE);
        this.file = file;
        this.cannotWrite = cannotWrite;
    }

    /// Begins, and returns at once.
    ///
    /// @return completes on the FX thread: true with the file in its place, false if it was cancelled; fails with a
    ///         [ReceiverException]
    CompletableFuture<Boolean> start() {
        tasks.then(CompletableFuture.supplyAsync(this::open), target -> next(target, null),
                ended::completeExceptionally);
        return ended;
    }

    /// Ends it soon, and leaves no file.
    void cancel() {
        cancelled = true;
    }

    /// Ends it now: waits for the page that is being written, and leaves no file. One that has ended is left as it is.
    @Override
    public synchronized void close() {
        cancelled = true;
        closed = true;
        if (open != null) {
            abandon(open.whole());
            open = null;
        }
    }

    /// How many were written.
    ReadOnlyLongProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    private void next(Target target, @Nullable Long before) {
        CompletableFuture<PostbackPage> step = receiver.search(query.withBefore(before), 0)
                .thenCompose(page -> receiver.postbacks(page.rows().stream().map(PostbackRow::number).toList())
                        .thenApplyAsync(full -> write(target, page, full)));
        tasks.then(step, page -> {
            written.set(written.get() + page.rows().size());
            if (cancelled || page.next() == null) {
                end(target, !cancelled, null);
            } else {
                next(target, page.next());
            }
        }, error -> end(target, false, error));
    }

    private void end(Target target, boolean whole, @Nullable ReceiverException failure) {
        tasks.then(CompletableFuture.supplyAsync(() -> finish(target, whole)), kept -> {
            if (failure == null) {
                ended.complete(kept);
            } else {
                ended.completeExceptionally(failure);
            }
        }, error -> ended.completeExceptionally(failure == null ? error : failure));
    }

    private synchronized Target open() {
        ensureNotClosed();
        try {
            WholeFile whole = new WholeFile(file);
            // Headers, where a secret may stand that the request does not name, are not in a CSV.
            Target target = new Target(whole, Export.postbacks(Set.of()).open(Export.Format.CSV, whole.out()));
            open = target;
            return target;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private synchronized PostbackPage write(Target target, PostbackPage page, List<Postback> full) {
        ensureNotClosed();
        try {
            full.forEach(target.rows()::write);
            return page;
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        }
    }

    private synchronized boolean finish(Target target, boolean whole) {
        if (closed) {
            return false;
        }
        open = null;
        try {
            if (whole) {
                target.rows().close();
                target.whole().put();
            }
            return whole;
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw failed(e);
        } finally {
            abandon(target.whole());
        }
    }

    private void ensureNotClosed() {
        if (closed) {
            throw new CancellationException();
        }
    }

    /// What is not whole goes; one that can't be closed or removed either is no other failure than the one that is told.
    private static void abandon(WholeFile whole) {
        try {
            whole.close();
        } catch (IOException e) {
            LOG.warn("{} was broken off, and is perhaps left over", whole, e);
        }
    }

    private CompletionException failed(IOException e) {
        return new CompletionException(
                new ReceiverException(ReceiverException.Kind.INVALID, cannotWrite.apply(e), e));
    }
}
