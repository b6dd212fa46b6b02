package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    void aWindowIsDrawnThoughTheSystemCanNotWriteTheUsersName() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("temporary"));
        Path options = Files.writeString(folder.resolve("options"), """
                -Duser.home="/home/gr\u00fcn"
                -Duser.name="gr\u00fcn"
                -Djava.io.tmpdir="%s"
                """.formatted(unpacked));
        Path picture = folder.resolve("live.png");
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + options,
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "dev.postbackdesk.Launcher", "--data", folder.resolve("data").toString(), "--screen", "live",
                "--screenshot", picture.toString()).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("XDG_CONFIG_HOME");

        int exit = builder.start().waitFor();

        assertThat(exit).as(Files.readString(said, StandardCharsets.ISO_8859_1)).isZero();
        assertThat(picture).isNotEmptyFile();
        assertThat(unpacked).as("what was unpacked goes with the process")
                .isDirectoryNotContaining("glob:**postback-desk-javafx*");
    }
}
