package dev.postbackdesk.cli;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.setup.SetupExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "export", description = "Writes all conversions and links as JSON, secrets masked.")
final class SetupExportCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    SetupExportCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        byte[] json;
        try (Archive archive = data.archive(console, backend, "setup export").orElse(null)) {
            json = SetupExport.write(archive == null ? Definitions.NONE : archive.definitions());
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
        new Output(console).write(null, out -> {
            try {
                out.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Exit.DONE.code();
    }
}
