package dev.postbackdesk.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where one file was written since its last force. When a force fails, the system may take the pages for written that it
/// could not write: whoever opens the file again reads them, a further force does nothing for them, and the next power cut
/// takes them. So they are remembered for the next opening, and written once more before that one writes anything.
///
/// They are kept for each path, since H2 opens files by their paths, and nothing else connects two openings. Not thread-safe.
final class Unforced {
    private static final int PART = 1 << 20;
    /// Of files of which a force failed last.
    private static final Map<String, List<Range>> DOUBTFUL = new ConcurrentHashMap<>();

    private record Range(long from, long to) {}

    private final String path;
    private final List<Range> ranges;

    private Unforced(String path, List<Range> ranges) {
        this.path = path;
        this.ranges = new ArrayList<>(ranges);
    }

    /// What is in doubt of a file that is opened.
    static Unforced of(String path) {
        return new Unforced(path, DOUBTFUL.getOrDefault(path, List.of()));
    }

    void wrote(long position, long length) {
        ranges.add(new Range(position, position + length));
    }

    void forced() {
        ranges.clear();
        DOUBTFUL.remove(path);
    }

    void failed() {
        DOUBTFUL.put(path, List.copyOf(ranges));
    }

    /// Has the system take what it shows for changed, so that the next force writes it.
    void writeAgain(FileChannel file) throws IOException {
        for (Range range : ranges) {
            long to = Math.min(range.to, file.size());
            for (long at = range.from; at < to; at += PART) {
                ByteBuffer part = ByteBuffer.allocate((int) Math.min(PART, to - at));
                while (part.hasRemaining() && file.read(part, at + part.position()) >= 0) {
                    // Until it is full, or the file ends.
                }
                part.flip();
                while (part.hasRemaining()) {
                    file.write(part, at + part.position());
                }
            }
        }
    }
}
