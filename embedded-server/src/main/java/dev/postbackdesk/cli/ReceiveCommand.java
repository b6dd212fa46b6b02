package dev.postbackdesk.cli;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.language.Saying;
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
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Receives until it is stopped. Its options are put together by hand: it is the command whose start is waited for, and
/// to read annotations takes picocli a tenth of a second.
final class ReceiveCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveCommand.class);

    private final Console console;
    private final Backend backend;
    private final OptionSpec data = DataOption.data();
    private final OptionSpec bind = OptionSpec.builder("--bind").paramLabel("ADDR").type(String.class)
            .defaultValue(ReceiverConfig.DEFAULT_BIND)
            .description("The address to listen on (default: ${DEFAULT-VALUE}, this machine only).").build();
    private final OptionSpec port = OptionSpec.builder("--port").paramLabel("N").type(int.class)
            .defaultValue(String.valueOf(ReceiverConfig.DEFAULT_PORT))
            .description("The port (default: ${DEFAULT-VALUE}); 0 takes any free one.").build();
    private final OptionSpec publicUrl = OptionSpec.builder("--public-url").paramLabel("URL").type(String.class)
            .description("What merchants and visitors reach it by, if that is another address. It is remembered.")
            .build();
    private final OptionSpec trustedProxies = OptionSpec.builder("--trusted-proxy").paramLabel("CIDR").type(List.class)
            .auxiliaryTypes(String.class)
            .description("A proxy in front, such as 127.0.0.1 or 10.0.0.0/8, whose X-Forwarded-For or Forwarded"
                    + " header tells the sender's address; may be given several times.")
            .build();
    private final OptionSpec setup = OptionSpec.builder("--setup").paramLabel("FILE").type(String.class)
            .description("Import this definitions file at each start.").build();
    private final OptionSpec quiet = OptionSpec.builder("--quiet").type(boolean.class)
            .description("Print no line per postback.").build();

    ReceiveCommand(Console console, Backend backend) {
        this.console = console;
        this.backend = backend;
    }

    CommandLine line() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("receive").addOption(data).addOption(bind)
                .addOption(port).addOption(publicUrl).addOption(trustedProxies).addOption(setup).addOption(quiet)
                .addOption(DataOption.help());
        spec.usageMessage().description("Receives postbacks and clicks until it is stopped (Ctrl+C or SIGTERM).");
        return new CommandLine(spec);
    }

    @Override
    public Integer call() throws CommandFailure {
        Path folder = DataOption.folder(console, data.getValue());
        String reachedBy = publicUrl.getValue();
        URI address = reachedBy == null ? null : address(reachedBy);
        ReceiverConfig config = ReceiverConfig.of(folder, "a headless receiver").at(bind.getValue(), checkedPort())
                .reachedBy(address).trusting(proxies());
        String file = setup.getValue();
        byte[] definitions = file == null ? null : SetupFile.read(file, console);
        console.logs().receiverIn(folder);
        try (Receiver receiver = open(config, definitions)) {
            if (address != null) {
                remember(receiver, address);
            }
            if (!Boolean.TRUE.equals(quiet.getValue())) {
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
        List<String> texts = trustedProxies.getValue();
        for (String text : texts == null ? List.<String>of() : texts) {
            Optional<Saying> problem = SenderRange.problem(text);
            if (problem.isPresent()) {
                throw CommandFailure.usage("--trusted-proxy " + problem.get());
            }
            ranges.add(new SenderRange(text));
        }
        return ranges.isEmpty() ? null : ranges;
    }

    private int checkedPort() throws CommandFailure {
        int number = port.<Integer>getValue();
        if (number < 0 || number > 65_535) {
            throw CommandFailure
                    .usage("--port " + number + " is no port. Write one from 1 to 65535, or 0 for any free one.");
        }
        return number;
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
