package dev.postbackdesk.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ClickNumbersTest {
    private static final String DATABASE = "postback-desk.mv.db";

    @TempDir
    Path data;
    @TempDir
    Path aside;

    @Test
    void numbersBeginAtOneAndGoOnAfterARestart() throws Exception {
        assertThat(handOut(3)).containsExactly(1, 2, 3);
        assertThat(handOut(2)).containsExactly(4, 5);
        assertThat(handOut(0)).isEmpty();
        assertThat(handOut(1)).containsExactly(6);
    }

    @Test
    void withoutItsDatabaseTheKeyFileBeginsANewEpoch() throws Exception {
        handOut(3);
        Files.move(data.resolve(DATABASE), aside.resolve(DATABASE));
        beginAnew();
        assertThat(handOut(2)).containsExactly(ClickNumbers.EPOCH, ClickNumbers.EPOCH + 1);
        Files.delete(data.resolve(DATABASE));
        beginAnew();
        assertThat(handOut(1)).containsExactly(2 * ClickNumbers.EPOCH);
    }

    @Test
    void anOlderDatabasePutBackBeginsANewEpoch() throws Exception {
        handOut(3);
        Files.copy(data.resolve(DATABASE), aside.resolve(DATABASE));
        handOut(2);
        Files.delete(data.resolve(DATABASE));
        Files.copy(aside.resolve(DATABASE), data.resolve(DATABASE));
        assertThat(handOut(2)).containsExactly(ClickNumbers.EPOCH, ClickNumbers.EPOCH + 1);
        assertThat(handOut(1)).containsExactly(ClickNumbers.EPOCH + 2);
    }

    @Test
    void anOlderKeyFilePutBackBeginsANewEpochAboveTheClicks() throws Exception {
        handOut(1);
        Files.copy(data.resolve(ClickKeyFile.NAME), aside.resolve(ClickKeyFile.NAME));
        Files.delete(data.resolve(DATABASE));
        beginAnew();
        assertThat(handOut(1)).containsExactly(ClickNumbers.EPOCH);
        Files.delete(data.resolve(ClickKeyFile.NAME));
        Files.copy(aside.resolve(ClickKeyFile.NAME), data.resolve(ClickKeyFile.NAME));
        assertThat(handOut(1)).containsExactly(2 * ClickNumbers.EPOCH);
    }

    @Test
    void aStartThatWasCutBetweenTheTwoFilesBeginsANewEpoch() throws Exception {
        handOut(1);
        edit(text -> text.replaceAll("starts=\\d+", "starts=77"));
        assertThat(handOut(1)).containsExactly(ClickNumbers.EPOCH);
    }

    @Test
    void theKeyStaysTheSame() throws Exception {
        byte[] key;
        try (Opened opened = new Opened()) {
            key = opened.numbers.key();
        }
        Files.delete(data.resolve(DATABASE));
        beginAnew();
        try (Opened opened = new Opened()) {
            assertThat(opened.numbers.key()).isEqualTo(key);
        }
    }

    @Test
    void anEpochThatFillsUpIsNotedBeforeTheNextOneBegins() throws Exception {
        try (Opened opened = new Opened()) {
            opened.numbers.atLeast(ClickNumbers.EPOCH - 1);
            assertThat(opened.numbers.next()).isEqualTo(ClickNumbers.EPOCH);
        }
        assertThat(Files.readString(data.resolve(ClickKeyFile.NAME))).contains("highest-epoch=1\n");
    }

    @Test
    void withoutTheKeyFileADatabaseIsRefused() throws Exception {
        handOut(1);
        Files.delete(data.resolve(ClickKeyFile.NAME));
        CannotOpen failure = catchThrowableOfType(CannotOpen.class, () -> handOut(1));
        assertThat(failure).hasMessageContaining(ClickKeyFile.NAME).hasMessageContaining("missing");
        assertThat(failure.reason()).isEqualTo(CannotOpen.Reason.DATA);
    }

    @Test
    void aDamagedKeyFileIsRefusedAndLeftAsItIs() throws Exception {
        handOut(1);
        edit(text -> text.replaceAll("key=....", "key="));
        String damaged = Files.readString(data.resolve(ClickKeyFile.NAME));
        assertThat(catchThrowableOfType(CannotOpen.class, () -> handOut(1))).hasMessageContaining("damaged");
        assertThat(Files.readString(data.resolve(ClickKeyFile.NAME))).isEqualTo(damaged);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
    void theKeyFileIsItsOwnersOnly() throws Exception {
        handOut(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(ClickKeyFile.NAME))))
                .isEqualTo("rw-------");
        assertThat(data.resolve(ClickKeyFile.NAME + ".new")).doesNotExist();
    }

    private void edit(UnaryOperator<String> change) throws Exception {
        Path file = data.resolve(ClickKeyFile.NAME);
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    /// As the user wants it where the old one is lost.
    private void beginAnew() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", Instant.EPOCH)) {
            Database.create(folder, folder.file(DataFolder.DATABASE), 0);
        }
    }

    /// Opens, hands out and stores that many clicks, and closes.
    private long[] handOut(int count) throws Exception {
        try (Opened opened = new Opened()) {
            long[] numbers = new long[count];
            opened.database.<IOException>prepare(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO click VALUES (?, 0, 1, X'', '', NULL, NULL, FALSE, FALSE)")) {
                    for (int i = 0; i < count; i++) {
                        numbers[i] = opened.numbers.next();
                        insert.setLong(1, numbers[i]);
                        insert.executeUpdate();
                    }
                }
            });
            return numbers;
        }
    }

    private final class Opened implements AutoCloseable {
        final DataFolder folder;
        final Database database;
        final ClickNumbers numbers;

        Opened() throws Exception {
            folder = DataFolder.lock(data, "test", Instant.EPOCH);
            try {
                database = Database.open(folder);
                try {
                    numbers = ClickNumbers.begin(folder, database, null);
                } catch (CannotOpen e) {
                    database.close();
                    throw e;
                }
            } catch (CannotOpen e) {
                folder.close();
                throw e;
            }
        }

        @Override
        public void close() throws IOException, SQLException {
            database.close();
            folder.close();
        }
    }
}
