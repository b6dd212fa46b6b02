package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.scene.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
