package dev.postbackdesk.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.proof.Disk.Loss;
import dev.postbackdesk.proof.Disk.Operation;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/// Cuts the power under a receiver that works, again and again over the same data, at the n-th write or force that comes.
/// Every third round cuts it while the receiver closes.
public final class PowerCuts {
    /// Longer than any round takes: it only turns a hang into a failure.
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int CONNECTIONS = 8;

    /// How to cut.
    ///
    /// @param synced false takes every force out, to see that rows are lost then
    /// @param failing whether, before each cut that does not come while it closes, one force fails, and the receiver
    ///        opens its file again: the system holds pages then that it will never write
    public record Plan(int rounds, long seed, Loss loss, boolean synced, boolean failing) {}

    private PowerCuts() {}

    /// Ends with the first round that finds anything wrong.
    ///
    /// @param told after each round
    public static Audit run(Path folder, Plan plan, Consumer<String> told)
            throws IOException, ReceiverException, InterruptedException {
        Path data = folder.resolve("data");
        Random random = new Random(plan.seed);
        try (Disk disk = Disk.forgetful(plan.seed); Ledger ledger = new Ledger(folder.resolve("answers.txt"))) {
            setUp(data, disk);
            if (!plan.synced) {
                disk.forgetForces();
            }
            Audit audit = Audit.of(data, ledger.read());
            for (int round = 0; round < plan.rounds && audit.sound(); round++) {
                boolean closing = round % 3 == 2;
                round(data, disk, ledger, plan, random, round, closing);
                audit = Audit.of(data, ledger.read());
                told.accept("round " + (round + 1) + (closing ? ", while it closed: " : ": ") + audit);
            }
            return audit;
        }
    }

    private static void round(Path data, Disk disk, Ledger ledger, Plan plan, Random random, int round,
            boolean closing) throws ReceiverException, InterruptedException, IOException {
        Operation operation = random.nextBoolean() ? Operation.WRITE : Operation.FORCE;
        LocalReceiver receiver = LocalReceiver.open(config(data, disk));
        try (Traffic traffic = Traffic.start(receiver.localAddress(), ledger, "r" + round, CONNECTIONS,
                plan.seed * 1_000 + round)) {
            if (closing) {
                traffic.awaitAnswers(ledger.written() + 200 + random.nextInt(500));
                disk.cutAt(operation, 1 + random.nextInt(8), plan.loss);
                close(receiver);
            } else {
                if (plan.failing) {
                    failOnce(disk, receiver, 20 + random.nextInt(100));
                }
                disk.cutAt(operation, cutAfter(plan, random), plan.loss);
                if (!disk.awaitCut(LONG)) {
                    throw new AssertionError("Nothing is written any more");
                }
            }
        } finally {
            close(receiver);
        }
        disk.cut(plan.loss);
    }

    /// After a force that failed any moment counts, the first ones above all.
    private static int cutAfter(Plan plan, Random random) {
        return plan.failing && random.nextBoolean() ? 1 + random.nextInt(20) : 100 + random.nextInt(300);
    }

    /// One force fails, and the store comes back by itself.
    private static void failOnce(Disk disk, LocalReceiver receiver, int nth) throws IOException, InterruptedException {
        disk.fail(Operation.FORCE, nth, false, Disk.BROKEN);
        Faults.await("fails", () -> disk.faults() > 0);
        try (Line line = new Line(receiver.localAddress())) {
            Faults.await("says so", () -> line.get("/health").status() == 503);
            Faults.await("works again", () -> line.get("/health").status() == 200);
        }
    }

    static void setUp(Path data, Disk disk) throws ReceiverException {
        try (LocalReceiver receiver = LocalReceiver.open(config(data, disk).notListening())) {
            receiver.importSetup(Traffic.SETUP.getBytes(UTF_8)).join();
        }
    }

    static ReceiverConfig config(Path data, Disk disk) {
        return ReceiverConfig.of(data, "a proof").at("127.0.0.1", 0).on(disk.scheme());
    }

    /// It can't close cleanly any more.
    static void close(LocalReceiver receiver) {
        try {
            receiver.close();
        } catch (IllegalStateException _) {
            // Its disk is gone.
        }
    }
}
