package dev.postbackdesk.benchmarks;

import dev.postbackdesk.proof.Audit;
import dev.postbackdesk.proof.Disk;
import dev.postbackdesk.proof.PowerCuts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether anything that was answered is lost when the power is cut.
@Command(name = "power-cuts",
        description = "Cuts the power under a receiver again and again, and looks for what is lost.",
        mixinStandardHelpOptions = true)
final class PowerCutsCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final Place place = new Place();

    @Option(names = "--rounds", defaultValue = "100", paramLabel = "N",
            description = "How often it is cut (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--loss", defaultValue = "all", paramLabel = "WHAT",
            description = "Of what was not forced: all is lost, or any part of it (all, some; default:"
                    + " ${DEFAULT-VALUE}).")
    private Disk.Loss loss = Disk.Loss.ALL;

    @Option(names = "--after-failed-forces", description = "Before each cut one force fails, and the store comes back.")
    private boolean failedForces;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "Of the moments and the order of requests (default: ${DEFAULT-VALUE}).")
    private long seed;

    PowerCutsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = place.folder();
        try {
            Audit audit = PowerCuts.run(folder, new PowerCuts.Plan(rounds, seed, loss, true, failedForces), out::println);
            out.print(new Table("", "answers", "postbacks", "clicks", "lost", "doubled", "numbers twice")
                    .row("power cuts", String.valueOf(audit.answers()), String.valueOf(audit.postbacks()),
                            String.valueOf(audit.clicks()), String.valueOf(audit.lost()),
                            String.valueOf(audit.doubled()), String.valueOf(audit.numbersAgain())));
            return audit.sound() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }
}
