package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.DataRemoval;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "purge-data",
        description = "Deletes all data for good: postbacks, clicks, definitions, backups, settings and logs.")
final class PurgeDataCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--yes", description = "Do it; else it is only said what would be deleted.")
    private boolean yes;

    PurgeDataCommand(Console console) {
        this.console = console;
    }

    /// Writes no log: it would be the first file in the folder that was just deleted.
    @Override
    public Integer call() throws CommandFailure {
        Path folder = data.folder(console).toAbsolutePath().normalize();
        try {
            List<Path> found = DataRemoval.list(folder);
            if (found.isEmpty()) {
                throw CommandFailure.usage("There are no data in " + folder + ". Name the right folder with --data.");
            }
            if (!yes) {
                found.forEach(console.out()::println);
                console.err()
                        .println("Nothing was deleted. Say --yes to delete all of that for good, backups included.");
                return Exit.NO.code();
            }
            boolean gone = DataRemoval.remove(folder, "purge-data");
            console.out().println(gone
                    ? "All data in " + folder + " are deleted."
                    : "All data in " + folder + " are deleted. What else lies there is not ours, and was left.");
            return Exit.DONE.code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }
}
