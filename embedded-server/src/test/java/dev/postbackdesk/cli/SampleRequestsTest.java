package dev.postbackdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.setup.SetupChange;
import dev.postbackdesk.setup.SetupImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The samples of `docs` do what they say.
class SampleRequestsTest {
    private static final Path DOCS = Path.of(System.getProperty("user.dir")).resolveSibling("docs");

    @TempDir
    private Path data;

    @Test
    void theSampleSetupImportsWithoutAWarning() throws Exception {
        SetupChange change = SetupImport.plan(Files.readAllBytes(DOCS.resolve("sample-setup.json")), Definitions.NONE,
                NetworksFile.shipped(), new SplittableRandom(1));

        assertThat(change.conversions()).hasSize(2);
        assertThat(change.links()).hasSize(2);
        assertThat(change.warnings()).isEmpty();
    }

    @Test
    @Timeout(120)
    void everyCallGetsTheAnswerThatItExpects() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are needed for docs/requests.sh");
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "a test").at("127.0.0.1", 0))) {
            receiver.importSetup(Files.readAllBytes(DOCS.resolve("sample-setup.json"))).join();

            Process calls = new ProcessBuilder("bash", DOCS.resolve("requests.sh").toString(),
                    receiver.localAddress().toString()).redirectErrorStream(true).start();
            List<String> lines;
            try (Stream<String> output = calls.inputReader().lines()) {
                lines = output.toList();
            }

            assertThat(calls.waitFor()).as(String.join("\n", lines)).isZero();
            assertThat(lines).filteredOn(line -> line.startsWith("ok ")).hasSizeGreaterThan(30);
        }
    }

    private static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
