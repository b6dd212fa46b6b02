package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupCommitTest {
    @TempDir
    Path data;

    private DataFolder folder;
    private Database database;
    private Watched storage;
    private Rows rows;
    private final SettingStore settings = new SettingStore(() -> {});
    private final LinkedBlockingQueue<String> health = new LinkedBlockingQueue<>();
    private final Scarce disk = new Scarce();
    private final Scarce answers = new Scarce();
    private GroupCommit writer;

    @BeforeEach
    void open() throws Exception {
        folder = DataFolder.lock(data, "test", Instant.EPOCH);
        database = Database.open(folder);
        storage = new Watched(database);
        rows = new Rows();
        writer = new GroupCommit(storage, List.of(rows, settings), () -> health.add("changed"), disk, answers);
        writer.start();
    }

    @AfterEach
    void close() throws Exception {
        writer.close();
        database.close();
        folder.close();
    }

    @Test
    void aFutureCompletesOnlyWhenItsBatchIsOnDisk() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> future = writer.submit(() -> rows.add("a"));
        storage.awaitForce();
        assertThat(stored()).as("committed").containsExactly("a");
        assertThat(future).as("answered before it was on disk").isNotDone();
        assertThat(rows.told).isEmpty();
        release.countDown();
        assertThat(get(future)).isEqualTo("a");
    }

    @Test
    void jobsThatWaitTogetherShareOneForce() throws Exception {
        List<CompletableFuture<String>> futures = inOneBatch(100, i -> () -> rows.add("row " + i));
        futures.forEach(GroupCommitTest::get);
        assertThat(storage.forces).hasValue(2);
        assertThat(stored()).hasSize(100);
    }

    @Test
    void jobsRunWhileTheDiskIsBusyWithTheBatchBefore() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        for (int i = 0; i < 3; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            String text = "next " + i;
            var _ = writer.submit(() -> {
                ran.countDown();
                return rows.add(text);
            });
            assertThat(ran.await(10, TimeUnit.SECONDS)).as("the disk was waited for").isTrue();
        }
        assertThat(stored()).as("committed while the disk was busy").containsExactly("first");
        assertThat(first).isNotDone();
        release.countDown();
        get(first);
        get(writer.submit(() -> rows.add("last")));
        assertThat(stored()).containsExactly("first", "next 0", "next 1", "next 2", "last");
        assertThat(rows.published).containsExactly("first", "next 0", "next 1", "next 2", "last");
    }

    @Test
    void whatRanWhileTheDiskWasBusyIsWrittenAheadOnce() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        List<CompletableFuture<String>> ahead = writtenAhead();
        CompletableFuture<String> rest = writer.submit(() -> rows.add("rest"));
        assertThat(stored()).as("seen before its commit").containsExactly("first");
        release.countDown();
        get(first);
        ahead.forEach(GroupCommitTest::get);
        get(rest);
        assertThat(stored()).doesNotHaveDuplicates().hasSize(ahead.size() + 2);
    }

    @Test
    void whatWasWrittenAheadIsUndoneWithItsBatch() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        List<CompletableFuture<String>> ahead = writtenAhead();
        CompletableFuture<String> bad = writer.submit(() -> {
            throw new SQLException("no such thing", "42000");
        });
        release.countDown();
        get(first);
        ahead.forEach(GroupCommitTest::get);
        assertThatThrownBy(() -> get(bad)).hasCauseInstanceOf(SQLException.class);
        assertThat(stored()).doesNotHaveDuplicates().hasSize(ahead.size() + 1);
    }

    /// Jobs of which some are written, while the disk is held. One that comes too soon after others may go with them.
    private List<CompletableFuture<String>> writtenAhead() throws InterruptedException {
        List<CompletableFuture<String>> jobs = new ArrayList<>();
        while (rows.ahead == 0) {
            assertThat(jobs).as("jobs without a row written ahead").hasSizeLessThan(10_000);
            String text = "ahead " + jobs.size();
            jobs.add(writer.submit(() -> rows.add(text)));
            Thread.sleep(1);
        }
        return jobs;
    }

    @Test
    void whatRanWhileAForceFailedIsNotStoredEither() throws Exception {
        storage.failures.set(1);
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        CountDownLatch ran = new CountDownLatch(1);
        CompletableFuture<String> next = writer.submit(() -> {
            ran.countDown();
            return rows.add("next");
        });
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(NotStored.class);
        assertThatThrownBy(() -> get(next)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        assertThat(stored()).contains("later").doesNotContain("next");
        assertThat(rows.published).containsExactly("later");
    }

    @Test
    void aForceThatFailsWhileNothingElseArrivesIsNoticedAtOnce() throws Exception {
        CountDownLatch release = storage.holdForce();
        storage.failures.set(1);
        CompletableFuture<String> lost = writer.submit(() -> rows.add("lost"));
        storage.awaitForce();
        assertThat(writer.problem().english()).isEmpty();
        release.countDown();
        assertThatThrownBy(() -> get(lost)).hasCauseInstanceOf(NotStored.class);
        assertThat(health.poll(10, TimeUnit.SECONDS)).as("told that it fails").isNotNull();
    }

    @Test
    void aPoisonedJobDoesNotHarmTheBatchThatIsOnItsWayToTheDisk() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        CompletableFuture<String> good = writer.submit(() -> rows.add("good"));
        CompletableFuture<String> bad = writer.submit(() -> {
            throw new SQLException("no such thing", "42000");
        });
        release.countDown();
        assertThat(get(first)).isEqualTo("first");
        assertThat(get(good)).isEqualTo("good");
        assertThatThrownBy(() -> get(bad)).hasCauseInstanceOf(SQLException.class);
        assertThat(stored()).containsExactly("first", "good");
    }

    @Test
    void whatIsUndoneGoesBackToWhatIsOnItsWayToTheDisk() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> saved = writer.submit(() -> put("dark"));
        storage.awaitForce();
        CompletableFuture<String> bad = writer.submit(() -> {
            put("light");
            throw new SQLException("no such thing", "42000");
        });
        CompletableFuture<String> seen = writer.submit(() -> settings.current("look").orElse(""));
        assertThat(settings.published("look")).as("seen by others before it was on disk").isEmpty();
        release.countDown();
        assertThat(get(saved)).isEqualTo("dark");
        assertThatThrownBy(() -> get(bad)).hasCauseInstanceOf(SQLException.class);
        assertThat(get(seen)).isEqualTo("dark");
        assertThat(settings.published("look")).hasValue("dark");
    }

    private String put(String look) throws SQLException {
        settings.put("look", look);
        return look;
    }

    @Test
    void aJobThatRefusesFailsAloneWithoutUndoingTheOthers() throws Exception {
        List<CompletableFuture<String>> futures = inOneBatch(10, i -> () -> {
            if (i == 3) {
                throw new Refusal(Saying.verbatim("Not this one."));
            }
            return rows.add("row " + i);
        });
        assertThatThrownBy(() -> get(futures.get(3))).hasCauseInstanceOf(Refusal.class)
                .hasMessageContaining("Not this one.");
        futures.remove(3);
        futures.forEach(GroupCommitTest::get);
        assertThat(storage.forces).hasValue(2);
        assertThat(stored()).hasSize(9);
    }

    @Test
    void ofABatchWithOnePoisonedJobAllOthersAreStored() throws Exception {
        // Found out by the database only, when the batch is flushed.
        List<CompletableFuture<String>> futures = together(100, i -> () -> rows.add(i == 41 ? "poison" : "row " + i));
        assertThatThrownBy(() -> get(futures.get(41))).hasCauseInstanceOf(SQLException.class);
        futures.remove(41);
        futures.forEach(GroupCommitTest::get);
        assertThat(stored()).hasSize(99).doesNotHaveDuplicates();
        assertThat(writer.problem().english()).isEmpty();
    }

    @Test
    void whyAJobFailedIsSaidWithoutTheDatabasesWordsWhichQuoteValues() throws Exception {
        CompletableFuture<String> said = writer.submit((Job<String>) () -> {
            throw new SQLException("Value too long: 's3cret'", "22001");
        }).handle((_, failure) -> {
            assertThat(failure).hasMessageContaining("s3cret");
            return NotStored.sentence(failure).english();
        });
        assertThat(get(said)).startsWith("One request could not be stored").doesNotContain("s3cret");
        assertThat(NotStored.sentence(new CompletionException(new NotStored(Saying.verbatim("The disk is full."))))
                .english())
                .isEqualTo("The disk is full.");
    }

    @Test
    void anErrorInAJobFailsThatJobAlone() throws Exception {
        List<CompletableFuture<String>> futures = together(4, i -> () -> {
            if (i == 2) {
                throw new StackOverflowError();
            }
            return rows.add("row " + i);
        });
        assertThatThrownBy(() -> get(futures.get(2))).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(get(futures.get(3))).isEqualTo("row 3");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void whenTheDiskFailsNothingIsAnsweredAsStoredUntilTheFileOpensAgain() throws Exception {
        storage.failures.set(1);
        CompletableFuture<String> lost = writer.submit(() -> rows.add("lost"));
        assertThatThrownBy(() -> get(lost)).hasCauseInstanceOf(NotStored.class)
                .hasMessageContaining("can't be stored");
        assertThat(health.poll(10, TimeUnit.SECONDS)).as("told that it fails").isNotNull();
        assertThat(health.poll(10, TimeUnit.SECONDS)).as("told that it works again").isNotNull();
        assertThat(writer.problem().english()).isEmpty();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        assertThat(stored()).contains("later");
    }

    static List<Throwable> noFailuresOfTheStorageByTheirType() {
        return List.of(new SQLException("nothing to do with the disk", "22001"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("noFailuresOfTheStorageByTheirType")
    void whatFailsAfterTheCommitIsNeverRunAgain(Throwable failure) throws Exception {
        List<CompletableFuture<String>> futures = together(2, i -> () -> {
            if (i == 1) {
                // For this very batch's force, when nothing can be undone any more.
                storage.errors.add(failure);
            }
            return rows.add("row " + i);
        });
        assertThatThrownBy(() -> get(futures.get(0))).hasCauseInstanceOf(NotStored.class);
        assertThatThrownBy(() -> get(futures.get(1))).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        assertThat(stored()).doesNotHaveDuplicates().contains("later");
    }

    @Test
    void theWriterOutlivesWhateverFailsAroundIt() throws Exception {
        rows.announcing = new StackOverflowError();
        assertThat(get(writer.submit(() -> rows.add("a")))).isEqualTo("a");
        storage.abandoning = new IllegalStateException("can't even be closed");
        storage.failures.set(1);
        CompletableFuture<String> lost = writer.submit(() -> rows.add("lost"));
        assertThatThrownBy(() -> get(lost)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(get(writer.submit(() -> rows.add("b")))).isEqualTo("b");
    }

    @Test
    void anErrorWhileABatchIsUndoneCountsAsTheStorages() throws Exception {
        rows.undoing = new OutOfMemoryError("for a test");
        CompletableFuture<String> bad = writer.submit(() -> rows.add("poison"));
        assertThatThrownBy(() -> get(bad)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        assertThat(stored()).containsExactly("later");
    }

    @Test
    void aFailureThatCannotEvenBeDealtWithIsSaidAndDealtWithLater() throws Exception {
        storage.wordless = true;
        storage.failures.set(1);
        CompletableFuture<String> lost = writer.submit(() -> rows.add("lost"));
        while (writer.problem().isEmpty()) {
            Thread.sleep(1);
        }
        assertThat(writer.problem().english()).contains("memory");
        assertThat(writer.submit(() -> rows.add("more"))).isCompletedExceptionally();
        storage.wordless = false;
        assertThatThrownBy(() -> get(lost)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        assertThat(stored()).contains("later");
    }

    @Test
    void whereNoThreadCanBeHadToForceItABatchIsNotStored() throws Exception {
        disk.failure = new OutOfMemoryError("unable to create native thread");
        CompletableFuture<String> lost = writer.submit(() -> rows.add("lost"));
        assertThatThrownBy(() -> get(lost)).hasCauseInstanceOf(NotStored.class).hasMessageContaining("memory");
        awaitWorking();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        assertThat(rows.published).containsExactly("later");
    }

    @Test
    void whereNoThreadCanBeHadToAnswerItABatchIsAnsweredAllTheSame() throws Exception {
        answers.failure = new OutOfMemoryError("unable to create native thread");
        assertThat(get(writer.submit(() -> rows.add("a")))).isEqualTo("a");
        assertThat(get(writer.submit(() -> rows.add("b")))).isEqualTo("b");
        assertThat(rows.published).containsExactly("a", "b");
    }

    @Test
    void whileTheFileCannotBeOpenedEverythingIsRefusedAtOnce() throws Exception {
        storage.failures.set(1);
        storage.unopenable = true;
        CompletableFuture<String> lost = writer.submit(() -> rows.add("lost"));
        assertThatThrownBy(() -> get(lost)).hasCauseInstanceOf(NotStored.class);
        assertThat(health.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(writer.submit(() -> rows.add("more"))).isCompletedExceptionally();
        assertThat(writer.problem().english()).startsWith("Postbacks can't be stored: ");
        storage.unopenable = false;
        assertThat(health.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
    }

    @Test
    void aFileThatComesBackWithoutWhatWasAnsweredIsNotStoredTo() throws Exception {
        get(writer.submit(() -> rows.add("answered")));
        rows.missing = "rows 1 to 1";
        storage.failures.set(1);
        CompletableFuture<String> failed = writer.submit(() -> rows.add("failed"));
        assertThatThrownBy(() -> get(failed)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(writer.problem().english()).contains("rows 1 to 1 were no longer in it").contains("backups restore");
        // Nor when it looks whole at another time: somebody has to look.
        rows.missing = "";
        assertThat(health.poll(1, TimeUnit.SECONDS)).isNull();
        CompletableFuture<String> later = writer.submit(() -> rows.add("later"));
        assertThatThrownBy(() -> get(later)).hasCauseInstanceOf(NotStored.class);
        assertThat(stored()).doesNotContain("later");
    }

    @Test
    void aDiskThatLetsItselfBeReadButNotWrittenIsNoneThatWorks() throws Exception {
        storage.failures.set(3);
        CompletableFuture<String> failed = writer.submit(() -> rows.add("failed"));
        assertThatThrownBy(() -> get(failed)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(storage.failures).as("attempts that would fail yet").hasValue(0);
        assertThat(health).as("told more than twice").isEmpty();
        assertThat(writer.problem().english()).isEmpty();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
    }

    @Test
    void aDiskWithRoomForNextToNothingIsNoneThatWorks() throws Exception {
        storage.failures.set(1);
        storage.roomless.set(2);
        CompletableFuture<String> failed = writer.submit(() -> rows.add("failed"));
        assertThatThrownBy(() -> get(failed)).hasCauseInstanceOf(NotStored.class);
        awaitWorking();
        assertThat(storage.roomless).as("attempts without room yet").hasValue(0);
        assertThat(health).as("told more than twice").isEmpty();
        assertThat(get(writer.submit(() -> rows.add("later")))).isEqualTo("later");
        try (var left = Files.list(data)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".room"));
        }
    }

    @Test
    void aFullQueueRefuses() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        List<CompletableFuture<String>> queued = new ArrayList<>();
        // The writer goes on with one batch while the disk is busy.
        CountDownLatch taken = new CountDownLatch(GroupCommit.BATCH);
        for (int i = 0; i < GroupCommit.BATCH; i++) {
            queued.add(writer.submit(() -> {
                taken.countDown();
                return "queued";
            }));
        }
        assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < JobQueue.MOST; i++) {
            queued.add(writer.submit(() -> "queued"));
        }
        CompletableFuture<String> tooMany = writer.submit(() -> rows.add("too many"));
        assertThat(tooMany).isCompletedExceptionally();
        release.countDown();
        get(first);
        queued.forEach(GroupCommitTest::get);
        assertThat(stored()).containsExactly("first");
    }

    @Test
    void moreBytesThanMemoryHoldsAreRefused() throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> first = writer.submit(() -> rows.add("first"));
        storage.awaitForce();
        int half = (int) (JobQueue.MOST_BYTES / 2);
        CompletableFuture<String> one = writer.submit(half, () -> rows.add("one"));
        CompletableFuture<String> two = writer.submit(half, () -> rows.add("two"));
        assertThat(writer.submit(1, () -> rows.add("three"))).isCompletedExceptionally();
        release.countDown();
        get(first);
        get(one);
        get(two);
        assertThat(get(writer.submit(half, () -> rows.add("four")))).isEqualTo("four");
    }

    @Test
    void closingStoresWhatWaitsAndTakesNoMore() throws Exception {
        List<CompletableFuture<String>> futures = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String text = "row " + i;
            futures.add(writer.submit(() -> rows.add(text)));
        }
        writer.close();
        futures.forEach(GroupCommitTest::get);
        assertThat(stored()).hasSize(5_000);
        assertThat(writer.submit(() -> rows.add("late"))).isCompletedExceptionally();
    }

    @Test
    void participantsAreToldAfterTheCommit() throws Exception {
        get(writer.submit(() -> rows.add("a")));
        get(writer.submit(() -> rows.add("b")));
        // The answer to the third comes after the announcement of the second.
        get(writer.submit(() -> rows.add("c")));
        assertThat(rows.told).startsWith("a", "b");
    }

    private void awaitWorking() throws InterruptedException {
        assertThat(health.poll(10, TimeUnit.SECONDS)).as("told that it fails").isNotNull();
        assertThat(health.poll(10, TimeUnit.SECONDS)).as("told that it works again").isNotNull();
    }

    private interface Numbered {
        Job<String> job(int number);
    }

    /// Queues jobs while the writer is held, so that most of them make one batch.
    private List<CompletableFuture<String>> together(int count, Numbered jobs) throws Exception {
        return together(count, jobs, 0);
    }

    /// Likewise, all of them: what has not run when the disk is free again may come with the force after that. Not for jobs
    /// that end the batch.
    private List<CompletableFuture<String>> inOneBatch(int count, Numbered jobs) throws Exception {
        return together(count, jobs, count);
    }

    private List<CompletableFuture<String>> together(int count, Numbered jobs, int awaited) throws Exception {
        CountDownLatch release = storage.holdForce();
        CompletableFuture<String> holder = writer.submit(() -> "holds the writer");
        storage.awaitForce();
        CountDownLatch ran = new CountDownLatch(awaited);
        List<CompletableFuture<String>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Job<String> job = jobs.job(i);
            futures.add(writer.submit(() -> {
                ran.countDown();
                return job.run();
            }));
        }
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        get(holder);
        return futures;
    }

    private List<String> stored() throws SQLException {
        try (Connection reader = database.connectReader();
                Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT content FROM test_row")) {
            List<String> contents = new ArrayList<>();
            while (row.next()) {
                contents.add(row.getString(1));
            }
            return contents;
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /// A thread that may be refused once.
    private static final class Scarce extends ThreadPoolExecutor {
        private volatile @Nullable Error failure;

        Scarce() {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void execute(Runnable task) {
            Error refused = failure;
            failure = null;
            if (refused != null) {
                throw refused;
            }
            super.execute(task);
        }
    }

    /// The real database, its force held or failing at will.
    private static final class Watched implements Storage {
        private final Database database;
        private final AtomicInteger forces = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger roomless = new AtomicInteger();
        private final LinkedBlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
        private volatile @Nullable RuntimeException abandoning;
        private volatile boolean unopenable;
        /// Whether there is no memory for a sentence.
        private volatile boolean wordless;
        private volatile CountDownLatch entered = new CountDownLatch(0);
        private volatile CountDownLatch release = new CountDownLatch(0);

        Watched(Database database) {
            this.database = database;
        }

        CountDownLatch holdForce() {
            entered = new CountDownLatch(1);
            release = new CountDownLatch(1);
            return release;
        }

        void awaitForce() throws InterruptedException {
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public Connection connectWriter() throws SQLException {
            if (unopenable) {
                throw new SQLException("still broken", "90028");
            }
            return database.connectWriter();
        }

        @Override
        public void commit(Connection writer) throws SQLException {
            database.commit(writer);
        }

        @Override
        public void force() {
            boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            Throwable error = errors.poll();
            CountDownLatch held = release;
            entered.countDown();
            try {
                assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (fails) {
                throw new IllegalStateException(new SQLException("IO Exception: \"the disk says no\"", "90028"));
            }
            switch (error) {
                case null -> database.force();
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
            forces.incrementAndGet();
        }

        @Override
        public void forced() {
            database.forced();
        }

        @Override
        public void checkRoom() throws IOException {
            if (roomless.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("No space left on device");
            }
            database.checkRoom();
        }

        @Override
        public void abandon(Connection writer) {
            database.abandon(writer);
            RuntimeException failure = abandoning;
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void letGo(Connection writer) {
            database.letGo(writer);
        }

        @Override
        public Saying lossSentence(Saying missing) {
            return database.lossSentence(missing);
        }

        @Override
        public boolean isStorageFailure(Throwable failure) {
            return database.isStorageFailure(failure);
        }

        @Override
        public Saying sentence(Throwable failure) {
            if (wordless) {
                throw new OutOfMemoryError("for a test");
            }
            return database.sentence(failure);
        }
    }

    /// One column of texts, none of them `poison`.
    private static final class Rows implements Participant {
        private final List<String> batch = new ArrayList<>();
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final List<String> published = new CopyOnWriteArrayList<>();
        private volatile @Nullable Error announcing;
        private volatile @Nullable Error undoing;
        private volatile String missing = "";
        /// How many of the batch are written.
        private volatile int ahead;
        private @Nullable Connection connection;

        String add(String text) {
            batch.add(text);
            return text;
        }

        @Override
        public void open(Connection opened) throws SQLException {
            connection = opened;
            forget();
            try (Statement statement = opened.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS test_row (content VARCHAR CHECK (content <> 'poison'))");
            }
        }

        @Override
        public Saying missing() {
            return missing.isEmpty() ? Saying.NOTHING : Saying.verbatim(missing);
        }

        @Override
        public void flushAhead() throws SQLException {
            flush();
            ahead = batch.size();
        }

        @Override
        public void flush() throws SQLException {
            try (var statement = Objects.requireNonNull(connection)
                    .prepareStatement("INSERT INTO test_row VALUES (?)")) {
                for (String text : batch.subList(ahead, batch.size())) {
                    statement.setString(1, text);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }

        @Override
        public OnDisk committed() {
            List<String> committed = List.copyOf(batch);
            forget();
            return new OnDisk() {
                @Override
                public void publish() {
                    published.addAll(committed);
                }

                @Override
                public void announce() {
                    Error failure = announcing;
                    announcing = null;
                    if (failure != null) {
                        throw failure;
                    }
                    told.addAll(committed);
                }
            };
        }

        @Override
        public void rolledBack() {
            Error failure = undoing;
            undoing = null;
            if (failure != null) {
                throw failure;
            }
            forget();
        }

        private void forget() {
            batch.clear();
            ahead = 0;
        }
    }
}
