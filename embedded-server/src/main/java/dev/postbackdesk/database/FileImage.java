package dev.postbackdesk.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// The header and the chunks that make up one version of an H2 file: what has to be copied of it, while newer chunks are
/// written between and behind them.
///
/// H2's format 3: two blocks of 4 KiB with the same header, then chunks of whole blocks. Header, and a chunk's beginning
/// and end, are lines such as `chunk:2a,len:4,next:7f,version:2a`, numbers in hexadecimal.
///
/// @param header both blocks
/// @param chunks in order of position, none overlapping
/// @param listed under which names the file lists them, all but the newest
record FileImage(ByteBuffer header, List<Part> chunks, Set<String> listed) {
    private static final int BLOCK = 4096;
    private static final int HEADER = 2 * BLOCK;
    private static final int LINE = 1024;
    private static final int FOOTER = 128;

    /// Some bytes of a file.
    record Part(long position, long length) {
        long end() {
            return position + length;
        }
    }

    /// @param layout what the newest version says of its chunks, which is all of them but the newest
    /// @param newest the newest version
    static FileImage of(StoreFile file, Map<String, String> layout, long newest) {
        ByteBuffer header = newestTwice(file.read(0, HEADER));
        Map<Long, Part> parts = new HashMap<>();
        Set<String> listed = new HashSet<>();
        layout.forEach((name, entry) -> {
            if (entry.startsWith("chunk:") && add(parts, part(DataUtils.parseMap(entry)))) {
                listed.add(name);
            }
        });
        add(parts, last(file, header, newest)
                .orElseThrow(() -> new MVStoreException(DataUtils.ERROR_INTERNAL, "The newest chunk is not found")));
        List<Part> chunks = parts.values().stream().sorted(Comparator.comparingLong(Part::position)).toList();
        long end = HEADER;
        for (Part chunk : chunks) {
            if (chunk.position() < end) {
                throw new MVStoreException(DataUtils.ERROR_INTERNAL, "Chunks overlap at " + chunk.position());
            }
            end = chunk.end();
        }
        return new FileImage(header, chunks, Set.copyOf(listed));
    }

    /// The two copies take turns in leading to the newest version; what the other one leads to is not in the image.
    private static ByteBuffer newestTwice(ByteBuffer header) {
        String first = ISO_8859_1.decode(header.slice(0, BLOCK)).toString();
        String second = ISO_8859_1.decode(header.slice(BLOCK, BLOCK)).toString();
        long firstVersion = StoreHeader.checked(first).map(one -> one.number("version")).orElse(-1L);
        long secondVersion = StoreHeader.checked(second).map(one -> one.number("version")).orElse(-1L);
        byte[] newest = (firstVersion >= secondVersion ? first : second).getBytes(ISO_8859_1);
        return ByteBuffer.allocate(HEADER).put(newest).put(newest).flip();
    }

    /// Bytes of the whole.
    long length() {
        return chunks.isEmpty() ? HEADER : chunks.getLast().end();
    }

    /// Bytes of what is not empty.
    long used() {
        return HEADER + chunks.stream().mapToLong(Part::length).sum();
    }

    /// @return false for a chunk that was lost but was not needed any more: it has no place
    private static boolean add(Map<Long, Part> parts, Part part) {
        boolean placed = part.position() >= HEADER && part.length() > 0;
        if (placed) {
            parts.put(part.position(), part);
        }
        return placed;
    }

    /// Where the newest chunk lies is told by nobody but the file: it follows from the header, along the places that each
    /// chunk names for its successor, unless it was appended at the file's end.
    private static Optional<Part> last(StoreFile file, ByteBuffer header, long newest) {
        Map<String, String> line = line(header.duplicate());
        long block = number(line, "block");
        List<Long> seen = new ArrayList<>();
        while (block >= 2 && !seen.contains(block) && (block + 1) * BLOCK <= file.size()) {
            Map<String, String> chunk = line(file.read(block * BLOCK, LINE));
            if (number(chunk, "version") == newest) {
                return Optional.of(new Part(block * BLOCK, number(chunk, "len") * BLOCK));
            }
            seen.add(block);
            block = number(chunk, "next");
        }
        Map<String, String> footer = line(file.read(file.size() - FOOTER, FOOTER));
        if (number(footer, "version") == newest) {
            long length = number(footer, "len") * BLOCK;
            return Optional.of(new Part(file.size() - length, length));
        }
        return Optional.empty();
    }

    private static Part part(Map<String, String> chunk) {
        return new Part(number(chunk, "block") * BLOCK, number(chunk, "len") * BLOCK);
    }

    /// Nothing where there is no such line.
    private static Map<String, String> line(ByteBuffer bytes) {
        String text = ISO_8859_1.decode(bytes).toString();
        int end = text.indexOf('\n');
        try {
            return end < 0 ? Map.of() : DataUtils.parseMap(text.substring(0, end).strip());
        } catch (MVStoreException _) {
            return Map.of();
        }
    }

    private static long number(Map<String, String> line, String name) {
        try {
            return Long.parseUnsignedLong(line.getOrDefault(name, "0"), 16);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
