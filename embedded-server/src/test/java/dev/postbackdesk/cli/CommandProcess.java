package dev.postbackdesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A command in a Java of its own, as users start it.
final class CommandProcess implements AutoCloseable {
    private static final String READY = "Receiving on ";

    private final Process process;
    private final BufferedReader out;
    private final Path err;

    private CommandProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
        out = process.inputReader(UTF_8);
    }

    static CommandProcess start(Path data, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        return start(Map.of(), List.of(), all);
    }

    /// Where the system has no language setting, as of a service.
    ///
    /// @param options a file with options of the virtual machine: their letters arrive whatever language this process has
    static CommandProcess startWithoutLanguage(Path options, String... arguments) throws IOException {
        return start(Map.of("LC_ALL", "C", "XDG_DATA_HOME", "", "XDG_STATE_HOME", ""), List.of("@" + options),
                List.of(arguments));
    }

    private static CommandProcess start(Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        Path err = Files.createTempFile("command", ".err");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add("dev.postbackdesk.launcher.Launcher");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start(), err);
    }

    /// Waits until a receiver is ready, and returns its address.
    URI ready() throws IOException {
        String line = out.readLine();
        assertThat(line).as(err()).startsWith(READY);
        return URI.create(line.substring(READY.length()));
    }

    String readLine() throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }

    void write(byte[] input) throws IOException {
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
    }

    /// Asks the process to end, as a service manager does.
    void terminate() {
        process.destroy();
    }

    /// The exit code, once all output was read.
    int exit() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    /// All of standard output that was not read yet.
    List<String> lines() {
        try (Stream<String> lines = out.lines()) {
            return lines.toList();
        }
    }

    String err() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
        Files.delete(err);
    }
}
