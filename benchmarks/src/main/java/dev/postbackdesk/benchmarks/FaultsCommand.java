package dev.postbackdesk.benchmarks;

import dev.postbackdesk.proof.Audit;
import dev.postbackdesk.proof.Faults;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether anything that was answered is lost when the disk fails.
@Command(name = "faults",
        description = "Has the disk under a receiver fail at every write and every force, and looks for what is lost.",
        mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final Place place = new Place();

    @Option(names = "--to", defaultValue = "200", paramLabel = "N",
            description = "The last write, and the last force, that fails (default: ${DEFAULT-VALUE}).")
    private int to;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "Of the moments and the order of requests (default: ${DEFAULT-VALUE}).")
    private long seed;

    FaultsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = place.folder();
        try {
            Audit audit = Faults.run(folder, new Faults.Plan(1, to, 1, seed), out::println);
            out.print(new Table("", "answers", "postbacks", "clicks", "lost", "doubled", "numbers twice")
                    .row("faults", String.valueOf(audit.answers()), String.valueOf(audit.postbacks()),
                            String.valueOf(audit.clicks()), String.valueOf(audit.lost()),
                            String.valueOf(audit.doubled()), String.valueOf(audit.numbersAgain())));
            return audit.sound() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }
}
