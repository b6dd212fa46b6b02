package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs one server under load, on a fresh copy of the seeded data, and stops it again.
final class Trial {
    private static final Duration TO_START = Duration.ofSeconds(20);

    private static final int SEEDS_EACH = 100;

    private final ReceiverOptions options;
    private final Path folder;
    private final Duration warmUp;
    private final Duration measured;
    private long seed = (System.nanoTime() & Long.MAX_VALUE) | 1;

    /// @param folder for what is written meanwhile
    Trial(ReceiverOptions options, Path folder, Duration warmUp, Duration measured) {
        this.options = options;
        this.folder = folder;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    Run reference(Line line, Path seeded, Optional<Path> nginx) throws IOException, InterruptedException {
        try (Server server = nginx.isPresent()
                ? NginxProcess.start(nginx.get(), Files.createTempDirectory(folder, "nginx"))
                : startJetty()) {
            LoadResult load = load(line, server, seeded, true, warmUp.dividedBy(4), measured.dividedBy(2));
            return new Run(load, Memory.peak(server.pids()), 0, 0, load.problems());
        }
    }

    /// @param stored postbacks that the seeded folder holds
    Run receiver(Line line, int stored, Path seeded) throws IOException, ReceiverException, InterruptedException {
        Path data = folder.resolve("data");
        Folders.copy(seeded.resolve(Seeding.DATA), data);
        try {
            Run run = loaded(line, seeded, data);
            return line.kind() == Kind.CLICKS ? run : checked(run, data, stored + run.load().all());
        } finally {
            Folders.delete(data);
        }
    }

    private Run loaded(Line line, Path seeded, Path data) throws IOException, InterruptedException {
        try (Server server = ReceiverProcess.start(options, data, folder.resolve("receiver.log"))) {
            long before = Folders.size(data);
            LoadResult load = load(line, server, seeded, false, warmUp, measured);
            long after = Folders.size(data);
            return new Run(load, Memory.peak(server.pids()), after,
                    load.all() == 0 ? 0 : (after - before) / (double) load.all(), load.problems());
        }
    }

    private LoadResult load(Line line, Server server, Path seeded, boolean reference, Duration warm, Duration time)
            throws IOException, InterruptedException {
        seed += SEEDS_EACH;
        Load load = new Load(server.port(), line.kind(), line.connections(), line.threads(), line.keepAlive(), warm,
                time, 0, 0, seed,
                seeded.resolve(Seeding.IDS), reference, server.pids());
        try (GeneratorProcess generator = GeneratorProcess.start(load, folder)) {
            return generator.result();
        }
    }

    /// Everything that was acknowledged has to be there.
    private static Run checked(Run run, Path data, long expected) throws ReceiverException {
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "a benchmark").notListening())) {
            long stored = receiver.status().stored();
            if (stored == expected) {
                return run;
            }
            List<String> problems = new ArrayList<>(run.problems());
            problems.add(expected + " postbacks were acknowledged, and " + stored + " are stored");
            return new Run(run.load(), run.peakMemory(), run.fileBytes(), run.fileBytesEach(), problems);
        }
    }

    private Server startJetty() throws IOException, InterruptedException {
        Child child = Child.start(Child.java(List.of("-XX:+UseSerialGC", "-Xmx256m"), List.of("reference")),
                folder.resolve("reference.log"));
        String line = child.awaitLine(JettyReference.READY, TO_START);
        int port = Integer.parseInt(line.substring(JettyReference.READY.length()));
        return new Server() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public List<Long> pids() {
                return new ArrayList<>(child.pids());
            }

            @Override
            public void close() throws IOException {
                try (child) {
                    child.stop();
                }
            }
        };
    }

}
