package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes the data that the other commands would make at their first run.
@Command(name = "seed", description = "Makes seeded data folders beforehand.", mixinStandardHelpOptions = true)
final class SeedCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final ReceiverOptions receiver = new ReceiverOptions();

    @Option(names = "--cache", required = true, paramLabel = "DIR", description = "Where they are kept.")
    private Path cache = Path.of("");

    @Option(names = "--rows", split = ",", defaultValue = "0,1000000,5000000", paramLabel = "N",
            description = "Postbacks in each (default: ${DEFAULT-VALUE}).")
    private List<Integer> rows = List.of();

    SeedCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, ReceiverException {
        SeedCache seeds = new SeedCache(Files.createDirectories(cache), receiver.jar(), out);
        for (int postbacks : rows) {
            out.println(seeds.get(postbacks));
        }
        return 0;
    }
}
