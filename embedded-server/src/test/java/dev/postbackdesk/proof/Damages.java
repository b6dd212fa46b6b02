package dev.postbackdesk.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.receiver.ExportRange;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.StoredArchive;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Damages a database that was closed, again and again a fresh copy of it: cuts it off anywhere, or flips bits. Opening it then
/// either tells that it is damaged, or shows what it holds; it is never silently empty, and never hangs.
public final class Damages {
    /// Only turns a hang into a failure.
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ANSWERS = 2_000;
    private static final String DATABASE = "postback-desk.mv.db";
    private static final String KEY = "click-ids.key";

    private Damages() {}

    /// What became of the copies.
    ///
    /// @param told that they are damaged, and set aside
    /// @param whole that hold all that was stored
    /// @param older that open with a part of it
    /// @param partly that open, and say that some of it can't be read
    /// @param empty that opened as if nothing had ever been stored
    /// @param hung that did not open or close in a minute
    public record Outcome(int told, int whole, int older, int partly, int empty, int hung) {
        public boolean sound() {
            return empty == 0 && hung == 0;
        }

        Outcome plus(Kind kind) {
            return new Outcome(told + one(kind, Kind.TOLD), whole + one(kind, Kind.WHOLE),
                    older + one(kind, Kind.OLDER),
                    partly + one(kind, Kind.PARTLY), empty + one(kind, Kind.EMPTY), hung + one(kind, Kind.HUNG));
        }

        private static int one(Kind kind, Kind other) {
            return kind == other ? 1 : 0;
        }
    }

    enum Kind {
        TOLD, WHOLE, OLDER, PARTLY, EMPTY, HUNG
    }

    /// @param told of each that is not sound
    public static Outcome run(Path folder, int rounds, long seed, Consumer<String> told)
            throws IOException, ReceiverException, InterruptedException {
        Path original = folder.resolve("original");
        long stored = fill(original, folder.resolve("answers.txt"), seed);
        Random random = new Random(seed);
        Outcome outcome = new Outcome(0, 0, 0, 0, 0, 0);
        for (int round = 0; round < rounds; round++) {
            Path copy = folder.resolve("copy-" + round);
            Files.createDirectories(copy);
            for (String name : new String[]{DATABASE, KEY}) {
                Files.copy(original.resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
            String damage = damage(copy.resolve(DATABASE), random);
            Kind kind = look(copy, stored);
            outcome = outcome.plus(kind);
            if (kind == Kind.EMPTY || kind == Kind.HUNG) {
                told.accept("round " + (round + 1) + ", " + damage + ": " + kind);
            } else {
                delete(copy);
            }
        }
        return outcome;
    }

    private static long fill(Path data, Path answers, long seed)
            throws IOException, ReceiverException, InterruptedException {
        try (Ledger ledger = new Ledger(answers)) {
            try (LocalReceiver receiver = LocalReceiver
                    .open(ReceiverConfig.of(data, "a proof").at("127.0.0.1", 0))) {
                receiver.importSetup(Traffic.SETUP.getBytes(UTF_8)).join();
                try (Traffic traffic = Traffic.start(receiver.localAddress(), ledger, "d", 4, seed)) {
                    traffic.awaitAnswers(ANSWERS);
                }
                return receiver.status().stored();
            }
        }
    }

    private static String damage(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long size = bytes.length();
            if (random.nextInt(3) == 0) {
                long left = random.nextLong(size);
                bytes.setLength(left);
                return "cut off at " + left + " of " + size;
            }
            // Some hit the header and the first chunks, which everything hangs on.
            long range = random.nextInt(4) == 0 ? Math.min(size, 32 * 1024) : size;
            int flips = 1 << random.nextInt(8);
            for (int i = 0; i < flips; i++) {
                long at = random.nextLong(range);
                bytes.seek(at);
                int before = bytes.read();
                bytes.seek(at);
                bytes.write(before ^ 1 << random.nextInt(8));
            }
            return flips + " bits flipped in the first " + range + " bytes";
        }
    }

    private static Kind look(Path data, long stored) throws InterruptedException {
        CompletableFuture<Kind> kind = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                kind.complete(opened(data, stored));
            } catch (ReceiverException e) {
                kind.complete(Kind.TOLD);
            } catch (RuntimeException | Error e) {
                kind.completeExceptionally(e);
            }
        });
        try {
            return kind.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return Kind.HUNG;
        } catch (ExecutionException e) {
            throw new AssertionError("It neither opened nor said why", e.getCause());
        }
    }

    private static Kind opened(Path data, long stored) throws ReceiverException {
        LocalReceiver.open(ReceiverConfig.of(data, "a proof").notListening()).close();
        long[] count = new long[1];
        try (StoredArchive archive = StoredArchive.open(data, "the audit")) {
            archive.forEachPostback(ExportRange.ALL, _ -> count[0]++);
        } catch (ReceiverException _) {
            return Kind.PARTLY;
        }
        return count[0] == stored ? Kind.WHOLE : count[0] > 0 ? Kind.OLDER : Kind.EMPTY;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
