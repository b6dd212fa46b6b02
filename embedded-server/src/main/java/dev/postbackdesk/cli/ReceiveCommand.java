package dev.postbackdesk.cli;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.PublicAddress;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "receive", description = "Receives postbacks and clicks until it is stopped (Ctrl+C or SIGTERM).")
final class ReceiveCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveCommand.class);

    private final Console console;
    private final Backend backend;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--bind", paramLabel = "ADDR", defaultValue = ReceiverConfig.DEFAULT_BIND,
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String bind = ReceiverConfig.DEFAULT_BIND;

    @Option(names = "--port", paramLabel = "N", defaultValue = "" + ReceiverConfig.DEFAULT_PORT,
            description = "The port (default: ${DEFAULT-VALUE}); 0 takes any free one.")
    private int port;

    @Option(names = "--public-url", paramLabel = "URL",
            description = "What merchants and visitors reach it by, if that is another address. It is remembered.")
    private @Nullable String publicUrl;

    @Option(names = "--trusted-proxy", paramLabel = "CIDR",
            description = "A proxy in front, such as 127.0.0.1 or 10.0.0.0/8, whose X-Forwarded-For or Forwarded"
                    + " header tells the sender's address; may be given several times.")
    private List<String> trustedProxies = new ArrayList<>();

    @Option(names = "--setup", paramLabel = "FILE", description = "Import this definitions file at each start.")
    private @Nullable String setup;

    @Option(names = "--quiet", description = "Print no line per postback.")
    private boolean quiet;

    ReceiveCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    @Override
    public Integer call() throws CommandFailure {
        Path folder = data.folder(console);
        URI address = publicUrl == null ? null : address(publicUrl);
        ReceiverConfig config = ReceiverConfig.of(folder, "a headless receiver").at(bind, checkedPort())
                .reachedBy(address).trusting(proxies());
        byte[] definitions = setup == null ? null : SetupFile.read(setup, console);
        console.logs().receiverIn(folder);
        try (Receiver receiver = open(config, definitions)) {
            if (address != null) {
                remember(receiver, address);
            }
            if (!quiet) {
                printPostbacks(receiver);
            }
            Stopping stopping = new Stopping(receiver::close, console, Runtime.getRuntime()::halt, Stopping.AT_MOST);
            Thread onSignal = new Thread(stopping::run, "stop");
            Runtime.getRuntime().addShutdownHook(onSignal);
            LOG.info("Receiving on {}, data in {}", receiver.localAddress(), folder.toAbsolutePath());
            console.out().println("Receiving on " + receiver.localAddress());
            console.out().flush();
            untilStopped();
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
        // Not before all is closed: an interrupted thread that reads or writes a file closes it.
        Thread.currentThread().interrupt();
        return Exit.DONE.code();
    }

    private Receiver open(ReceiverConfig config, byte @Nullable [] definitions) throws ReceiverException {
        return definitions == null
                ? backend.receiver(config)
                : backend.receiver(config, definitions, report -> SetupFile.warn(report, console));
    }

    /// The other commands, and the desktop, propose URLs with it as well. A store that can't be written keeps nobody from
    /// starting: it is said where it matters.
    private static void remember(Receiver receiver, URI address) {
        try {
            receiver.savePublicAddress(address).join();
        } catch (CompletionException e) {
            LOG.warn("The public address {} holds for this run only, since it can't be stored", address, e);
        }
    }

    private static URI address(String publicUrl) throws CommandFailure {
        try {
            return PublicAddress.parse(publicUrl);
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }

    /// Null leaves those that the data folder remembers.
    private @Nullable List<SenderRange> proxies() throws CommandFailure {
        List<SenderRange> ranges = new ArrayList<>();
        for (String text : trustedProxies) {
            Optional<String> problem = SenderRange.problem(text);
            if (problem.isPresent()) {
                throw CommandFailure.usage("--trusted-proxy " + problem.get());
            }
            ranges.add(new SenderRange(text));
        }
        return ranges.isEmpty() ? null : ranges;
    }

    private int checkedPort() throws CommandFailure {
        if (port < 0 || port > 65_535) {
            throw CommandFailure
                    .usage("--port " + port + " is no port. Write one from 1 to 65535, or 0 for any free one.");
        }
        return port;
    }

    private void printPostbacks(Receiver receiver) throws CommandFailure {
        AtomicReference<Definitions> definitions = new AtomicReference<>(Waiting.on(receiver.definitions()));
        PrintStream out = console.out();
        // Never closed: it ends with the receiver.
        receiver.subscribe(event -> {
            switch (event) {
                case Receiver.FeedEvent.PostbacksStored(var rows) -> {
                    rows.forEach(row -> out.println(PostbackLine.of(row, definitions.get())));
                    out.flush();
                }
                case Receiver.FeedEvent.DefinitionsChanged(var changed) -> definitions.set(changed);
                case Receiver.FeedEvent.PostbacksJudgedAgain _,Receiver.FeedEvent.PostbacksRemarked _,Receiver.FeedEvent.ClicksStored _,Receiver.FeedEvent.StatusChanged _ ->
                    {
                }
            }
        });
    }

    /// Returns when this thread is interrupted; a signal ends the process from [Stopping].
    private static void untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            // This is how a program that runs the command in a thread of its own stops it.
        }
    }
}
