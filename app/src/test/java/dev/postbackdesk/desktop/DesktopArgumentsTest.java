package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.scene.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopArgumentsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return new Desktop(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of()).run(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--demo --nonsense", "--nonsense", "--data=", "--port x", "--screen nowhere",
            "--screenshot a.png --theme blue", "--screenshot a.png --size big", "--screenshot a.png --scene nowhere"})
    void saysInOneLineWhatIsWrongWithAnArgument(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("See --help." + System.lineSeparator())
                .hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    /// Half a character stands for what a system without a language setting makes of letters beyond ASCII.
    @ParameterizedTest
    @ValueSource(strings = {"--data gr\uD800n", "--setup gr\uD800n", "--screenshot gr\uD800n"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    void aNameThatTheSystemCanNotWriteSaysWhatToDo(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Write LC_ALL=C.UTF-8 before the command. See --help.").hasLineCount(1)
                .doesNotContain("Exception", "Malformed");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    @DisabledIfEnvironmentVariable(named = "XDG_DATA_HOME", matches = ".+", disabledReason = "The data lie elsewhere")
    void aHomeFolderThatTheSystemCanNotWriteSaysWhatToDo() {
        String home = System.setProperty("user.home", "/home/gr\uD800n");
        try {
            assertThat(run("--screen", "live")).isEqualTo(2);
        } finally {
            System.setProperty("user.home", home);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("/home/gr")
                .contains("Write LC_ALL=C.UTF-8 before the command. See --help.").hasLineCount(1);
    }

    @Test
    void helpNamesEveryArgumentOfTheContract() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--data", "--port", "--bind", "--setup", "--demo",
                "--screen", "--screenshot", "--size", "--theme", "--scene");
    }

    @Test
    void helpNamesEveryScreenAndScene() {
        assertThat(run("--help")).isZero();
        String words = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", "");
        assertThat(words).contains(
                "screen:live,conversions,links,clicks,reports,rehearsal,settings,connectorcheck.");
        String[] past = words.substring(words.indexOf("past:") + "past:".length(), words.indexOf("damaged."))
                .replaceFirst("or$", "").split(",", -1);
        assertThat(past).hasSize(Scenario.values().length - 1).allSatisfy(
                word -> assertThat(Scenario.named(word)).as(word).isPresent());
    }
}
