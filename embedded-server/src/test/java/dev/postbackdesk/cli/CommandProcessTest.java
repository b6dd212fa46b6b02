package dev.postbackdesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands as users start them: a process, its output, its exit code.
@Timeout(180)
class CommandProcessTest {
    private static final String SETUP = """
            {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "currency": "EUR", "token": "s3cret"}],
             "links": [{"slug": "summer", "name": "Summer", "destination": "http://shop.example/?s2=[s2sidentifier]",
                        "conversions": ["C24CA0512421422E80996FBEBFD2211D"]}]}
            """;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void theWholeJob() throws Exception {
        Path data = folder.resolve("data");
        Path setup = Files.writeString(folder.resolve("setup.json"), SETUP);
        try (CommandProcess receiver = CommandProcess.start(data, "receive", "--port", "0", "--setup",
                setup.toString())) {
            URI address = receiver.ready();
            String location = get(address.resolve("/c/summer")).headers().firstValue("Location").orElseThrow();
            String clickId = location.substring(location.indexOf('=') + 1);
            String query = "clickId=" + clickId
                    + "&id=C24CA0512421422E80996FBEBFD2211D&val=20.00&com=0&comperc=10&token=s3cret";
            assertThat(get(address.resolve("/postback?" + query)).body()).isEqualTo("OK");
            assertThat(get(address.resolve("/postback?" + query)).statusCode()).isEqualTo(200);
            assertThat(get(address.resolve("/postback?id=C24CA0512421422E80996FBEBFD2211D")).statusCode())
                    .isEqualTo(403);
            assertThat(receiver.readLine()).matches("\\d+\taccepted\t(-|TOO_FAST)\tSale\t20\\.00 EUR");
            assertThat(receiver.readLine()).matches("\\d+\tduplicate\tDUPLICATE\tSale\t20\\.00 EUR");
            assertThat(receiver.readLine()).matches("\\d+\trejected\tTOKEN_MISSING\tSale\t-");
            inUse(data);

            receiver.terminate();

            assertThat(receiver.exit()).isZero();
            assertThat(receiver.err()).doesNotContain("Exception");
        }
        exported(data);
        checked(data);
    }

    private static void inUse(Path data) throws Exception {
        for (String[] command : List.of(new String[]{"postbacks", "export"}, new String[]{"receive", "--port", "0"})) {
            try (CommandProcess other = CommandProcess.start(data, command)) {
                assertThat(other.lines()).isEmpty();
                assertThat(other.exit()).isEqualTo(3);
                assertThat(other.err()).hasLineCount(1).contains("in use by", "receive");
            }
        }
    }

    private static void exported(Path data) throws Exception {
        List<String> postbacks = output(0, data, "postbacks", "export");
        assertThat(postbacks).hasSize(3).noneMatch(line -> line.contains("s3cret"));
        JsonNode first = JsonMapper.shared().readTree(postbacks.getFirst());
        assertThat(first.path("result").stringValue()).isEqualTo("accepted");
        assertThat(first.path("commission").stringValue()).isEqualTo("2.000000");
        assertThat(first.path("query").stringValue()).endsWith("&token=***");
        assertThat(output(0, data, "postbacks", "export", "--format", "csv", "--result", "rejected")).hasSize(2);
        assertThat(output(0, data, "clicks", "export")).singleElement().asString().contains("\"link\":\"summer\"");
        assertThat(output(0, data, "setup", "export")).anyMatch(line -> line.contains("\"token\": \"***\""));
        assertThat(data.resolve("logs").resolve("commands.log")).doesNotExist();
    }

    private static void checked(Path data) throws Exception {
        assertThat(output(1, data, "check",
                "http://127.0.0.1/postback?clickId={x}&id=C24CA0512421422E80996FBEBFD2211D&val=1&com=0&token=s3cret"))
                .first().asString().startsWith("Would be rejected with 400");
        assertThat(output(0, data, "postbacks", "export")).hasSize(3);
    }

    @Test
    void aTakenPortEndsWith4() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CommandProcess receiver = CommandProcess.start(folder, "receive", "--port",
                        String.valueOf(other.getLocalPort()))) {
            assertThat(receiver.lines()).isEmpty();
            assertThat(receiver.exit()).isEqualTo(4);
            assertThat(receiver.err()).hasLineCount(1).contains(String.valueOf(other.getLocalPort()), "--port");
        }
    }

    @Test
    void aNewerDatabaseEndsWith5() throws Exception {
        assertThat(importing(SETUP)).isZero();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("postback-desk"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE \"schema_history\" SET \"version\" = '9999'");
        }
        for (String[] command : List.of(new String[]{"postbacks", "export"}, new String[]{"receive", "--port", "0"})) {
            try (CommandProcess process = CommandProcess.start(folder, command)) {
                assertThat(process.lines()).isEmpty();
                assertThat(process.exit()).isEqualTo(5);
                assertThat(process.err()).hasLineCount(1).contains("newer");
            }
        }
    }

    @Test
    void anEmptiedDatabaseEndsWith5() throws Exception {
        Files.createFile(folder.resolve("postback-desk.mv.db"));
        try (CommandProcess process = CommandProcess.start(folder, "setup", "export")) {
            assertThat(process.exit()).isEqualTo(5);
            assertThat(process.err()).hasLineCount(1).contains("0 bytes");
        }
    }

    @Test
    void wrongUsageEndsWith2() throws Exception {
        try (CommandProcess process = CommandProcess.start(folder, "receive", "--prot", "1")) {
            assertThat(process.lines()).isEmpty();
            assertThat(process.exit()).isEqualTo(2);
            assertThat(process.err()).hasLineCount(1).contains("--help");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    void aHomeFolderThatTheSystemCanNotWriteIsAskedForWhereNoOtherIsNamedAlone() throws Exception {
        Path options = Files.writeString(folder.resolve("options"), "-Duser.home=/home/gr\u00fcn");
        try (CommandProcess process = CommandProcess.startWithoutLanguage(options, "setup", "import",
                Files.writeString(folder.resolve("setup.json"), SETUP).toString(), "--data",
                folder.resolve("data").toString())) {
            assertThat(process.exit()).as(process.err()).isZero();
        }
        try (CommandProcess process = CommandProcess.startWithoutLanguage(options, "setup", "export")) {
            assertThat(process.exit()).isEqualTo(2);
            assertThat(process.err()).hasLineCount(1).contains("LC_ALL=C.UTF-8");
        }
    }

    @Test
    void aFileThatIsWrongChangesNothing() throws Exception {
        assertThat(importing(SETUP)).isZero();
        assertThat(
                importing("{\"conversions\": [{\"name\": \"Other\"}, {\"name\": \"Bad\", \"window\": \"30 days\"}]}"))
                .isEqualTo(2);

        assertThat(output(0, folder, "setup", "export")).filteredOn(line -> line.contains("\"name\""))
                .hasSize(2).noneMatch(line -> line.contains("Other"));
    }

    @Test
    void exportingAndImportingChangesNothing() throws Exception {
        assertThat(importing(SETUP)).isZero();
        List<String> before = output(0, folder, "setup", "export");

        assertThat(importing(String.join("\n", before))).isZero();

        assertThat(output(0, folder, "setup", "export")).isEqualTo(before);
    }

    /// Through standard input.
    private int importing(String json) throws IOException, InterruptedException {
        try (CommandProcess process = CommandProcess.start(folder, "setup", "import", "-")) {
            process.write(json.getBytes(UTF_8));
            process.lines();
            return process.exit();
        }
    }

    private static List<String> output(int exit, Path data, String... command)
            throws IOException, InterruptedException {
        try (CommandProcess process = CommandProcess.start(data, command)) {
            List<String> lines = process.lines();
            assertThat(process.exit()).as(process.err()).isEqualTo(exit);
            return lines;
        }
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
