package dev.postbackdesk.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A receiver as a process of its own, on a free port. Ends with this object, or with this program, at the latest.
public final class ReceiverChild implements AutoCloseable {
    private static final String READY = "Receiving on ";

    private final Process process;
    private final int port;
    private final Duration started;
    private final Thread onExit;

    private ReceiverChild(Process process, int port, Duration started, Thread onExit) {
        this.onExit = onExit;
        this.process = process;
        this.port = port;
        this.started = started;
    }

    /// Returns once it is ready.
    ///
    /// @param program what starts the commands: a virtual machine, its options, a jar or a class
    /// @param log takes what it says on standard error
    /// @throws IOException if it does not start
    public static ReceiverChild start(List<String> program, Path data, Path setup, Path log) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(with(program, "receive", "--quiet", "--port", "0", "--data",
                data.toString(), "--setup", setup.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        Thread onExit = new Thread(process::destroyForcibly, "stop-receiver");
        Runtime.getRuntime().addShutdownHook(onExit);
        BufferedReader out = process.inputReader(UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("The receiver does not start: " + line + "\n" + Files.readString(log));
        }
        return new ReceiverChild(process, URI.create(line.substring(READY.length())).getPort(),
                Duration.ofNanos(System.nanoTime() - start), onExit);
    }

    static List<String> with(List<String> program, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return command;
    }

    int port() {
        return port;
    }

    /// From before the process was started until it was ready.
    Duration started() {
        return started;
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Sends a signal by name, e.g. `TERM`.
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ends with " + code);
        }
    }

    /// Its exit code.
    ///
    /// @throws IOException if it has not ended by then
    int exit(Duration atMost) throws IOException, InterruptedException {
        if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("The receiver has not ended after " + atMost);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException _) {
            // The program is ending: the hook runs, and that is what it is for.
        }
    }
}
