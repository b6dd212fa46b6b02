package dev.postbackdesk.cli;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore",
        description = "Puts a backup in the place of the database, which is set aside. Asks nothing.")
final class BackupsRestoreCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME|FILE", arity = "0..1",
            description = "A backup that backups list shows, or any other backup's file (default: the newest, of whichever data).")
    private @Nullable String name;

    @Option(names = "--key",
            description = "Bring back the key of the click ids alone, where its file is lost and the database is not.")
    private boolean keyAlone;

    BackupsRestoreCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Path folder = data.folder(console);
        console.logs().commandIn(folder);
        try (Recovery recovery = backend.recovery(folder, "backups restore")) {
            Backup backup = recovery.find(name);
            String of = named(backup);
            if (keyAlone) {
                recovery.restoreKey(backup);
                console.out().println("Brought back the key of the click ids from " + of + ".");
            } else {
                String others = name == null ? others(recovery, backup) : "";
                Outcome outcome = recovery.restore(backup);
                console.out().println("Restored " + of + ": " + holds(backup) + "." + aside(outcome) + others);
            }
            return Exit.DONE.code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }

    private String named(Backup backup) {
        return backup.name() + " of " + Words.minute(backup.madeAt(), console.zone());
    }

    private static String holds(Backup backup) {
        return Words.count(backup.postbacks(), "postback") + " and " + Words.count(backup.clicks(), "click");
    }

    /// The newest is not always the one that is missed: after a database was begun anew, it is soon of nearly nothing.
    private String others(Recovery recovery, Backup taken) throws ReceiverException {
        return recovery.newestOfOtherData(taken).map(other -> " There are backups of other data, too: the newest, "
                + named(other) + ", holds " + holds(other) + ". To have that instead: backups restore " + other.name()
                + ".").orElse("");
    }

    static String aside(Outcome outcome) {
        return outcome.setAside() == null
                ? ""
                : " The database that was there is set aside as " + outcome.setAside() + ".";
    }
}
