package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `receive` as a process of its own: its ready line, a line per postback, `SIGTERM`, `--setup` at each start.
class ReceiveTest {
    private static final String READY = "Receiving on ";

    private Path folder;

    /// The process, its standard output from the ready line on, and its address.
    private record Running(Process process, BufferedReader out, URI address) implements AutoCloseable {
        static Running start(Path folder, String... more) throws IOException {
            String[] args = new String[more.length + 5];
            System.arraycopy(new String[]{"receive", "--data", folder.toString(), "--port", "0"}, 0, args, 0, 5);
            System.arraycopy(more, 0, args, 5, more.length);
            Process process = Cli.process(args).redirectError(folder.resolveSibling("err.txt").toFile()).start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String ready = out.readLine();
            if (ready == null) {
                throw new AssertionError("It did not start: " + Files.readString(folder.resolveSibling("err.txt")));
            }
            assertThat(ready).matches("Receiving on http://[0-9.]+:[1-9][0-9]*");
            return new Running(process, out, URI.create(ready.substring(READY.length())));
        }

        String click() {
            Answer answer = Wire.get("/c/summer").sendTo(address);
            assertThat(answer.status()).isEqualTo(302);
            String location = answer.the("Location");
            return location.substring(location.length() - 26);
        }

        /// Sends SIGTERM and returns what was still printed.
        List<String> terminate() throws IOException, InterruptedException {
            // Not Process.destroy(), which closes what is still to be read.
            process.toHandle().destroy();
            List<String> rest = out.lines().toList();
            assertThat(Cli.exitOf(process)).as("SIGTERM ends with 0").isZero();
            return rest;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Path setupFile(Path temp) throws IOException {
        folder = temp.resolve("data");
        return Files.writeString(temp.resolve("setup.json"), Setup.usual().json());
    }

    @Test
    void itSaysWhenItIsReadyThenALinePerPostbackAndEndsWithNought(@TempDir Path temp) throws Exception {
        Path setup = setupFile(temp);
        try (Running receiver = Running.start(folder, "--setup", setup.toString())) {
            assertThat(receiver.address.getHost()).isEqualTo("127.0.0.1");
            assertThat(Wire.get("/health").sendTo(receiver.address).text()).isEqualTo("OK");
            String query = "clickId=" + receiver.click() + "&id=" + SALE + "&val=1&com=1";
            assertThat(Wire.query(query).sendTo(receiver.address).text()).isEqualTo("OK");
            assertThat(receiver.out.readLine()).contains("accepted");
            Wire.query(query).sendTo(receiver.address);
            assertThat(receiver.out.readLine()).contains("duplicate");
            Wire.query(query.replace("val=1", "val=x")).sendTo(receiver.address);
            assertThat(receiver.out.readLine()).contains("rejected").contains("VALUE_INVALID");
            Wire.get("/nothing").sendTo(receiver.address);
            assertThat(receiver.terminate()).isEmpty();
        }
        assertThat(Cli.on(folder, "postbacks", "export").rows()).hasSize(3);
        assertThat(Files.readString(temp.resolve("err.txt"))).isEmpty();
    }

    @Test
    void aLinePerPostbackUnlessQuietAndOpenConnectionsDontHoldUpTheEnd(@TempDir Path temp) throws Exception {
        setupFile(temp);
        try (Running receiver = Running.start(folder, "--quiet");
                Socket idle = new Socket(receiver.address.getHost(), receiver.address.getPort());
                Socket half = new Socket(receiver.address.getHost(), receiver.address.getPort())) {
            half.getOutputStream().write("GET /postback?half=1 HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 5; i++) {
                assertThat(Wire.query("i=" + i).sendTo(receiver.address).status()).isEqualTo(400);
            }
            assertThat(idle.isConnected()).isTrue();
            assertThat(receiver.terminate()).isEmpty();
        }
        assertThat(Cli.on(folder, "postbacks", "export").rows()).hasSize(5);
    }

    @Test
    void setupIsImportedAtEachStart(@TempDir Path temp) throws Exception {
        Path setup = setupFile(temp);
        try (Running receiver = Running.start(folder, "--setup", setup.toString(), "--quiet")) {
            assertThat(receiver.click()).hasSize(26);
            receiver.terminate();
        }
        Files.writeString(setup, "{\"links\": [{\"slug\": \"summer\", \"active\": false}]}");
        try (Running receiver = Running.start(folder, "--setup", setup.toString(), "--quiet")) {
            assertThat(Wire.get("/c/summer").sendTo(receiver.address).status()).isEqualTo(404);
            receiver.terminate();
        }
        assertThat(Cli.on(folder, "clicks", "export").rows()).hasSize(1);
    }

    @Test
    void aSecondOneOnTheSameFolderIsThreeAndBindIsPrinted(@TempDir Path temp) throws Exception {
        setupFile(temp);
        try (Running receiver = Running.start(folder, "--bind", "0.0.0.0", "--public-url", "https://track.example")) {
            assertThat(receiver.address.getHost()).isEqualTo("0.0.0.0");
            Cli.Outcome second = Cli.on(folder, "receive", "--port", "0");
            assertThat(second.exit()).isEqualTo(3);
            assertThat(second.sentence()).containsIgnoringCase("receive");
            receiver.terminate();
        }
    }

    @Test
    void thePublicAddressIsRememberedForTheOtherCommands(@TempDir Path temp) throws Exception {
        Path setup = Files.writeString(setupFile(temp),
                "{\"conversions\": [{\"id\": \"" + SALE + "\", \"name\": \"Sale\", \"network\": \"CAKE\"}]}");
        try (Running receiver = Running.start(folder, "--setup", setup.toString(), "--public-url",
                "https://track.example/")) {
            receiver.terminate();
        }
        // Of another network's placeholder in it: what is proposed instead begins with the address.
        Path text = Files.writeString(temp.resolve("mail.txt"),
                "https://track.example/postback?clickId={aff_sub}&id=" + SALE + "&val=#price#&com=0");
        assertThat(Cli.on(folder, "check", text.toString()).out())
                .contains("Use instead: https://track.example/postback?clickId=");
    }
}
