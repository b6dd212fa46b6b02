package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// The database would lie elsewhere, or its name end there.
    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a\\b", "${user.home}"})
    void aNameThatTheDatabaseReadsOtherwiseIsRefusedAndNothingIsMade(String name) {
        Path odd = Path.of(data + File.separator + name);

        assertThatThrownBy(() -> DataFolder.lock(odd, "first", NOW)).isInstanceOf(CannotOpen.class)
                .hasMessageContaining("Name another one with --data");
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a%41", "$a{b}", "a b", "#?&", "\u00e4", "~"})
    void anyOtherNameWillDo(String name) throws Exception {
        Path odd = data.resolve(name);

        DataFolder.lock(odd, "first", NOW).close();
        assertThat(odd.resolve(DataFolder.LOCK)).exists();
    }
}
