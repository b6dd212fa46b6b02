package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The generator in a process of its own: what it measures must not share a virtual machine with it.
final class GeneratorProcess implements AutoCloseable {
    /// The collector that has no thread of its own, and a heap for what is read at the start.
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx128m");
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Child child;
    private final Duration atMost;

    private GeneratorProcess(Child child, Duration atMost) {
        this.child = child;
        this.atMost = atMost;
    }

    /// @param folder for its log
    static GeneratorProcess start(Load load, Path folder) throws IOException {
        return new GeneratorProcess(Child.start(Child.java(JVM, load.arguments()), folder.resolve("generator.log")),
                load.warmUp().plus(load.measured()).plus(MARGIN));
    }

    /// Waits for the end of the load.
    LoadResult result() throws IOException, InterruptedException {
        LoadResult result = new JsonMapper().readValue(child.awaitLine("{", atMost), LoadResult.class);
        child.await(MARGIN);
        return result;
    }

    /// Itself.
    List<Long> pids() {
        return child.pids();
    }

    @Override
    public void close() {
        child.close();
    }
}
