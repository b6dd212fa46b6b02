package dev.postbackdesk.cli;

import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "begin-anew",
        description = "Makes an empty database where the old one is missing or damaged, which is set aside.")
final class BackupsBeginAnewCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    BackupsBeginAnewCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        try (Recovery recovery = backend.recovery(data.existing(console), "backups begin-anew")) {
            Outcome outcome = recovery.beginAnew();
            console.out().println("A new, empty database is in place; click numbers go on above all that were used."
                    + BackupsRestoreCommand.aside(outcome) + " Import conversions and links with setup import.");
            return Exit.DONE.code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }
}
