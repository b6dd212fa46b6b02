package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// The ids of the seeded clicks, one a line.
final class ClickIdFile {
    private ClickIdFile() {}

    static void write(Path file, Collection<String> ids) throws IOException {
        Files.write(file, ids, US_ASCII);
    }

    /// One after the other with nothing between.
    static byte[] read(Path file) throws IOException {
        byte[] lines = Files.readAllBytes(file);
        int line = PostbackRequests.ID_LENGTH + 1;
        byte[] ids = new byte[lines.length / line * PostbackRequests.ID_LENGTH];
        if (lines.length == 0 || lines.length % line != 0) {
            throw new IOException(file + " is no file of click ids");
        }
        for (int i = 0; i < lines.length / line; i++) {
            System.arraycopy(lines, i * line, ids, i * PostbackRequests.ID_LENGTH, PostbackRequests.ID_LENGTH);
        }
        return ids;
    }
}
