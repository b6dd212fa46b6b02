package dev.postbackdesk.cli;

import dev.postbackdesk.export.Export;
import dev.postbackdesk.receiver.Archive;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "export", description = "Writes the clicks in order of arrival.")
final class ClicksExport implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ExportOptions options = new ExportOptions();

    ClicksExport(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        options.run(console, data.archive(console, backend, "clicks export"), _ -> Export.CLICKS, null,
                Archive::forEachClick);
        return Exit.DONE.code();
    }
}
