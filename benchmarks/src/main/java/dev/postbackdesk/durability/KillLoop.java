package dev.postbackdesk.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Kills a receiver under load again and again, each time at a random moment, and starts it on the same data.
public final class KillLoop {
    private static final int CONNECTIONS = 8;
    private static final int LONGEST_MILLIS = 1_500;

    private final List<String> program;
    private final Path folder;
    private final Random random;

    /// @param unopenable starts that failed; the loop ends with the first
    /// @param problems answers that should not be
    public record Outcome(int rounds, Audit audit, int unopenable, Duration slowestStart, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        public boolean good() {
            return audit.lost().isEmpty() && audit.doubled().isEmpty() && unopenable == 0 && problems.isEmpty();
        }
    }

    /// @param program what starts the commands
    /// @param folder empty; takes the data, the ledger and what the receiver says
    public KillLoop(List<String> program, Path folder, long seed) {
        this.program = List.copyOf(program);
        this.folder = folder;
        random = new Random(seed);
    }

    public Outcome run(int rounds) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path setup = Files.writeString(folder.resolve("setup.json"), Load.SETUP);
        Path log = folder.resolve("receiver.log");
        Duration slowest = Duration.ZERO;
        int done = 0;
        int unopenable = 0;
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"))) {
            while (done < rounds && unopenable == 0) {
                try (ReceiverChild receiver = ReceiverChild.start(program, data, setup, log)) {
                    slowest = receiver.started().compareTo(slowest) > 0 ? receiver.started() : slowest;
                    loadAndKill(receiver, ledger);
                    done++;
                } catch (IOException e) {
                    ledger.problem(e.toString());
                    unopenable++;
                }
            }
            // Exporting opens the database once more.
            return new Outcome(done, Audit.of(ledger, program, data, folder), unopenable, slowest, ledger.problems());
        }
    }

    private void loadAndKill(ReceiverChild receiver, Ledger ledger) throws InterruptedException {
        try (Load load = Load.start(receiver.port(), ledger, CONNECTIONS, random.nextLong())) {
            // So that no round is idle on a slow machine; the moment is random all the same.
            load.awaitMore(1);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            receiver.kill();
            load.stop();
        }
    }
}
