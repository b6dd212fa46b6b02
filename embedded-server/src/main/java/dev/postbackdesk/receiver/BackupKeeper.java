package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.BackupFolder;
import dev.postbackdesk.backup.BackupMaker;
import dev.postbackdesk.database.Contents;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.GroupCommit;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.database.Snapshot;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes backups on a thread of its own, when they are due and when somebody asks for one. One that fails is logged and
/// shown, and hurts nobody. Thread-safe.
final class BackupKeeper implements AutoCloseable {
    private static final long LOOK_SECONDS = 60;
    private static final Logger log = LoggerFactory.getLogger(BackupKeeper.class);

    private final Database database;
    private final GroupCommit writer;
    private final BackupFolder folder;
    private final BackupMaker maker;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Runnable changed;
    private final ScheduledExecutorService thread;
    private final BackupSchedule schedule;
    private volatile BackupStatus status = BackupStatus.NONE;
    private volatile boolean closing;

    /// @param clock what backups are dated by
    /// @param nanoTime what time is measured by
    /// @param changed called on the keeper's thread when [#status] changed
    BackupKeeper(Database database, GroupCommit writer, BackupFolder folder, BackupMaker maker, InstantSource clock,
            LongSupplier nanoTime, Runnable changed) {
        this.database = database;
        this.writer = writer;
        this.folder = folder;
        this.maker = maker;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.changed = changed;
        schedule = new BackupSchedule(nanoTime.getAsLong());
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("postback-backup").daemon().factory());
    }

    /// Makes backups when they are due, from now on.
    void start() {
        thread.execute(this::readStatus);
        var _ = thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /// The newest first.
    List<Backup> list() throws ReceiverException {
        try {
            return folder.list(line());
        } catch (IOException e) {
            throw new ReceiverException(Kind.UNAVAILABLE, Saying.of("said.backup.unlisted", Saying.why(e)), e);
        }
    }

    private @Nullable String line() {
        try {
            return database.line();
        } catch (SQLException e) {
            // What lies in the folder is to be seen all the same.
            log.debug("It is not known which line the database is of", e);
            return null;
        }
    }

    BackupStatus status() {
        return status;
    }

    /// Finds out how old the newest is that was there before: not at the start, which has to be quick.
    private void readStatus() {
        newest().ifPresent(backup -> tell(new BackupStatus(backup.madeAt(), status.problem())));
    }

    /// Makes one, once those that are under way are made.
    CompletableFuture<Backup> make() {
        CompletableFuture<Backup> future = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    future.complete(makeNow());
                } catch (ReceiverException | RuntimeException | Error e) {
                    future.completeExceptionally(Failures.toException(e));
                }
            });
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(Failures.toException(e));
        }
        return future;
    }

    /// Makes one if it is due. On the keeper's thread, or a test's.
    void look() {
        try {
            Optional<Backup> newest = newest();
            if (!schedule.isDue(nanoTime.getAsLong(), clock.instant(), newest.map(Backup::madeAt).orElse(null))) {
                return;
            }
            if (nothingChanged()) {
                schedule.tried(nanoTime.getAsLong());
                log.debug("No backup is made: the newest one holds all there is");
                return;
            }
            Backup made = makeNow();
            log.info("Made the backup {} of {} postbacks", made.name(), made.postbacks());
        } catch (ReceiverException e) {
            log.debug("It was logged where it was made", e);
        } catch (RuntimeException e) {
            // An executor would never call this again.
            log.error("Looking after backups failed", e);
        }
    }

    private Backup makeNow() throws ReceiverException {
        schedule.tried(nanoTime.getAsLong());
        try (Snapshot snapshot = snapshot()) {
            Backup made = maker.make(snapshot, () -> closing);
            tell(new BackupStatus(made.madeAt(), Saying.NOTHING));
            return made;
        } catch (IOException e) {
            Saying sentence = failed(Saying.why(e));
            log.warn("No backup was made", e);
            tell(new BackupStatus(status.lastMade(), sentence));
            throw new ReceiverException(Kind.UNAVAILABLE, sentence, e);
        }
    }

    /// @param why in the middle of a sentence, or a sentence of its own, as of a store that takes nothing
    private static Saying failed(Saying why) {
        return why.english().endsWith(".")
                ? Saying.of("said.backup.failed-since", why)
                : Saying.of("said.backup.failed", why);
    }

    /// Taken between two postbacks, so that it holds just what is acknowledged.
    private Snapshot snapshot() throws IOException {
        AtomicReference<@Nullable Snapshot> taken = new AtomicReference<>();
        try {
            return writer.submit(() -> {
                // A batch that fails is run again.
                close(taken.getAndSet(null));
                try {
                    Snapshot snapshot = database.snapshot();
                    taken.set(snapshot);
                    return snapshot;
                } catch (SQLException | IOException | RuntimeException e) {
                    throw new Refusal(Saying.of("said.why.database-unread", Saying.why(e)), e);
                }
            }).join();
        } catch (CompletionException e) {
            close(taken.getAndSet(null));
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SaidIOException(Saying.why(cause), cause);
        }
    }

    private static void close(@Nullable Snapshot snapshot) {
        if (snapshot != null) {
            snapshot.close();
        }
    }

    private boolean nothingChanged() {
        try {
            Optional<Contents> newest = folder.newestContents();
            return newest.isPresent() && newest.get().equals(database.contents());
        } catch (IOException | SQLException e) {
            log.debug("It is not known whether anything changed since the last backup", e);
            return false;
        }
    }

    private Optional<Backup> newest() {
        try {
            return folder.newest();
        } catch (IOException e) {
            log.debug("The backups can't be listed", e);
            return Optional.empty();
        }
    }

    private void tell(BackupStatus now) {
        if (!now.equals(status)) {
            status = now;
            changed.run();
        }
    }

    /// Gives up one that is under way.
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                log.warn("A backup was still under way when the store was closed");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
