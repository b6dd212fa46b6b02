package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.launcher.Launcher;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReceiverOptionsTest {
    private final ReceiverOptions options = new ReceiverOptions();

    @Test
    @SuppressWarnings("unchecked") // of a list of strings
    void areTheLaunchersByDefault() throws Exception {
        CommandLine.populateCommand(options);

        List<String> launchers = new ArrayList<>((List<String>) field("OPTIONS"));
        launchers.add((String) field("TRIM"));
        assertThat(options.jvm()).isEqualTo(launchers);
    }

    private static Object field(String name) throws ReflectiveOperationException {
        Field field = Launcher.class.getDeclaredField(name);
        field.setAccessible(true);
        return Objects.requireNonNull(field.get(null));
    }

    @Test
    void startTheJarAsTheLauncherDoes(@TempDir Path folder) throws Exception {
        Path jar = Files.createFile(folder.resolve("receiver.jar"));
        Files.createFile(folder.resolve("postback-receiver.jsa"));

        CommandLine.populateCommand(options, "--receiver", jar.toString(), "--jvm", "-Xmx99m  -Xint");

        assertThat(options.command(Path.of("/data"))).containsSubsequence("-Xmx99m", "-Xint",
                "-XX:SharedArchiveFile=" + folder.resolve("postback-receiver.jsa"), "-cp", jar.toString(),
                "dev.postbackdesk.cli.Main", "receive", "--quiet", "--port", "0", "--data", "/data");
    }

    @Test
    void startASlowerOneFromThisProgram() throws Exception {
        CommandLine.populateCommand(options, "--jvm", "", "--force-delay", "3");

        List<String> command = options.command(Path.of("/data"));

        assertThat(command).endsWith("receive-slowly", "--data", "/data", "--force-delay", "3");
    }
}
