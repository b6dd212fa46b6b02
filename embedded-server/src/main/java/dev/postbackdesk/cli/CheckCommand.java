package dev.postbackdesk.cli;

import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Check;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.CheckedText;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "check",
        description = "Says what the judge would say of a postback URL, or of each URL in a text, and how to mend it."
                + " Stores nothing.")
final class CheckCommand implements Callable<Integer> {
    /// What a log without hosts is read as, unless the user named a public address.
    private static final URI HERE = URI.create("http://127.0.0.1:8377");

    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "URL|FILE|-",
            description = "The postback URL, in quotes; with the network's placeholders, or filled in. Or a file, or -"
                    + " for standard input, with URLs in it: an e-mail, lines of an access log, a HAR.")
    private String what = "";

    CheckCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Instant now = console.clock().instant();
        Optional<Arrival> arrival = Check.arrival(what, now);
        String text = arrival.isPresent() ? "" : CheckText.read(what, console);
        Optional<Archive> stored = data.archive(console, backend, "check");
        try (Archive archive = stored.orElse(null)) {
            Evidence evidence = archive == null ? new NoEvidence() : archive.evidence();
            Networks networks = archive == null ? NetworksFile.shipped() : archive.networks();
            return (arrival.isPresent()
                    ? one(arrival.get(), networks, evidence)
                    : all(text, networks, evidence,
                            Optional.ofNullable(archive).flatMap(Archive::publicAddress).orElse(HERE),
                            now))
                    .code();
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }

    private Exit one(Arrival arrival, Networks networks, Evidence evidence) {
        Check.Report report = new Check(networks).check(arrival, evidence);
        PrintStream out = console.out();
        CheckReport.lines(report, evidence.definitions()).forEach(out::println);
        return report.isSound() ? Exit.DONE : Exit.NO;
    }

    private Exit all(String text, Networks networks, Evidence evidence, URI base, Instant now)
            throws CommandFailure {
        CheckedText checked = CheckedText.of(text, networks, evidence, base, now);
        if (checked.urls().isEmpty()) {
            throw CommandFailure.usage("No URL stands in this text. Give a text with the whole postback URL, such as"
                    + " 'http://127.0.0.1:8377/postback?clickId=…&id=…&val=20.00&com=0'.");
        }
        console.out().println(String.join(System.lineSeparator() + System.lineSeparator(),
                checked.urls().stream()
                        .map(url -> String.join(System.lineSeparator(),
                                CheckedUrlReport.lines(url, evidence.definitions())))
                        .toList()));
        return CheckedUrlReport.areSound(checked.urls()) ? Exit.DONE : Exit.NO;
    }
}
