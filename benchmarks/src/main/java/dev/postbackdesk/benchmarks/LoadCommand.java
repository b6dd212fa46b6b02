package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// The generator as a process of its own. Prints its result as one line of JSON.
@Command(name = "load", description = "Loads a server that runs on 127.0.0.1: what the other commands start.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(names = "--port", required = true, description = "The server's port.")
    private int port;

    @Option(names = "--kind", defaultValue = "BY_TRANSACTION", description = "${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.BY_TRANSACTION;

    @Option(names = "--connections", defaultValue = "64", description = "Open at the same time.")
    private int connections;

    @Option(names = "--threads", defaultValue = "1", description = "That share the connections.")
    private int threads;

    @Option(names = "--one-connection-each", description = "Open a connection for each request.")
    private boolean oneEach;

    @Option(names = "--warm-up", defaultValue = "PT5S", description = "Not counted, e.g. PT5S.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measured", defaultValue = "PT10S", description = "Counted, e.g. PT10S.")
    private Duration measured = Duration.ZERO;

    @Option(names = "--count", defaultValue = "0", description = "End after so many requests; 0 for no such bound.")
    private long count;

    @Option(names = "--per-second", defaultValue = "0",
            description = "Send no more than that; 0 for as many as are answered.")
    private int perSecond;

    @Option(names = "--seed", defaultValue = "1",
            description = "An odd number, another one for each run on the same data.")
    private long seed;

    @Option(names = "--ids", defaultValue = "ids.txt", description = "Click ids, one a line.")
    private Path ids = Path.of("ids.txt");

    @Option(names = "--reference", description = "The server answers everything with 200.")
    private boolean reference;

    @Option(names = "--watch", description = "A process whose CPU time is taken.")
    private List<Long> watched = new ArrayList<>();

    LoadCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Load load = new Load(port, kind, connections, threads, !oneEach, warmUp, measured, count, perSecond, seed, ids,
                reference, watched);
        try (Generator generator = new Generator(load, source(load))) {
            LoadResult result = generator.run();
            out.println(new JsonMapper().writeValueAsString(result));
            return result.problems().isEmpty() ? 0 : 1;
        }
    }

    static Generator.RequestSource source(Load load) {
        return switch (load.kind()) {
            case BY_TRANSACTION, ONCE -> seed -> new PostbackRequests(load.kind(), load.port(), load.keepAlive(),
                    ClickIdFile.read(load.ids()), seed);
            case CLICKS -> _ -> new ClickRequests(load.port(), load.keepAlive());
        };
    }
}
