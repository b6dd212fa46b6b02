package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DesktopCommandTest {
    @Test
    void theWindowRunsWithTheInstalledProgramsOptions() throws Exception {
        List<String> installed = Files.readAllLines(Path.of("../jpackage/launchers/desktop.options")).stream()
                .map(line -> line.replace("--java-options ", ""))
                .filter(option -> option.startsWith("-Xm") || option.startsWith("-Djdk.")
                        || (option.startsWith("-XX:") && !option.startsWith("-XX:SharedArchiveFile")))
                .toList();

        assertThat(List.of(DesktopCommand.LAUNCHERS.split(" "))).isEqualTo(installed);
        assertThat(Path.of("../jpackage/linux/make-launcher.sh")).content()
                .contains("draw='" + DesktopCommand.WITHOUT_CARD + "'");
    }

    @Test
    void tooFewRowsAreRefusedBeforeAnythingIsMade() {
        StringWriter said = new StringWriter();
        CommandLine commands = Main.commands(new PrintStream(new ByteArrayOutputStream()));
        commands.setErr(new PrintWriter(said));

        assertThat(commands.execute("desktop", "--rows", "10")).isEqualTo(2);
        assertThat(said.toString()).contains("--rows is at least 5000");
        assertThat(commands.execute("desktop", "--platforms", "paper")).isEqualTo(2);
        assertThat(said.toString()).contains("paper");
    }
}
