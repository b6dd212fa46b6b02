package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.JudgedAgain;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.RejectedOnes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "judge-again", description = "Judges rejected postbacks again, once the cause is mended.")
final class JudgeAgainCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--since", paramLabel = "T",
            description = "Only those that arrived from this time on: a date such as 2026-11-22, or 2026-11-22T10:15:30Z.")
    private @Nullable String since;

    JudgeAgainCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Instant from = since == null ? null : Moments.parse("--since", since, console.zone());
        Path folder = data.existing(console);
        try (Receiver receiver = backend
                .receiver(ReceiverConfig.of(folder, "the command judge-again").notListening())) {
            JudgedAgain judged = Waiting.on(receiver.judgeAgain(RejectedOnes.since(from)));
            console.out().println(judged.changed() + " of " + judged.judged() + " changed");
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
        return Exit.DONE.code();
    }
}
