package dev.postbackdesk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path parent;

    @Test
    void takesAwayWhatAnEarlierProcessLeftAndNothingElse() throws IOException {
        Path left = Files.createDirectory(parent.resolve("rehearsal4711"));
        Files.writeString(left.resolve("postback-desk.mv.db"), "left behind");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(7 * 86_400)));
        Path others = Files.createDirectory(parent.resolve("mine"));
        Files.setLastModifiedTime(others, FileTime.from(Instant.EPOCH));

        try (Scratch first = Scratch.in(parent); Scratch second = Scratch.in(parent)) {
            assertThat(left).doesNotExist();
            assertThat(others).exists();
            // It holds no lock before its receiver is opened.
            assertThat(first.folder()).exists();
            assertThat(second.folder()).exists().isNotEqualTo(first.folder());
        }
        try (var rest = Files.list(parent)) {
            assertThat(rest).containsExactly(others);
        }
    }
}
