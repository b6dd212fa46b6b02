package dev.postbackdesk.proof;

import dev.postbackdesk.proof.Disk.Operation;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// Has the disk under a receiver that works fail at the n-th write or force, and heals it again: nothing may be answered as
/// stored that is not, `/health` says 503 as long as it fails, and the store comes back by itself.
public final class Faults {
    private static final int CONNECTIONS = 4;
    /// Longer than any case takes: it only turns a hang into a failure.
    private static final Duration LONG = Duration.ofMinutes(1);
    /// Attempts of a store to come back that are watched.
    private static final int ATTEMPTS = 2;

    /// Which to make: the `from`-th, and then every `step`-th up to the `to`-th.
    public record Plan(int from, int to, int step, long seed) {}

    private Faults() {}

    /// @param told after each case
    /// @return what the last of all reopened files holds, compared with all answers
    public static Audit run(Path folder, Plan plan, Consumer<String> told)
            throws IOException, ReceiverException, InterruptedException {
        Path data = folder.resolve("data");
        try (Disk disk = Disk.forgetful(plan.seed); Ledger ledger = new Ledger(folder.resolve("answers.txt"))) {
            PowerCuts.setUp(data, disk);
            try (LocalReceiver receiver = LocalReceiver.open(PowerCuts.config(data, disk))) {
                int round = 0;
                for (int nth = plan.from; nth <= plan.to; nth += plan.step) {
                    for (Operation operation : new Operation[]{Operation.WRITE, Operation.FORCE}) {
                        String message = round % 4 < 2 ? Disk.FULL : Disk.BROKEN;
                        Traffic traffic = Traffic.start(receiver.localAddress(), ledger, "f" + round, CONNECTIONS,
                                plan.seed * 1_000 + round);
                        try (traffic) {
                            fail(disk, receiver.localAddress(), operation, nth, message);
                            traffic.awaitAnswers(ledger.written() + 50);
                            traffic.check();
                        }
                        round++;
                        told.accept(operation + " " + nth + ", " + message + ": " + ledger.written()
                                + " answers, and " + traffic.refused() + " times not stored");
                    }
                }
            }
            return Audit.of(data, ledger.read());
        }
    }

    private static void fail(Disk disk, URI receiver, Operation operation, int nth, String message)
            throws IOException, InterruptedException {
        disk.fail(operation, nth, true, message);
        await("fails", () -> disk.faults() > 0);
        try (Line line = new Line(receiver)) {
            await("says so", () -> line.get("/health").status() == 503);
            // However often it tries: it has not come back before the disk has.
            int before = disk.faults();
            await("tries again", () -> {
                if (line.get("/health").status() != 503) {
                    throw new AssertionError("It says that storing works, and the disk fails");
                }
                return nth > 1 || disk.faults() >= before + ATTEMPTS;
            });
            disk.heal();
            await("works again", () -> line.get("/health").status() == 200);
        }
    }

    interface Condition {
        boolean holds() throws IOException;
    }

    static void await(String what, Condition condition) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > LONG.toNanos()) {
                throw new AssertionError("The store never " + what);
            }
            Thread.sleep(2);
        }
    }
}
