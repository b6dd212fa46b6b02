package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// How smooth the window is under load and over a million rows. It is the program's own window over its own receiver, in a
/// process with the installed program's options; the load comes from another.
@Command(name = "desktop", description = "Measures the window under load, and over a million stored postbacks.",
        mixinStandardHelpOptions = true)
final class DesktopCommand implements Callable<Integer> {
    /// The installed program's; a test compares them.
    static final String LAUNCHERS = "-Djdk.reflect.useNativeAccessorOnly=true -Xmx512m -Xms40m -XX:NewSize=12m -XX:MaxNewSize=32m"
            + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    /// What its launcher adds where it finds none of the cards; likewise.
    static final String WITHOUT_CARD = "-Dprism.order=sw -Dprism.disableRegionCaching=true";
    private static final Duration AT_MOST = Duration.ofMinutes(12);
    /// Least that there is something to jump and search in.
    private static final int LEAST_ROWS = 5_000;

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final Place place = new Place();

    @Option(names = "--parts", split = ",", defaultValue = "MANY,EXPORT,ROW,FLOOD,BURST", paramLabel = "PART",
            description = "Any of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<WindowPart> parts = List.of();

    @Option(names = "--seconds", defaultValue = "60", paramLabel = "N",
            description = "How long 2,000 postbacks a second arrive; other parts get shorter with it, not longer "
                    + "(default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rows", defaultValue = "1000000", paramLabel = "N",
            description = "Postbacks that are stored before, at least 5,000 (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--rounds", defaultValue = "10", paramLabel = "N",
            description = "How often each is timed after the first time (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--platforms", split = ",", paramLabel = "WAY",
            description = "headless (drawn into memory), display, or both (default: both if DISPLAY is set, else"
                    + " headless).")
    private List<String> platforms = System.getenv().getOrDefault("DISPLAY", "").isBlank()
            ? List.of(WindowCommand.HEADLESS)
            : List.of(WindowCommand.HEADLESS, WindowCommand.DISPLAY);

    @Option(names = "--jvm", defaultValue = LAUNCHERS, paramLabel = "OPTIONS",
            description = "Options of the window's virtual machine (default, as installed: ${DEFAULT-VALUE}).")
    private String jvm = LAUNCHERS;

    DesktopCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, ReceiverException, InterruptedException, URISyntaxException {
        check();
        Path folder = place.folder();
        try {
            Machine machine = Machine.here(folder);
            out.println(machine);
            Path code = Path.of(LocalReceiver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path seeded = place.seeds(folder, code, out).get(rows);
            List<WindowReport.Platform> measured = new ArrayList<>();
            for (String platform : platforms) {
                out.println("Measuring: " + platform + " …");
                measured.add(measure(platform, seeded, folder));
            }
            WindowReport report = new WindowReport(machine, rows, options(), measured);
            out.println();
            out.print(report.table());
            if (report.isMissed()) {
                out.println("! misses its goal");
            }
            place.write(report);
            report.problems().forEach(problem -> out.println("PROBLEM: " + problem));
            return report.problems().isEmpty() ? 0 : 1;
        } finally {
            Folders.delete(folder);
        }
    }

    private void check() {
        if (rows < LEAST_ROWS || seconds < 1 || rounds < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--rows is at least " + LEAST_ROWS
                    + ", and --seconds and --rounds are at least 1");
        }
        for (String platform : platforms) {
            if (!platform.equals(WindowCommand.HEADLESS) && !platform.equals(WindowCommand.DISPLAY)) {
                throw new CommandLine.ParameterException(spec.commandLine(),
                        "--platforms takes headless and display, and not " + platform);
            }
        }
    }

    private WindowReport.Platform measure(String platform, Path seeded, Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("data-" + platform);
        Folders.copy(seeded.resolve(Seeding.DATA), data);
        try (Child window = Child.start(Child.java(options(), arguments(platform, data, seeded, folder)),
                folder.resolve("window-" + platform + ".log"))) {
            String line = window.awaitLine("{", AT_MOST.plusSeconds(2L * seconds));
            window.await(Duration.ofSeconds(30));
            return new JsonMapper().readValue(line, WindowReport.Platform.class);
        } finally {
            Folders.delete(data);
        }
    }

    private List<String> arguments(String platform, Path data, Path seeded, Path folder) {
        List<String> arguments = new ArrayList<>(List.of("window", "--data", data.toString(), "--ids",
                seeded.resolve(Seeding.IDS).toString(), "--logs", folder.toString(), "--parts",
                parts.stream().map(WindowPart::name).collect(Collectors.joining(",")), "--seconds",
                String.valueOf(seconds), "--rounds", String.valueOf(rounds)));
        // On a display it draws as it decides by itself.
        if (platform.equals(WindowCommand.HEADLESS)) {
            arguments.add("--headless");
        }
        return arguments;
    }

    /// As the launcher looks for one.
    private static boolean hasCard() {
        String[] drawing = new File("/dev/dri").list((_, name) -> name.startsWith("renderD"));
        return (drawing != null && drawing.length > 0) || Files.exists(Path.of("/dev/nvidia0"))
                || Files.exists(Path.of("/dev/dxg"));
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-Duser.language=en",
                "-Duser.country=US"));
        if (!jvm.isBlank()) {
            options.addAll(List.of(jvm.strip().split("\\s+")));
        }
        if (!hasCard()) {
            options.addAll(List.of(WITHOUT_CARD.split(" ")));
        }
        return options;
    }
}
