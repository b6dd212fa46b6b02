package dev.postbackdesk.benchmarks;

import dev.postbackdesk.durability.KillLoop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether anything that was acknowledged is lost when the receiver is killed.
@Command(name = "kill-loop", description = "Kills the receiver under load again and again, and looks for what is lost.",
        mixinStandardHelpOptions = true)
final class KillLoopCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private final ReceiverOptions receiver = new ReceiverOptions();

    @Mixin
    private final Place place = new Place();

    @Option(names = "--rounds", defaultValue = "200", paramLabel = "N",
            description = "How often it is killed (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "Of the moments and the order of requests (default: ${DEFAULT-VALUE}).")
    private long seed;

    KillLoopCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = place.folder();
        try {
            out.println(Machine.here(folder));
            List<String> program = new ArrayList<>(List.of(Child.javaProgram()));
            program.addAll(receiver.jvm());
            program.addAll(List.of("-jar", receiver.jar().toString()));
            KillLoop.Outcome outcome = new KillLoop(program, folder, seed).run(rounds);
            out.print(new Table("", "rounds", "acknowledged", "lost", "doubled", "unopenable", "slowest start ms")
                    .row("kill -9", number(outcome.rounds()), number(outcome.audit().acknowledged()),
                            number(outcome.audit().lost().size()), number(outcome.audit().doubled().size()),
                            number(outcome.unopenable()), number(outcome.slowestStart().toMillis())));
            outcome.problems().forEach(out::println);
            outcome.audit().lost().stream().limit(10).forEach(lost -> out.println("lost: " + lost));
            outcome.audit().doubled().stream().limit(10).forEach(doubled -> out.println("doubled: " + doubled));
            place.write(outcome);
            return outcome.good() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
