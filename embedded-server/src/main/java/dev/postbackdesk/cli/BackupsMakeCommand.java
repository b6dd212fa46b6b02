package dev.postbackdesk.cli;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.StoredArchive;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "make", description = "Makes a backup now. A running receiver makes one a day by itself.")
final class BackupsMakeCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    BackupsMakeCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Path folder = data.existing(console);
        if (!StoredArchive.isThere(folder)) {
            throw CommandFailure.usage("Nothing was stored in " + folder + " yet. Name another folder with --data.");
        }
        try (Receiver receiver = backend.receiver(ReceiverConfig.of(folder, "backups make").notListening())) {
            Backup made = Waiting.on(receiver.makeBackup());
            console.out().println("Made " + made.file() + ": " + Words.count(made.postbacks(), "postback") + " and "
                    + Words.count(made.clicks(), "click") + ", " + Words.megabytes(made.bytes()) + ".");
            return Exit.DONE.code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }
}
