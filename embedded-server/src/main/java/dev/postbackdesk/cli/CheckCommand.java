package dev.postbackdesk.cli;

import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Check;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "check",
        description = "Says what the judge would say of a postback URL, and how to mend it. Stores nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "URL",
            description = "The postback URL, in quotes; with the network's placeholders, or filled in.")
    private String url = "";

    CheckCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Arrival arrival = Check.arrival(url, console.clock().instant())
                .orElseThrow(() -> CommandFailure.usage("This is no postback URL. Write it whole and in quotes, such as"
                        + " 'http://127.0.0.1:8377/postback?clickId=…&id=…&val=20.00&com=0'."));
        Optional<Archive> stored = data.archive(console, backend, "check");
        try (Archive archive = stored.orElse(null)) {
            Evidence evidence = archive == null ? new NoEvidence() : archive.evidence();
            Check.Report report = new Check(NetworksFile.shipped()).check(arrival, evidence);
            PrintStream out = console.out();
            CheckReport.lines(report, evidence.definitions()).forEach(out::println);
            return (report.isSound() ? Exit.DONE : Exit.NO).code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }
}
