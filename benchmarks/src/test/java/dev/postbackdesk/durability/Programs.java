package dev.postbackdesk.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The commands, from the classes under test.
final class Programs {
    private Programs() {}

    static List<String> commands() {
        return java("dev.postbackdesk.cli.Main");
    }

    static List<String> java(String mainClass) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), mainClass);
    }

    /// A receiver over the folder's `data`.
    static ReceiverChild receiver(Path folder) throws IOException {
        Path setup = Files.writeString(folder.resolve("setup.json"), Load.SETUP);
        return ReceiverChild.start(commands(), folder.resolve("data"), setup, folder.resolve("receiver.log"));
    }

    /// Ends it as a service manager does; the contract gives it five seconds.
    static int stop(ReceiverChild receiver) throws IOException, InterruptedException {
        receiver.signal("TERM");
        return receiver.exit(Duration.ofSeconds(5));
    }
}
