package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// *Exit: 0 done, 1 the answer is no, 2 usage or unreadable input, 3 the data folder is in use, 4 the port is taken, 5 the
/// data are damaged, unwritable or newer*; *errors are one sentence on standard error*.
class ExitCodesTest {
    private static final String[][] COMMANDS = {{"setup", "export"}, {"postbacks", "export"}, {"clicks", "export"},
            {"check", "https://h.example/postback?clickId=x"}, {"receive", "--port", "0"}};

    @ParameterizedTest
    @ValueSource(strings = {"--help", "receive --help", "setup --help", "setup import --help", "setup export --help",
            "postbacks --help", "postbacks export --help", "clicks --help", "clicks export --help", "check --help"})
    void helpIsNought(String arguments) {
        Cli.Outcome outcome = Cli.run(arguments.split(" "));
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("Usage: ");
        assertThat(outcome.err()).isEmpty();
        if (arguments.split(" ").length > 1 && !arguments.matches("(setup|postbacks|clicks) --help")) {
            assertThat(outcome.out()).contains("--data");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "setup", "setup nonsense", "postbacks", "setup import", "receive --port x",
            "receive --port 65536", "receive --port -1", "receive --nonsense", "receive extra", "check a b",
            "setup export extra", "receive --public-url nonsense", "receive --public-url ftp://h.example",
            "receive --bind", "postbacks export --format"})
    void usageIsTwo(String arguments, @TempDir Path data) {
        // Before the rest, so that an option's missing value stays missing.
        String all = arguments.replaceFirst("^(receive|check|(?:setup|postbacks) (?:import|export))(?= |$)",
                "$1 --data " + data);
        Cli.Outcome outcome = Cli.run(all.isEmpty() ? new String[0] : all.split(" "));
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.sentence()).endsWith(".");
    }

    @Test
    void aFolderInUseIsThreeAndNamesTheHolder(@TempDir Path folder) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".json");
        Files.writeString(file, Setup.usual().json());
        try (Desk desk = new Desk(folder, Setup.usual())) {
            for (String[] command : COMMANDS) {
                Cli.Outcome outcome = Cli.on(folder, command);
                assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
                assertThat(outcome.sentence()).contains("Contract").endsWith(".");
            }
            Cli.Outcome imported = Cli.on(folder, "setup", "import", file.toString());
            assertThat(imported.exit()).isEqualTo(3);
            assertThat(desk.send(Wire.get("/health")).status()).as("it goes on unharmed").isEqualTo(200);
        } finally {
            Files.deleteIfExists(file);
        }
        assertThat(Cli.on(folder, "setup", "export").exit()).as("free again").isZero();
    }

    @Test
    void aTakenPortIsFour(@TempDir Path folder) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Outcome outcome = Cli.on(folder, "receive", "--port", Integer.toString(other.getLocalPort()));
            assertThat(outcome.exit()).isEqualTo(4);
            assertThat(outcome.sentence()).contains(Integer.toString(other.getLocalPort())).endsWith(".");
        }
        assertThat(Cli.on(folder, "setup", "export").exit()).as("the folder is free").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "garbage", "cut", "middle"})
    void damagedDataAreFive(String how, @TempDir Path folder) throws IOException {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            for (int i = 0; i < 20; i++) {
                desk.send(Wire.query("i=" + i));
            }
        }
        Path database;
        try (Stream<Path> files = Files.list(folder)) {
            database = files.filter(f -> f.toString().endsWith(".mv.db")).findFirst().orElseThrow();
        }
        switch (how) {
            case "empty" -> Files.write(database, new byte[0]);
            case "garbage" -> Files.writeString(database, "this is no database\n".repeat(1000));
            case "cut" -> {
                try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
                    file.setLength(4096);
                }
            }
            default -> {
                try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
                    file.write(new byte[(int) file.length()]);
                }
            }
        }
        byte[] damaged = Files.readAllBytes(database);
        for (String[] command : COMMANDS) {
            Cli.Outcome outcome = Cli.on(folder, command);
            assertThat(outcome.exit()).as(String.join(" ", command) + outcome.out() + outcome.err()).isEqualTo(5);
            assertThat(outcome.sentence()).contains("set-aside", "begin-anew").endsWith(".");
        }
        try (Stream<Path> files = Files.list(folder.resolve("set-aside"))) {
            assertThat(files).as("nothing is made worse").singleElement()
                    .satisfies(file -> assertThat(file).hasBinaryContent(damaged));
        }
        assertThat(database).as("no empty one takes its place").doesNotExist();
    }

    @Test
    void newerDataAreFive(@TempDir Path folder) throws Exception {
        new Desk(folder, Setup.usual()).close();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("postback-desk"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE \"schema_history\" SET \"version\" = '9999'");
        }
        for (String[] command : COMMANDS) {
            Cli.Outcome outcome = Cli.on(folder, command);
            assertThat(outcome.exit()).as(outcome.err()).isEqualTo(5);
            assertThat(outcome.sentence()).contains("newer").endsWith(".");
        }
    }

    @Test
    void aDataFolderThatIsAFileIsFive(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (Path data : new Path[]{file, file.resolve("data")}) {
            Cli.Outcome outcome = Cli.on(data, "receive", "--port", "0");
            assertThat(outcome.exit()).as(outcome.err()).isEqualTo(5);
            assertThat(outcome.sentence()).contains("file").endsWith(".");
        }
    }

    @Test
    void aSetupFileThatCannotBeImportedIsTwoAndNothingIsReceived(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"links\": [{}]}");
        for (Path file : new Path[]{bad, folder.resolve("missing.json")}) {
            Cli.Outcome outcome = Cli.on(folder.resolve("data"), "receive", "--port", "0", "--setup", file.toString());
            assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
            assertThat(outcome.sentence()).endsWith(".");
        }
    }
}
