package dev.postbackdesk.database;

import dev.postbackdesk.database.Participant.OnDisk;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer: a thread that drains a bounded queue, runs what it found in one transaction, commits, has all of it forced
/// to the disk, and only then are the waiting futures completed. So the disk is waited for once a batch, and nothing is
/// answered before it is safe. [#submit] may be called from any thread.
///
/// The disk is waited for on a thread of its own ([Forcing]). Meanwhile the writer runs the next batch's jobs, as they come;
/// what it commits then waits until the force before has ended, so no two are ever under way. When that one fails, both
/// batches are [NotStored].
///
/// A job that refuses fails alone. A batch that fails for any reason but the storage is undone and run again in halves,
/// until the job to blame fails alone too: one poisoned request must not fail a thousand others. When the storage fails,
/// the whole batch is [NotStored], and so is everything that comes until the file could be opened again. From the commit
/// on any failure counts as the storage's, since nothing can be undone then: such a batch may turn up in the reopened file
/// although it was answered that it was not stored. A failed force is never tried again: the system may have dropped
/// what it could not write, and a second one would succeed all the same.
///
/// A file that was opened again is believed only when it holds all that was answered before, and after something was
/// written to it and forced: a disk that is full lets itself be read. Where something is missing nothing is stored any
/// more until somebody has looked.
///
/// It is longer than most files: taking, storing, undoing, reopening and ending are one state machine.
public final class GroupCommit implements AutoCloseable {
    /// Jobs of one transaction.
    public static final int BATCH = 1_024;

    /// How often, and how long each time, a batch waits for more: at most a quarter of what waiting for the disk takes.
    private static final int GATHERINGS = 10;
    private static final long GATHERING_NANOS = 100_000;
    private static final int FORCE_SHARE = 4;
    /// Jobs that are as good as more: writing these takes long enough for others to come.
    private static final int ENOUGH = 64;
    /// Jobs that are worth writing ahead.
    private static final int AHEAD = 32;

    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final long FIRST_RETRY_MILLIS = 250;
    private static final long LAST_RETRY_MILLIS = 10_000;
    /// A wake-up that found the queue full is made up for by then.
    private static final long WAKEFUL_MILLIS = 10;
    /// Until it is known better what failed: made before, since there may be no memory for it then.
    private static final Saying SOMETHING_FAILED = Saying.of("said.store.memory");
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final Storage storage;
    private final List<Participant> participants;
    private final Runnable healthChanged;
    private final JobQueue queue = new JobQueue();
    private final Thread thread;
    private final ExecutorService disk;
    /// Completes futures: what hangs on them must not hold up the writer, nor the disk.
    private final ExecutorService answers;

    private volatile Saying problem = Saying.NOTHING;
    private volatile boolean closing;
    private volatile boolean ended;
    private volatile long deadline = Long.MAX_VALUE;
    /// Whether the writer has nothing to do until the disk answers.
    private volatile boolean awaitingDisk;
    // The writer's thread alone, once it runs.
    private @Nullable Connection connection;
    /// What was taken last from the queue.
    private List<WaitingJob<?>> taken = List.of();
    /// What failed outside of a batch's transaction, and is not yet dealt with.
    private @Nullable Throwable failed;
    /// False from the commit on. What fails then must not be run again, whatever it is: the batch may be in the file, and
    /// every row of it would be there twice.
    private boolean undoable;
    private @Nullable Forcing forcing;
    private int lastBatch;
    private int batchBefore;
    private long lastForceNanos;
    private boolean lost;
    private long nextTry;
    private long wait = FIRST_RETRY_MILLIS;

    /// @param participants in the order in which they are opened, flushed and told
    /// @param healthChanged called on the writer's thread when [#problem] changed
    public GroupCommit(Database database, List<? extends Participant> participants, Runnable healthChanged) {
        this((Storage) database, participants, healthChanged);
    }

    GroupCommit(Storage storage, List<? extends Participant> participants, Runnable healthChanged) {
        this(storage, participants, healthChanged, oneThread("postback-disk"), oneThread("postback-answers"));
    }

    GroupCommit(Storage storage, List<? extends Participant> participants, Runnable healthChanged, ExecutorService disk,
            ExecutorService answers) {
        this.storage = storage;
        this.participants = List.copyOf(participants);
        this.healthChanged = healthChanged;
        this.disk = disk;
        this.answers = answers;
        thread = Thread.ofPlatform().name("postback-writer").daemon().unstarted(this::run);
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    /// Opens the participants and starts the writer.
    public void start() throws SQLException {
        connect();
        // Their threads begin here, where it is noticed at once if the system gives none.
        disk.execute(() -> {});
        answers.execute(() -> {});
        thread.start();
    }

    /// Queues a job. The future completes on a thread of its own once the job is on disk; it fails with [NotStored], with
    /// the job's [Refusal], or with what else the job threw.
    public <T> CompletableFuture<T> submit(Job<T> job) {
        return submit(0, job);
    }

    /// @param bytes how much memory the job holds while it waits, roughly
    public <T> CompletableFuture<T> submit(int bytes, Job<T> job) {
        WaitingJob<T> waiting = new WaitingJob<>(job, bytes);
        Saying refusal = refusal();
        if (!refusal.isEmpty()) {
            return CompletableFuture.failedFuture(new NotStored(refusal));
        }
        if (!queue.offer(waiting)) {
            return CompletableFuture.failedFuture(
                    new NotStored(Saying.of("said.store.busy")));
        }
        // The writer may have ended between the first look and the offer, and nobody would ever take this one.
        if (ended && queue.remove(waiting)) {
            waiting.fail(new NotStored(refusal()));
        }
        return waiting.future();
    }

    /// Why nothing can be stored just now, as a sentence; [Saying#NOTHING] while all is well.
    public Saying problem() {
        return problem;
    }

    /// Takes no more jobs, stores the queued ones for at most five seconds, and fails the rest.
    @Override
    public void close() {
        deadline = System.nanoTime() + DRAIN.toNanos();
        closing = true;
        if (thread.isAlive()) {
            // Never an interrupt: H2 would lose its file channel.
            queue.wake();
            join();
        } else if (!ended) {
            end();
            disconnect();
        }
        disk.shutdown();
        answers.shutdown();
        try {
            if (!answers.awaitTermination(1, TimeUnit.SECONDS)) {
                log.warn("Some answers were still under way when the store was closed");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() {
        try {
            if (!thread.join(DRAIN.plusSeconds(1))) {
                log.error("The writer is stuck in the disk; what it holds is not answered");
                end();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Saying refusal() {
        return closing || ended ? Saying.of("said.store.closing") : problem;
    }

    private void run() {
        try {
            while (goesOn()) {
                // Whatever fails on the way.
            }
        } finally {
            evenIfItFails("Waiting for the disk", this::settle);
            end();
            disconnect();
        }
    }

    /// Takes and serves a batch. What fails outside of its transaction, mostly for want of memory, counts as the storage's
    /// failure: a writer that ended would leave everybody waiting for ever. Where even that can't be dealt with, it is tried
    /// again.
    ///
    /// @return false when the store is closing and nothing is left, or time is up
    private boolean goesOn() {
        try {
            Throwable failure = failed;
            if (failure != null) {
                if (settle()) {
                    brokenBy(failure, taken);
                } else {
                    fail(taken, new NotStored(problem, failure));
                }
                failed = null;
            }
            // As long as it may get: what was taken would be nobody's if the list could not grow.
            taken = new ArrayList<>(BATCH);
            WaitingJob<?> first = take();
            if (first == null) {
                return false;
            }
            taken.add(first);
            queue.drainTo(taken, BATCH);
            serve(taken);
        } catch (Throwable e) {
            boolean again = failed != null;
            failed = e;
            problem = SOMETHING_FAILED;
            if (again) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(FIRST_RETRY_MILLIS));
            }
            return !closing || System.nanoTime() - deadline < 0;
        }
        return true;
    }

    private void serve(List<WaitingJob<?>> batch) {
        if (problem.isEmpty()) {
            store(batch, true);
        } else {
            fail(batch, new NotStored(problem));
            reopen();
        }
    }

    /// Waits for a job; null when the store is closing and none is left, or time is up.
    private @Nullable WaitingJob<?> take() {
        while (!closing || (!queue.isEmpty() && System.nanoTime() - deadline < 0)) {
            WaitingJob<?> first = queue.poll(problem.isEmpty() ? Long.MAX_VALUE : FIRST_RETRY_MILLIS);
            if (first != null) {
                return first;
            } else if (!problem.isEmpty()) {
                reopen();
            } else if (forcing != null && forcing.isDone()) {
                settle();
            }
        }
        return null;
    }

    /// All in one transaction; in halves where that fails through a job.
    ///
    /// @param growing whether more jobs may be taken into it
    private void store(List<WaitingJob<?>> batch, boolean growing) {
        undoable = true;
        try {
            runAll(batch, growing);
            for (Participant participant : participants) {
                participant.flush();
            }
            if (!settle()) {
                fail(batch, new NotStored(problem));
                return;
            }
            undoable = false;
            storage.commit(Objects.requireNonNull(connection));
        } catch (Throwable e) {
            // Whatever it was, an Error included: a writer that dies would leave everybody waiting for ever.
            undo(batch, e);
            return;
        }
        batchBefore = lastBatch;
        lastBatch = batch.size();
        force(batch);
    }

    private void runAll(List<WaitingJob<?>> batch, boolean growing) throws Exception {
        int run = run(batch, 0);
        if (growing) {
            int ahead = 0;
            while (batch.size() < BATCH && takeWhileForcing(batch)) {
                run = run(batch, run);
                if (run - ahead >= AHEAD && queue.isEmpty()) {
                    ahead = run;
                    for (Participant participant : participants) {
                        participant.flushAhead();
                    }
                }
            }
            gather(batch);
            run(batch, run);
        }
    }

    private static int run(List<WaitingJob<?>> batch, int from) throws Exception {
        for (int i = from; i < batch.size(); i++) {
            batch.get(i).run();
        }
        return batch.size();
    }

    /// Takes more jobs while the disk is busy with the batch before; false when it is not, or no more.
    private boolean takeWhileForcing(List<WaitingJob<?>> batch) {
        int before = batch.size();
        while (batch.size() == before && forcing != null && !forcing.isDone()) {
            awaitingDisk = true;
            // It may have ended before it could see that it is waited for.
            WaitingJob<?> next = queue.poll(forcing.isDone() ? 0 : WAKEFUL_MILLIS);
            awaitingDisk = false;
            if (next != null) {
                batch.add(next);
                queue.drainTo(batch, BATCH);
            }
        }
        return batch.size() > before;
    }

    /// Where the disk is slow, waits a moment for as many jobs as the last two batches had, or enough, as long as more keep
    /// coming: who was answered comes again, and the first few of a wave are not to cost a force of their own. Where it is fast, two
    /// halves that take turns are faster: one is answered and sent anew while the other is stored. One sender alone, or a
    /// pause, is never waited for.
    private void gather(List<WaitingJob<?>> batch) {
        int atMost = (int) Math.min(GATHERINGS, lastForceNanos / FORCE_SHARE / GATHERING_NANOS);
        int wanted = Math.min(ENOUGH, lastBatch + batchBefore);
        if (atMost == 0 || wanted <= 2) {
            return;
        }
        int there = batch.size() + queue.size();
        int before = -1;
        for (int i = 0; i < atMost && there < wanted && there > before && !closing; i++) {
            LockSupport.parkNanos(this, GATHERING_NANOS);
            before = there;
            there = batch.size() + queue.size();
        }
        queue.drainTo(batch, BATCH);
    }

    /// Has the committed batch forced to the disk while the writer goes on.
    private void force(List<WaitingJob<?>> batch) {
        List<OnDisk> then = new ArrayList<>();
        for (Participant participant : participants) {
            // It is committed already: the batch must not be undone.
            evenIfItFails("What hears of a commit", () -> then.add(participant.committed()));
        }
        Forcing begun = new Forcing(batch);
        try {
            disk.execute(() -> {
                begun.run(storage, () -> {
                    then.forEach(one -> evenIfItFails("What publishes a commit", one::publish));
                    complete(batch, then);
                });
                if (awaitingDisk || begun.isFailed()) {
                    // Where the queue is full the writer has something to do anyway.
                    queue.wake();
                }
            });
        } catch (RuntimeException | Error e) {
            // Without a thread for it nobody would ever end it.
            brokenBy(e, batch);
            return;
        }
        forcing = begun;
    }

    /// Waits until the force that is under way has ended.
    ///
    /// @return false if it failed: then nothing can be stored, and what was begun since is not in the file
    private boolean settle() {
        Forcing before = forcing;
        if (before == null) {
            return true;
        }
        Throwable failure = before.await();
        if (failure != null) {
            brokenBy(failure, before.batch());
            // Not earlier: what fails here is tried again, and its batch is to be answered.
            forcing = null;
            return false;
        }
        forcing = null;
        lastForceNanos = before.nanos();
        try {
            storage.forced();
        } catch (RuntimeException | Error e) {
            brokenBy(e, List.of());
            return false;
        }
        return true;
    }

    private void undo(List<WaitingJob<?>> batch, Throwable failure) {
        if (!settle()) {
            fail(batch, new NotStored(problem, failure));
        } else if (!undoable || storage.isStorageFailure(failure) || !rolledBack()) {
            brokenBy(failure, batch);
        } else if (batch.size() == 1) {
            // H2 quotes values in its messages, and a payload is nobody's business but the database's.
            log.error("One request could not be stored ({}); the others go on", kind(failure));
            log.debug("It failed so", failure);
            fail(batch, failure);
        } else {
            int half = batch.size() / 2;
            storeUnlessBroken(batch.subList(0, half));
            storeUnlessBroken(batch.subList(half, batch.size()));
        }
    }

    private static String kind(Throwable failure) {
        return failure instanceof SQLException e ? "SQL state " + e.getSQLState() : failure.getClass().getName();
    }

    private void storeUnlessBroken(List<WaitingJob<?>> batch) {
        if (problem.isEmpty()) {
            store(batch, false);
        } else {
            fail(batch, new NotStored(problem));
        }
    }

    private boolean rolledBack() {
        try {
            Objects.requireNonNull(connection).rollback();
            participants.forEach(Participant::rolledBack);
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            log.error("A batch could not be undone", e);
            return false;
        }
    }

    private void complete(List<WaitingJob<?>> batch, List<OnDisk> then) {
        answer(() -> {
            queue.release(batch);
            batch.forEach(waiting -> evenIfItFails("Answering a request", waiting::complete));
            then.forEach(one -> evenIfItFails("What hears of what was stored", one::announce));
        });
    }

    private void fail(List<WaitingJob<?>> batch, Throwable failure) {
        answer(() -> {
            queue.release(batch);
            batch.forEach(waiting -> evenIfItFails("Answering a request", () -> waiting.fail(failure)));
        });
    }

    /// Somebody waits for each answer: where there is no thread for it, it is given on this one.
    private void answer(Runnable answering) {
        try {
            answers.execute(answering);
        } catch (RuntimeException | Error e) {
            answering.run();
            log.warn("A batch was answered by the thread that stores: {}", e.toString());
        }
    }

    private void connect() throws SQLException {
        Connection opened = storage.connectWriter();
        try {
            for (Participant participant : participants) {
                participant.open(opened);
            }
            opened.commit();
        } catch (SQLException | RuntimeException | Error e) {
            storage.abandon(opened);
            throw e;
        }
        connection = opened;
    }

    private void brokenBy(Throwable failure, List<WaitingJob<?>> batch) {
        log.error("Storing failed; {} requests are answered that they were not stored", batch.size(), failure);
        broken(storage.sentence(failure));
        fail(batch, new NotStored(problem, failure));
    }

    private void broken(Saying sentence) {
        problem = sentence;
        nextTry = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
        abandon();
        evenIfItFails("What hears of the store's health", healthChanged);
    }

    private void abandon() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            evenIfItFails("Closing the database", () -> storage.abandon(broken));
        }
    }

    /// Whether all that was answered is in the file that was opened again. Else nothing more is done with it.
    private boolean isComplete() {
        Optional<Saying> missing = participants.stream().map(Participant::missing).filter(what -> !what.isEmpty())
                .reduce((one, other) -> Saying.of("said.and", one, other));
        if (missing.isEmpty()) {
            return true;
        }
        lost = true;
        problem = storage.lossSentence(missing.get());
        log.error("{}", problem);
        Connection older = Objects.requireNonNull(connection);
        connection = null;
        evenIfItFails("Closing the database", () -> storage.letGo(older));
        return false;
    }

    /// Sees that the disk takes something.
    private void prove() throws SQLException, IOException {
        storage.checkRoom();
        Connection writer = Objects.requireNonNull(connection);
        long before = Settings.get(writer, Settings.REOPENED).map(Long::parseLong).orElse(0L);
        Settings.put(writer, Settings.REOPENED, String.valueOf(before + 1));
        storage.commit(writer);
        storage.force();
        storage.forced();
    }

    /// For what others do on this thread: it must not end the writer, or everybody would wait for ever.
    private static void evenIfItFails(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            say(what, e);
        }
    }

    private static void say(String what, Throwable failure) {
        try {
            log.error("{} failed; storing goes on", what, failure);
        } catch (OutOfMemoryError _) {
            // Then it can't be said.
        }
    }

    /// Tries to open the file again, less and less often.
    private void reopen() {
        long now = System.nanoTime();
        if (closing || lost || now - nextTry < 0) {
            return;
        }
        try {
            connect();
            if (isComplete()) {
                prove();
                wait = FIRST_RETRY_MILLIS;
                problem = Saying.NOTHING;
                log.info("Storing works again");
            }
        } catch (SQLException | IOException | RuntimeException | Error e) {
            log.warn("The database can't be used again yet: {}", e.toString());
            abandon();
            wait = Math.min(wait * 2, LAST_RETRY_MILLIS);
            nextTry = now + TimeUnit.MILLISECONDS.toNanos(wait);
            return;
        }
        evenIfItFails("What hears of the store's health", healthChanged);
    }

    /// Fails what nobody will take any more.
    private void end() {
        ended = true;
        List<WaitingJob<?>> left = queue.drain();
        queue.release(left);
        left.forEach(waiting -> waiting.fail(new NotStored(refusal())));
    }

    private void disconnect() {
        try (Connection open = connection) {
            log.debug("The writer ends, its connection {}", open);
        } catch (SQLException e) {
            log.error("The writer's connection could not be closed", e);
        }
    }
}
