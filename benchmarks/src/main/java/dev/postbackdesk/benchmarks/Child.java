package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process that ends with this one at the latest. What it prints to standard error goes to a file.
final class Child implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private static final int SAID_AT_MOST = 2_000;

    private final Process process;
    private final BufferedReader output;
    private final Path log;
    private final Thread onExit;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        output = process.inputReader(UTF_8);
        onExit = new Thread(process::destroyForcibly, "stop-child");
    }

    static Child start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        Child child = new Child(process, log);
        Runtime.getRuntime().addShutdownHook(child.onExit);
        return child;
    }

    /// The command that starts a class of this program in a virtual machine like this one.
    static List<String> java(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaProgram());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The next line that starts so.
    ///
    /// @throws IOException if it does not come in time, or the process ends before
    String awaitLine(String start, Duration atMost) throws IOException, InterruptedException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> find(start));
        try {
            return line.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("The process ended before it printed a line \"" + start + "…\". It said: " + said(),
                    e);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("The process did not print a line \"" + start + "…\" within " + atMost.toSeconds()
                    + " s. It said: " + said(), e);
        }
    }

    /// The end of its standard error.
    private String said() throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - SAID_AT_MOST));
    }

    private String find(String start) {
        return output.lines().filter(line -> line.startsWith(start)).findFirst()
                .orElseThrow(() -> new IllegalStateException("It ended."));
    }

    /// Itself and what it has started.
    List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(process.pid()));
        process.descendants().forEach(child -> pids.add(child.pid()));
        return pids;
    }

    /// Asks it to end.
    ///
    /// @return its exit code
    /// @throws IOException if it does not end in time
    int stop() throws IOException {
        process.destroy();
        try {
            return await(TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Nobody waits for the process to end", e);
        }
    }

    /// Ends it without asking, as a power cut would.
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /// @return its exit code
    /// @throws IOException if it does not end in time
    int await(Duration atMost) throws IOException, InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException("The process did not end within " + atMost.toSeconds() + " s: "
                    + process.info().commandLine().orElse("?"));
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
