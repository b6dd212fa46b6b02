package dev.postbackdesk.benchmarks;

import dev.postbackdesk.desktop.DesktopWindow;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// The window in a process of its own, drawn in one way. Prints its figures as one line of JSON.
@Command(name = "window", description = "Measures the window over a data folder: what desktop starts.", hidden = true,
        mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
    static final String HEADLESS = "headless";
    static final String DISPLAY = "display";

    private final PrintStream out;

    @Option(names = "--data", required = true, description = "The data folder.")
    private Path data = Path.of("");

    @Option(names = "--ids", required = true, description = "Click ids, one a line.")
    private Path ids = Path.of("");

    @Option(names = "--logs", required = true, description = "A folder for logs.")
    private Path logs = Path.of("");

    @Option(names = "--headless", description = "Draw into memory.")
    private boolean headless;

    @Option(names = "--parts", split = ",", required = true, description = "${COMPLETION-CANDIDATES}.")
    private List<WindowPart> parts = List.of();

    @Option(names = "--seconds", defaultValue = "60", description = "How long what takes its time is measured.")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "How often each is timed after the first time.")
    private int rounds;

    WindowCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, ReceiverException, InterruptedException {
        long start = System.nanoTime();
        try (LocalReceiver receiver = LocalReceiver
                .open(ReceiverConfig.of(data, "a benchmark").at("127.0.0.1", 0))) {
            double opened = (System.nanoTime() - start) / 1e6;
            try (DesktopWindow window = DesktopWindow.start(data, headless, System.getenv())) {
                WindowTrial trial = new WindowTrial(window, receiver, ids, logs, Duration.ofSeconds(seconds));
                trial.figures().add(Figure.of("open: the data folder", opened, "ms"));
                for (WindowPart part : parts) {
                    System.err.printf(Locale.ROOT, "%.1f s: %s%n", (System.nanoTime() - start) / 1e9, part);
                    trial.measure(part, rounds);
                }
                out.println(new JsonMapper().writeValueAsString(new WindowReport.Platform(
                        headless ? HEADLESS : DISPLAY, trial.figures(), trial.problems())));
            }
        }
        return 0;
    }
}
