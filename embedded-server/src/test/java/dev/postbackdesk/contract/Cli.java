package dev.postbackdesk.contract;

import dev.postbackdesk.cli.InProcess;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The commands, in this process or as one of their own.
final class Cli {
    private Cli() {}

    @SuppressWarnings("ArrayRecordComponent") // outcomes are never compared
    record Outcome(int exit, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        List<Row> rows() {
            return out().lines().map(Row::of).toList();
        }

        /// What the contract asks of an error: nothing on standard output, one sentence on standard error.
        String sentence() {
            if (!out().isEmpty() || err.lines().count() != 1) {
                throw new AssertionError("Not one sentence on standard error:\n--out\n" + out() + "--err\n" + err);
            }
            return err.strip();
        }
    }

    static Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = InProcess.run(out, err, args);
        return new Outcome(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /// Runs a command on this data folder, e.g. `on(folder, "postbacks", "export")`.
    static Outcome on(Path folder, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--data");
        all.add(folder.toString());
        return run(all.toArray(String[]::new));
    }

    /// The commands as a process of their own, as a user starts them.
    static ProcessBuilder process(String... args) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "dev.postbackdesk.cli.Main"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    static int exitOf(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The command did not end");
        }
        return process.exitValue();
    }
}
