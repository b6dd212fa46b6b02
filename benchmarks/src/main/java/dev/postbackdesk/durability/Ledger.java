package dev.postbackdesk.durability;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/// What was answered, a line each, written after the answer came; and what a sender would repeat. Outlives the receiver's
/// processes. Thread-safe.
public final class Ledger implements AutoCloseable {
    /// A conversion as a merchant's program remembers it.
    record Sale(String clickId, String transaction) {}

    /// @param status of the answer
    /// @param mark a click's id, or what tells this postback from all others
    record Entry(int status, String mark) {}

    private final Path file;
    private final BufferedWriter writer;
    private final List<Sale> answered = new ArrayList<>();
    private final Queue<Sale> unanswered = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private long acknowledged;
    private long notStored;
    private long marks;

    public Ledger(Path file) throws IOException {
        this.file = file;
        writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
    }

    /// A text that was never used before.
    synchronized String mark() {
        return "m" + marks++;
    }

    synchronized void click(String id) throws IOException {
        write(302, id);
    }

    synchronized void sale(Sale sale, String mark) throws IOException {
        write(200, mark);
        answered.add(sale);
    }

    synchronized void rejected(int status, String mark) throws IOException {
        write(status, mark);
    }

    private void write(int status, String mark) throws IOException {
        writer.write(status + " " + mark + "\n");
        writer.flush();
        acknowledged++;
    }

    /// The answer did not come, or it was that nothing is stored: the merchant will send it again.
    synchronized void again(Sale sale) {
        unanswered.add(sale);
    }

    synchronized void notStored() {
        notStored++;
    }

    synchronized void problem(String what) {
        if (problems.size() < 10) {
            problems.add(what);
        }
    }

    synchronized Optional<Sale> unanswered() {
        return Optional.ofNullable(unanswered.poll());
    }

    /// One of those that were answered with 200, of any process so far.
    synchronized Optional<Sale> answered(Random random) {
        return answered.isEmpty() ? Optional.empty() : Optional.of(answered.get(random.nextInt(answered.size())));
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    /// How many were answered with 503.
    synchronized long answeredNotStored() {
        return notStored;
    }

    /// Answers that should not be; empty in a good run.
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized List<Entry> read() throws IOException {
        writer.flush();
        return Files.readAllLines(file).stream()
                .map(line -> new Entry(Integer.parseInt(line.substring(0, 3)), line.substring(4))).toList();
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
