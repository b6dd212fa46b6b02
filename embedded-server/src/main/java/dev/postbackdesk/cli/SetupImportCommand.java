package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.SetupReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "import",
        description = "Imports conversions and links from a definitions file, all of them or none.")
final class SetupImportCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The definitions file (JSON); - for standard input.")
    private String file = "";

    SetupImportCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        byte[] json = SetupFile.read(file, console);
        Path folder = data.folder(console);
        console.logs().commandIn(folder);
        ReceiverConfig config = ReceiverConfig.of(folder, "setup import").notListening();
        try (Receiver receiver = backend.receiver(config)) {
            SetupReport report = SetupFile.importInto(receiver, json, console);
            console.out().println("Imported " + Words.count(report.conversions(), "conversion") + " and "
                    + Words.count(report.links(), "tracking link") + ".");
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
        return Exit.DONE.code();
    }
}
