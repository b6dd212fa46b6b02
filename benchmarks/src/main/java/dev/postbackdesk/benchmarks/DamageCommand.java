package dev.postbackdesk.benchmarks;

import dev.postbackdesk.proof.Damages;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether a damaged file is ever taken for an empty one, or hangs.
@Command(name = "damage", description = "Cuts a database off or flips its bits, again and again, and opens it.",
        mixinStandardHelpOptions = true)
final class DamageCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final Place place = new Place();

    @Option(names = "--rounds", defaultValue = "500", paramLabel = "N",
            description = "How many copies are damaged (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "Of the places that are damaged (default: ${DEFAULT-VALUE}).")
    private long seed;

    DamageCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = place.folder();
        try {
            Damages.Outcome outcome = Damages.run(folder, rounds, seed, out::println);
            out.print(new Table("", "told", "whole", "a part of it", "partly unreadable", "silently empty", "hung")
                    .row("damaged files", String.valueOf(outcome.told()), String.valueOf(outcome.whole()),
                            String.valueOf(outcome.older()), String.valueOf(outcome.partly()),
                            String.valueOf(outcome.empty()), String.valueOf(outcome.hung())));
            return outcome.sound() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }
}
