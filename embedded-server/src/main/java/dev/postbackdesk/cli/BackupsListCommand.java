package dev.postbackdesk.cli;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the backups, the newest first.")
final class BackupsListCommand implements Callable<Integer> {
    private static final String EARLIER = "of earlier data, kept";

    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    BackupsListCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        try (Recovery recovery = backend.recovery(data.existing(console), "backups list")) {
            List<Backup> backups = recovery.backups();
            backups.forEach(backup -> console.out().println(line(backup)));
            if (backups.isEmpty()) {
                console.out().println("There is no backup yet.");
            }
            return Exit.DONE.code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }

    private String line(Backup backup) {
        return String.join("\t", backup.name(), Words.minute(backup.madeAt(), console.zone()),
                Words.megabytes(backup.bytes()), backup.isReadable()
                        ? Words.count(backup.postbacks(), "postback") + "\t" + Words.count(backup.clicks(), "click")
                                + (backup.earlier() ? "\t" + EARLIER : "")
                        : backup.problem().english());
    }
}
