package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @TempDir
    Path data;

    @Test
    @SuppressWarnings("try") // closing it once more is what is looked at
    void whoForgetsItTakesTheLocksFileAwayAndNobodyElsesLock() throws Exception {
        try (DataFolder first = DataFolder.lock(data, "first", NOW)) {
            first.closeAndForget();
            assertThat(data.resolve(DataFolder.LOCK)).doesNotExist();
            try (DataFolder _ = DataFolder.lock(data, "second", NOW)) {
                first.close();
                assertThat(Files.readString(data.resolve(DataFolder.LOCK))).startsWith("second\n");
                assertThatThrownBy(() -> DataFolder.lock(data, "third", NOW)).isInstanceOf(CannotOpen.class)
                        .hasMessageContaining("in use by second");
            }
        }
        DataFolder.lock(data, "last", NOW).close();
    }
}
