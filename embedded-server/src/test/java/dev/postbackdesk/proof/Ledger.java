package dev.postbackdesk.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What senders were answered: a line in a file for each answer, written after the answer came. Thread-safe.
public final class Ledger implements AutoCloseable {
    /// What was answered.
    ///
    /// @param accepted how often each transaction was answered 200
    /// @param rejected how often each transaction was answered 400
    /// @param clicks the ids that visitors were given
    public record Answers(Map<String, Integer> accepted, Map<String, Integer> rejected, Set<String> clicks) {
        public int count() {
            return Stream.of(accepted, rejected).flatMap(map -> map.values().stream()).mapToInt(i -> i).sum()
                    + clicks.size();
        }
    }

    private final Path file;
    private final FileChannel channel;
    private final AtomicInteger written = new AtomicInteger();

    public Ledger(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void accepted(String transaction) throws IOException {
        write("200 " + transaction);
    }

    void rejected(String transaction) throws IOException {
        write("400 " + transaction);
    }

    void clicked(String clickId) throws IOException {
        write("302 " + clickId);
    }

    /// How many answers were written.
    public int written() {
        return written.get();
    }

    private void write(String line) throws IOException {
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(US_ASCII)));
        written.incrementAndGet();
    }

    public Answers read() throws IOException {
        Answers answers = new Answers(new HashMap<>(), new HashMap<>(), new HashSet<>());
        List<String> lines = Files.readAllLines(file, US_ASCII);
        for (String line : lines) {
            String id = line.substring(4);
            switch (line.substring(0, 3)) {
                case "200" -> answers.accepted.merge(id, 1, Integer::sum);
                case "400" -> answers.rejected.merge(id, 1, Integer::sum);
                default -> {
                    if (!answers.clicks.add(id)) {
                        throw new AssertionError("The click id " + id + " was given twice");
                    }
                }
            }
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
