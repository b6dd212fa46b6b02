package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Loads a server on this machine from one thread, in a closed loop: each connection sends its next request when the last
/// one was answered. It shares the cores with what it measures, so a request costs it little more than the two system
/// calls, and makes no objects. Every answer's status is checked.
///
/// A latency is the time from just before a request is written (or its connection opened, where each has its own) until
/// the last byte of its answer was read.
final class Generator implements AutoCloseable {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final int LOOK_MILLIS = 50;
    private static final int REQUEST_BYTES = 2_048;
    private static final int PROBLEMS = 10;

    private enum Phase {
        WARM_UP, MEASURED, ENDING
    }

    private final Load load;
    private final Requests requests;
    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer input = ByteBuffer.allocateDirect(64 * 1024);
    private final Histogram latencies = new Histogram();
    private final long[] statuses = new long[1_000];
    private final List<String> problems = new ArrayList<>();

    private Phase phase = Phase.WARM_UP;
    private long answersBefore;
    private long answers;
    private long sent;
    private int open;

    Generator(Load load, Requests requests) throws IOException {
        this.load = load;
        this.requests = requests;
        server = new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), load.port());
        selector = Selector.open();
    }

    /// Runs once. Blocks for warm-up, the measured part, and at most ten seconds for the last answers.
    LoadResult run() throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < load.connections(); i++) {
            begin(new Slot());
        }
        long measuredFrom = workUntil(start + load.warmUp().toNanos(), Long.MAX_VALUE);
        phase = Phase.MEASURED;
        latencies.clear();
        answersBefore = answers;
        CpuTime before = CpuTime.now(load.watched());
        long until = load.count() == 0 ? Long.MAX_VALUE : sent + load.count();
        long measuredTo = workUntil(measuredFrom + load.measured().toNanos(), until);
        long measured = answers - answersBefore;
        CpuTime cpu = CpuTime.now(load.watched()).since(before);
        phase = Phase.ENDING;
        workUntil(System.nanoTime() + LAST_ANSWERS.toNanos(), Long.MAX_VALUE);
        if (open > 0) {
            problem(open + " requests got no answer within " + LAST_ANSWERS.toSeconds() + " s after the end");
        }
        double seconds = (measuredTo - measuredFrom) / 1e9;
        return new LoadResult(measured, seconds, answers, micros(0.5), micros(0.99), micros(0.999),
                latencies.max() / 1e3, each(cpu.server(), measured), each(cpu.own(), measured), cpu.others(seconds),
                counted(), problems);
    }

    /// Works until then, until so many requests were sent, or until no connection is left.
    private long workUntil(long end, long requestsSent) throws IOException {
        long now = System.nanoTime();
        while (now - end < 0 && sent < requestsSent && open > 0) {
            selector.select(this::serve, LOOK_MILLIS);
            now = System.nanoTime();
        }
        return now;
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
            latencies.record(now - slot.sentAt);
        } else {
            problem("Answered with " + status + " in place of " + slot.expected + ": " + text());
        }
        if (!load.keepAlive()) {
            // The server was asked to close; the next connection is opened when it did.
            slot.answered = true;
        } else if (phase == Phase.ENDING) {
            close(slot);
        } else {
            slot.sentAt = now;
            send(slot);
        }
    }

    private void again(Slot slot) throws IOException {
        close(slot);
        if (phase != Phase.ENDING) {
            begin(slot);
        }
    }

    private void begin(Slot slot) throws IOException {
        open++;
        SocketChannel channel = SocketChannel.open();
        slot.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
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

    private double micros(double part) {
        return latencies.quantile(part) / 1e3;
    }

    private static double each(Duration cpu, long answers) {
        return answers == 0 ? 0 : cpu.toNanos() / 1e3 / answers;
    }

    private Map<Integer, Long> counted() {
        Map<Integer, Long> counted = new TreeMap<>();
        for (int status = 0; status < statuses.length; status++) {
            if (statuses[status] > 0) {
                counted.put(status, statuses[status]);
            }
        }
        return counted;
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
