package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The receiver on a slower disk. Production code knows no such thing: here the same receiver is opened with another file
/// system of H2 below its database.
@Command(name = "receive-slowly", description = "Runs the receiver with slower forces: what measure --force-delay "
        + "starts.", mixinStandardHelpOptions = true)
final class SlowReceiverCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data folder.")
    private Path data = Path.of("");

    @Option(names = "--force-delay", required = true, paramLabel = "MILLIS", description = "Added to each force.")
    private int millis;

    SlowReceiverCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws ReceiverException, InterruptedException {
        SlowPath.register();
        ReceiverConfig config = ReceiverConfig.of(data, "a benchmark").at(ReceiverConfig.DEFAULT_BIND, 0);
        LocalReceiver receiver = LocalReceiver.open(config.on(config.medium() + SlowPath.prefix(millis)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            receiver.close();
            // As the receiver's own command does: being stopped is no failure.
            Runtime.getRuntime().halt(0);
        }, "stop"));
        out.println(ReceiverProcess.READY + receiver.localAddress());
        new CountDownLatch(1).await();
        return 0;
    }
}
