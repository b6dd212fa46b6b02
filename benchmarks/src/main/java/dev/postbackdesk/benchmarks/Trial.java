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
import tools.jackson.databind.json.JsonMapper;

/// Runs one server under load, on a fresh copy of the seeded data, and stops it again.
final class Trial {
    private static final Duration TO_START = Duration.ofSeconds(20);
    private static final Duration MARGIN = Duration.ofSeconds(60);
    /// The collector that has no thread of its own, and a heap for what is read at the start.
    private static final List<String> GENERATOR_JVM = List.of("-XX:+UseSerialGC", "-Xmx128m");

    private final ReceiverOptions options;
    private final Path folder;
    private final Duration warmUp;
    private final Duration measured;
    private long seed = System.nanoTime() | 1;

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
            return new Run(load, Memory.peak(server.pids()), 0, 0);
        }
    }

    /// @param stored postbacks that the seeded folder holds
    Run receiver(Line line, int stored, Path seeded) throws IOException, ReceiverException, InterruptedException {
        Path data = folder.resolve("data");
        Folders.copy(seeded.resolve(Seeding.DATA), data);
        try {
            Run run = loaded(line, seeded, data);
            if (line.kind() != Kind.CLICKS) {
                check(data, stored + run.load().all());
            }
            return run;
        } finally {
            Folders.delete(data);
        }
    }

    private Run loaded(Line line, Path seeded, Path data) throws IOException, InterruptedException {
        try (Server server = ReceiverProcess.start(options, data, log("receiver"))) {
            long before = Folders.size(data);
            LoadResult load = load(line, server, seeded, false, warmUp, measured);
            long after = Folders.size(data);
            return new Run(load, Memory.peak(server.pids()), after,
                    load.all() == 0 ? 0 : (after - before) / (double) load.all());
        }
    }

    private LoadResult load(Line line, Server server, Path seeded, boolean reference, Duration warm, Duration time)
            throws IOException, InterruptedException {
        seed += 2;
        Load load = new Load(server.port(), line.kind(), line.connections(), line.keepAlive(), warm, time, 0, seed,
                seeded.resolve(Seeding.IDS), reference, server.pids());
        try (Child generator = Child.start(Child.java(GENERATOR_JVM, load.arguments()), log("generator"))) {
            Duration atMost = warm.plus(time).plus(MARGIN);
            String result = generator.awaitLine("{", atMost);
            generator.await(MARGIN);
            return new JsonMapper().readValue(result, LoadResult.class);
        }
    }

    /// Everything that was acknowledged has to be there.
    private static void check(Path data, long expected) throws IOException, ReceiverException {
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "a benchmark").notListening())) {
            long stored = receiver.status().stored();
            if (stored != expected) {
                throw new IOException(expected + " postbacks were acknowledged, and " + stored + " are stored");
            }
        }
    }

    private Server startJetty() throws IOException, InterruptedException {
        Child child = Child.start(Child.java(List.of("-XX:+UseSerialGC", "-Xmx256m"), List.of("reference")),
                log("reference"));
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

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }
}
