package dev.postbackdesk.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class LogsTest {
    private static final int LINES = 70_000;
    private static final String FILLING = "x".repeat(500);

    @TempDir
    private Path data;

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void setUp() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void aFloodOfLinesIsBounded() throws IOException {
        try (Logs logs = new Logs(context)) {
            logs.receiverIn(data);
            Logger logger = context.getLogger("flood");
            for (int i = 1; i <= LINES; i++) {
                logger.info("line {} {}", i, FILLING);
            }
        }

        assertThat(files()).containsExactly("receiver.log", "receiver.log.1", "receiver.log.2", "receiver.log.3",
                "receiver.log.4");
        for (String file : files()) {
            assertThat(Files.size(folder().resolve(file))).as(file).isLessThan(Logs.LARGEST + 1_000);
        }
    }

    @Test
    void theNewestLinesAreKeptInOrder() throws IOException {
        try (Logs logs = new Logs(context)) {
            logs.desktopIn(data);
            IntStream.rangeClosed(1, LINES).forEach(i -> context.getLogger("flood").info("line {} {}", i, FILLING));
        }

        List<Integer> kept = Stream.of(".4", ".3", ".2", ".1", "").map(older -> folder().resolve("desktop.log" + older))
                .flatMap(LogsTest::lines).map(line -> Integer.valueOf(line.replaceAll(".* line (\\d+) x+", "$1")))
                .toList();
        assertThat(kept).isEqualTo(IntStream.rangeClosed(LINES - kept.size() + 1, LINES).boxed().toList());
    }

    /// Some of these mean something in Logback's patterns.
    @ParameterizedTest
    @ValueSource(strings = {"100%", "a%", "a%%b", "a%{b}", "p%41", "%d", "a)b", "a b", "\u00e4"})
    void anyFoldersNameWillDo(String name) throws IOException {
        Path named = Files.createDirectory(data.resolve(name));
        try (Logs logs = new Logs(context)) {
            logs.commandIn(named);
            context.getLogger("odd").warn("a word");
        }

        assertThat(lines(named.resolve("logs").resolve("commands.log"))).hasSize(1);
    }

    @Test
    void whatHasNothingToSayLeavesNothing() {
        try (Logs logs = new Logs(context)) {
            logs.commandIn(data);
            context.getLogger("quiet").info("not worth a line of a command");
        }

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFileThatIsThereIsContinued() throws IOException {
        for (String word : List.of("one", "two")) {
            try (Logs logs = new Logs(context)) {
                logs.commandIn(data);
                context.getLogger("again").warn(word);
            }
            context.start();
        }

        assertThat(files()).containsExactly("commands.log");
        assertThat(lines(folder().resolve("commands.log")).map(line -> line.replaceAll(".* ", "")))
                .containsExactly("one", "two");
    }

    @Test
    void whereNoFolderCanBeMadeTheProcessGoesOn() throws IOException {
        Files.writeString(folder(), "a file in the folder's place");
        try (Logs logs = new Logs(context)) {
            logs.desktopIn(data);
            context.getLogger("lost").warn("a word");
        }

        assertThat(folder()).content().isEqualTo("a file in the folder's place");
    }

    private Path folder() {
        return data.resolve("logs");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
