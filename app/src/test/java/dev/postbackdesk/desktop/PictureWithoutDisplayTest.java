package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PictureWithoutDisplayTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Elsewhere the environment names no display")
    void aDisplayThatCanNotBeOpenedIsNamed() throws Exception {
        Path said = folder.resolve("said");
        Path picture = folder.resolve("live.png");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "dev.postbackdesk.Launcher", "--data", folder.resolve("data").toString(), "--screen", "live",
                "--screenshot", picture.toString()).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DISPLAY", ":9191");
        builder.environment().remove("WAYLAND_DISPLAY");

        int exit = builder.start().waitFor();

        assertThat(exit).isEqualTo(Exit.USAGE);
        assertThat(Files.readString(said))
                .isEqualToIgnoringNewLines(
                        "The display :9191 can't be opened. Without DISPLAY pictures are drawn into memory.");
        assertThat(picture).doesNotExist();
    }
}
