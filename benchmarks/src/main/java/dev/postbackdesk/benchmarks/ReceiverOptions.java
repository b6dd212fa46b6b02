package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which receiver is measured, and how it is started: as its launcher does it.
final class ReceiverOptions {
    /// The launcher's; a test compares them.
    static final String LAUNCHERS = "-Xmx136m -Xmn32m -XX:+UseParallelGC -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=2000";
    private static final String MAIN = "dev.postbackdesk.cli.Main";
    /// Lies beside the jar.
    private static final String ARCHIVE = "postback-receiver.jsa";

    @Option(names = "--receiver", defaultValue = "embedded-server/target/postback-receiver.jar", paramLabel = "JAR",
            description = "The receiver (default: ${DEFAULT-VALUE}).")
    private Path jar = Path.of("embedded-server/target/postback-receiver.jar");

    @Option(names = "--jvm", defaultValue = LAUNCHERS, paramLabel = "OPTIONS",
            description = "Options of its virtual machine (default, as its launcher: ${DEFAULT-VALUE}).")
    private String jvm = LAUNCHERS;

    @Option(names = "--force-delay", paramLabel = "MILLIS", defaultValue = "0",
            description = "Add so much to each force of the database's file, as a slower disk would; 0 to 1000.")
    private int forceDelay;

    Path jar() throws IOException {
        if (!Files.isReadable(jar)) {
            throw new IOException(jar.toAbsolutePath() + " is not there: build it with mvn package -DskipTests");
        }
        return jar.toAbsolutePath();
    }

    List<String> jvm() {
        return jvm.isBlank() ? List.of() : List.of(jvm.strip().split("\\s+"));
    }

    int forceDelay() {
        return forceDelay;
    }

    /// Starts the receiver on a folder and any free port.
    List<String> command(Path data) throws IOException {
        if (forceDelay > 0) {
            return Child.java(jvm(), List.of("receive-slowly", "--data", data.toString(), "--force-delay",
                    String.valueOf(forceDelay)));
        }
        List<String> command = new ArrayList<>(List.of(Child.javaProgram()));
        command.addAll(jvm());
        Path archive = jar().resolveSibling(ARCHIVE);
        if (Files.isReadable(archive)) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr"));
        }
        command.addAll(List.of("-cp", jar().toString(), MAIN, "receive", "--quiet", "--port", "0", "--data",
                data.toString()));
        return command;
    }
}
