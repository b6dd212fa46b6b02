package dev.postbackdesk.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;

/// The texts in H2's file that lead to everything else: `H:2,block:2,chunk:1,version:1,fletcher:d6a2d89f`. Numbers are
/// hexadecimal. Two copies of the first lie at the file's begin, each in a block of its own; every chunk of data has one as
/// its head and one as its foot. Immutable.
record StoreHeader(Map<String, String> values) {
    /// What H2 calls a block, in bytes.
    static final int BLOCK = 4096;
    private static final String CHECKSUM = "fletcher";

    /// Reads a text whose checksum is right; empty for any other.
    static Optional<StoreHeader> checked(String text) {
        int checksum = text.indexOf("," + CHECKSUM + ":");
        if (checksum < 0) {
            return Optional.empty();
        }
        Optional<StoreHeader> header = parse(text);
        return header
                .filter(one -> one.values.getOrDefault(CHECKSUM, "").equals(checksum(text.substring(0, checksum))));
    }

    /// Reads a text without looking at its checksum.
    static Optional<StoreHeader> parse(String text) {
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : line.split(",")) {
            int colon = pair.indexOf(':');
            if (colon <= 0) {
                return Optional.empty();
            }
            values.put(pair.substring(0, colon), pair.substring(colon + 1));
        }
        return Optional.of(new StoreHeader(values));
    }

    /// The newest version that was surely forced, by the two copies at a file's begin; -1 if neither can be read. Of two, the
    /// newer one may have been written and not forced.
    static long forced(Optional<StoreHeader> first, Optional<StoreHeader> second) {
        long one = first.map(header -> header.number("version")).orElse(-1L);
        long other = second.map(header -> header.number("version")).orElse(-1L);
        return one >= 0 && other >= 0 ? Math.min(one, other) : Math.max(one, other);
    }

    /// The same of a file that nobody has open.
    static long forced(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<StoreHeader> first = checked(new String(in.readNBytes(BLOCK), ISO_8859_1));
            return forced(first, checked(new String(in.readNBytes(BLOCK), ISO_8859_1)));
        }
    }

    boolean isClean() {
        return values.containsKey("clean");
    }

    /// -1 if it has none, or none that is a number.
    long number(String name) {
        try {
            return Long.parseLong(values.getOrDefault(name, ""), 16);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /// The same, but not saying that all is well.
    StoreHeader unclean() {
        return leadingTo(number("chunk"), number("block"), number("version"));
    }

    /// The same, but leading to another chunk, and not saying that all is well.
    StoreHeader leadingTo(long chunk, long block, long version) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove(CHECKSUM);
        changed.remove("clean");
        changed.put("chunk", Long.toHexString(chunk));
        changed.put("block", Long.toHexString(block));
        changed.put("version", Long.toHexString(version));
        return new StoreHeader(changed);
    }

    /// One block of the file, with the checksum of what it says.
    byte[] toBlock() {
        String text = values.entrySet().stream().filter(value -> !value.getKey().equals(CHECKSUM))
                .map(value -> value.getKey() + ":" + value.getValue()).collect(Collectors.joining(","));
        byte[] line = (text + "," + CHECKSUM + ":" + checksum(text) + "\n").getBytes(ISO_8859_1);
        byte[] block = new byte[BLOCK];
        System.arraycopy(line, 0, block, 0, line.length);
        return block;
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
    }
}
