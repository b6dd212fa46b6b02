package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The receiver as users start it.
final class ReceiverProcess implements Server {
    /// What it says when it is ready, before its address.
    static final String READY = "Receiving on ";
    private static final Duration TO_START = Duration.ofMinutes(2);

    private final Child child;
    private final int port;

    private ReceiverProcess(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /// Returns when it says that it is ready.
    ///
    /// @param how jar and options of the virtual machine
    /// @param data exists and holds the definitions
    static ReceiverProcess start(ReceiverOptions how, Path data, Path log) throws IOException, InterruptedException {
        Child child = Child.start(how.command(data), log);
        String line = child.awaitLine(READY, TO_START);
        return new ReceiverProcess(child, URI.create(line.substring(READY.length())).getPort());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<Long> pids() {
        return child.pids();
    }

    void kill() throws InterruptedException {
        child.kill();
    }

    @Override
    public void close() throws IOException {
        try (child) {
            int code = child.stop();
            if (code != 0) {
                throw new IOException("The receiver ended with " + code);
            }
        }
    }
}
