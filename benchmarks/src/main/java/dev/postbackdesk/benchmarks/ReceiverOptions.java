package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// Which receiver is measured.
final class ReceiverOptions {
    @Option(names = "--receiver", defaultValue = "embedded-server/target/postback-receiver.jar", paramLabel = "JAR",
            description = "The receiver (default: ${DEFAULT-VALUE}).")
    private Path jar = Path.of("embedded-server/target/postback-receiver.jar");

    @Option(names = "--jvm",
            defaultValue = "--enable-native-access=ALL-UNNAMED -Xmx256m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders",
            paramLabel = "OPTIONS", description = "Options of its virtual machine (default: ${DEFAULT-VALUE}).")
    private String jvm = "";

    Path jar() throws IOException {
        if (!Files.isReadable(jar)) {
            throw new IOException(jar.toAbsolutePath() + " is not there: build it with mvn package -DskipTests");
        }
        return jar.toAbsolutePath();
    }

    List<String> jvm() {
        return jvm.isBlank() ? List.of() : List.of(jvm.strip().split("\\s+"));
    }
}
