package dev.postbackdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads on a few threads of its own, each with a connection: readers see what is committed and never hold up the writer.
/// Thread-safe.
public final class Readers implements AutoCloseable {
    /// How many queries run at once; more wait.
    public static final int COUNT = 4;
    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    /// Something to read.
    @FunctionalInterface
    public interface Query<T> {
        /// @param givenUp whether the caller cancelled the future: long queries look at it now and then
        T run(Handle handle, BooleanSupplier givenUp) throws Exception;
    }

    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final Database database;
    private final UnaryOperator<Throwable> failure;
    private @Nullable Jdbi jdbi;

    /// @param failure what futures fail with instead of what a query threw
    public Readers(Database database, UnaryOperator<Throwable> failure) {
        this.failure = failure;
        this.database = database;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(COUNT, work -> Thread.ofPlatform().daemon()
                .name("postback-reader-" + number.incrementAndGet()).unstarted(work));
    }

    /// Queues a query. Its future completes on a reader's thread.
    public <T> CompletableFuture<T> submit(Query<T> query) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            threads.execute(() -> run(query, future));
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(failure.apply(e));
        }
        return future;
    }

    /// The same future, but completed on a reader's thread: what hangs on it must not hold up the writer's answers. Once
    /// closed, it completes at once.
    public <T> CompletableFuture<T> handOver(CompletableFuture<T> written) {
        CompletableFuture<T> future = new CompletableFuture<>();
        var _ = written.whenComplete((result, problem) -> {
            Runnable completion = () -> {
                if (problem == null) {
                    future.complete(result);
                } else {
                    future.completeExceptionally(failure.apply(problem));
                }
            };
            run(completion);
        });
        return future;
    }

    /// Runs something on a reader's thread; once closed, at once.
    public void run(Runnable step) {
        try {
            threads.execute(step);
        } catch (RejectedExecutionException _) {
            step.run();
        }
    }

    /// Made with the first query: a receiver starts a third faster without it.
    private synchronized Jdbi jdbi() {
        if (jdbi == null) {
            jdbi = NamedParameters.jdbi(new ConnectionFactory() {
                @Override
                public Connection openConnection() throws SQLException {
                    Connection connection = idle.poll();
                    return connection == null || connection.isClosed() ? database.connectReader() : connection;
                }

                @Override
                public void closeConnection(Connection connection) throws SQLException {
                    if (!connection.isClosed()) {
                        idle.add(connection);
                    }
                }
            });
        }
        return jdbi;
    }

    private <T> void run(Query<T> query, CompletableFuture<T> future) {
        if (future.isDone()) {
            return;
        }
        try {
            future.complete(jdbi().withHandle(handle -> query.run(handle, future::isDone)));
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            // Nobody else sees an Error on this thread, and the caller would wait for ever.
            future.completeExceptionally(failure.apply(e));
        }
    }

    /// Ends when the queries that run are through, for at most two seconds. Never interrupts: H2 would lose its file
    /// channel.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("Queries were still running when the store was closed");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
