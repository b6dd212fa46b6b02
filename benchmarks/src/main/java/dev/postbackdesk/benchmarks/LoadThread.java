package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thread's share of a load: a closed loop, in which each connection sends its next request when the last one was
/// answered, or when it is due where a load has a bound. It shares the cores with what it measures, so a request costs it little more than the two system calls, and
/// makes no objects. Every answer's status is checked.
///
/// A latency is the time from just before a request is written (or its connection opened, where each has its own) until
/// the last byte of its answer was read.
///
/// Results may be read once its thread has ended.
final class LoadThread implements Runnable, AutoCloseable {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final int LOOK_MILLIS = 50;
    private static final int REQUEST_BYTES = 2_048;
    private static final int PROBLEMS = 10;
    /// One more than the greatest.
    static final int STATUSES = 1_000;

    /// What is being done, by all threads of a load.
    enum Phase {
        WARM_UP, MEASURED, ENDING
    }

    private final Load load;
    private final int connections;
    private final long limit;
    private final Requests requests;
    private final Supplier<Phase> phase;
    private final Runnable measuredEnough;
    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer input = ByteBuffer.allocateDirect(64 * 1024);
    private final Histogram latencies = new Histogram();
    private final long[] statuses = new long[STATUSES];
    private final List<String> problems = new ArrayList<>();
    private final Pace pace;
    /// Connections whose next request is not due yet.
    private final Deque<Slot> waiting = new ArrayDeque<>();

    private boolean ending;
    private long answers;
    private long measured;
    private long sent;
    private int open;

    /// @param connections how many of the load's are this thread's
    /// @param limit of requests, from the measured part on
    /// @param phase asked all the time
    /// @param measuredEnough called when the measured part ended for this thread, whatever ended it
    LoadThread(Load load, int connections, long limit, Requests requests, Supplier<Phase> phase,
            Runnable measuredEnough) throws IOException {
        this.load = load;
        this.connections = connections;
        this.limit = limit;
        this.requests = requests;
        this.phase = phase;
        this.measuredEnough = measuredEnough;
        pace = new Pace(load.perSecond() == 0 ? 0 : Math.max(1, load.perSecond() / load.threads()), System::nanoTime);
        server = new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), load.port());
        selector = Selector.open();
    }

    @Override
    public void run() {
        try {
            for (int i = 0; i < connections; i++) {
                begin(new Slot());
            }
            work(Phase.WARM_UP, Long.MAX_VALUE, Long.MAX_VALUE);
            latencies.clear();
            long before = answers;
            work(Phase.MEASURED, Long.MAX_VALUE, limit == Long.MAX_VALUE ? limit : sent + limit);
            measured = answers - before;
        } catch (IOException e) {
            problem("The load broke off: " + e);
        } finally {
            ending = true;
            measuredEnough.run();
        }
        end();
    }

    private void end() {
        try {
            for (Slot slot = waiting.poll(); slot != null; slot = waiting.poll()) {
                close(slot);
            }
            work(Phase.ENDING, System.nanoTime() + LAST_ANSWERS.toNanos(), Long.MAX_VALUE);
        } catch (IOException e) {
            problem("The load broke off: " + e);
        }
        if (open > 0) {
            problem(open + " requests got no answer within " + LAST_ANSWERS.toSeconds() + " s after the end");
        }
    }

    /// Works while the phase lasts, but at most until then, until so many requests were sent, or until no connection is left.
    private void work(Phase during, long end, long requestsSent) throws IOException {
        // A limit ends the measured part before the phase does.
        while ((ending || phase.get() == during) && sent < requestsSent && open > 0
                && (end == Long.MAX_VALUE || System.nanoTime() - end < 0)) {
            if (waiting.isEmpty()) {
                selector.select(this::serve, LOOK_MILLIS);
            } else {
                selector.select(this::serve, Math.clamp(pace.millis(), 1, LOOK_MILLIS));
                sendWhatIsDue();
            }
        }
    }

    private void sendWhatIsDue() throws IOException {
        while (!ending && !waiting.isEmpty() && pace.take()) {
            Slot slot = waiting.remove();
            slot.sentAt = System.nanoTime();
            send(slot);
        }
    }

    private void serve(SelectionKey key) {
        Slot slot = (Slot) key.attachment();
        try {
            if (key.isReadable()) {
                receive(slot);
            } else if (key.isConnectable() && slot.channel().finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                send(slot);
            }
        } catch (IOException e) {
            drop(slot, "A connection failed: " + e.getMessage());
        }
    }

    private void receive(Slot slot) throws IOException {
        input.clear();
        int read = slot.channel().read(input);
        if (read < 0) {
            if (slot.answered) {
                again(slot);
            } else {
                drop(slot, "A connection was closed before its answer was whole");
            }
            return;
        }
        input.flip();
        if (slot.answered) {
            drop(slot, "More than an answer came: " + text());
            return;
        }
        switch (slot.answer.read(input)) {
            case COMPLETE -> {
                if (input.hasRemaining()) {
                    drop(slot, "More than an answer came: " + text());
                } else {
                    complete(slot);
                }
            }
            case MALFORMED -> drop(slot, "This answer is not understood: " + text());
            case STATUS_LINE, HEADERS, BODY -> {
                // The rest comes later.
            }
        }
    }

    private void complete(Slot slot) throws IOException {
        long now = System.nanoTime();
        int status = slot.answer.status();
        statuses[status]++;
        if (status == slot.expected) {
            answers++;
            if (!ending) {
                latencies.record(now - slot.sentAt);
            }
        } else {
            problem("Answered with " + status + " in place of " + slot.expected + ": " + text());
        }
        if (!load.keepAlive()) {
            // The server was asked to close; the next connection is opened when it did.
            slot.answered = true;
        } else if (ending) {
            close(slot);
        } else if (load.perSecond() > 0 && !pace.take()) {
            waiting.add(slot);
        } else {
            slot.sentAt = now;
            send(slot);
        }
    }

    private void again(Slot slot) throws IOException {
        close(slot);
        if (!ending) {
            begin(slot);
        }
    }

    private void begin(Slot slot) throws IOException {
        open++;
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET);
        slot.channel = channel;
        channel.configureBlocking(false);
        slot.sentAt = System.nanoTime();
        boolean connected = channel.connect(server);
        channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, slot);
        if (connected) {
            send(slot);
        }
    }

    private void send(Slot slot) throws IOException {
        slot.answered = false;
        slot.answer.begin();
        slot.output.clear();
        int status = requests.next(slot.output);
        slot.expected = load.reference() ? 200 : status;
        slot.output.flip();
        slot.channel().write(slot.output);
        if (slot.output.hasRemaining()) {
            // Its last request was read, so the system's buffer was empty, and is greater than this.
            throw new IOException("a request was not taken at once");
        }
        sent++;
    }

    private void drop(Slot slot, String why) {
        problem(why);
        try {
            close(slot);
        } catch (IOException e) {
            problem("A connection could not be closed: " + e.getMessage());
        }
    }

    private void close(Slot slot) throws IOException {
        open--;
        slot.channel().close();
    }

    private void problem(String text) {
        if (problems.size() < PROBLEMS) {
            problems.add(text);
        }
    }

    private String text() {
        int length = Math.min(200, input.limit());
        byte[] bytes = new byte[length];
        input.get(0, bytes);
        return new String(bytes, ISO_8859_1).replaceAll("\\s+", " ");
    }

    /// Of the measured part.
    Histogram latencies() {
        return latencies;
    }

    /// Expected answers, in the measured part.
    long measured() {
        return measured;
    }

    /// Expected answers, in all parts.
    long answers() {
        return answers;
    }

    /// How often a status came, in all parts.
    long count(int status) {
        return statuses[status];
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /// A connection and the request that is under way on it; where each request has a connection of its own, one after
    /// the other.
    private static final class Slot {
        private final ByteBuffer output = ByteBuffer.allocateDirect(REQUEST_BYTES);
        private final AnswerReader answer = new AnswerReader();
        private @Nullable SocketChannel channel;
        private long sentAt;
        private int expected;
        private boolean answered;

        private SocketChannel channel() {
            SocketChannel present = channel;
            if (present == null) {
                throw new IllegalStateException("This slot was never connected");
            }
            return present;
        }
    }
}
