package dev.postbackdesk.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postbackdesk.database.CannotOpen.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:15:00Z");

    @TempDir
    Path data;

    @Test
    void aFolderThatIsHeldNamesItsHolder() throws Exception {
        try (DataFolder _ = DataFolder.lock(data, "Postback Desk", SINCE)) {
            CannotOpen refused = refused(data);
            assertThat(refused.reason()).isEqualTo(Reason.IN_USE);
            assertThat(refused).hasMessageContaining("The data folder " + data.toRealPath() + " is in use by"
                    + " Postback Desk (process " + ProcessHandle.current().pid() + ", since 2026-11-22 10:15)");
        }
    }

    @Test
    void aSecondAttemptDoesNotFreeTheFolder() throws Exception {
        try (DataFolder _ = DataFolder.lock(data, "Postback Desk", SINCE)) {
            refused(data);
            assertThat(inAnotherProcess()).contains("is in use by Postback Desk (process");
        }
        assertThat(inAnotherProcess()).isEqualTo("free");
    }

    @Test
    void aClosedFolderCanBeTakenAgain() throws Exception {
        DataFolder.lock(data, "first", SINCE).close();
        assertThatCode(() -> DataFolder.lock(data, "second", SINCE).close()).doesNotThrowAnyException();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
    void aNewFolderIsItsOwnersOnly() throws Exception {
        Path folder = data.resolve("new/folder");
        DataFolder.lock(folder, "test", SINCE).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "not a folder");
        assertThat(refused(file).reason()).isEqualTo(Reason.DATA);
        assertThat(refused(file)).hasMessage(file + " is a file, not a folder. Name a data folder with --data.");
    }

    @Test
    void anEmptyFileIsNotTakenForAnEmptyDatabase() throws Exception {
        Files.createFile(data.resolve("postback-desk.mv.db"));
        CannotOpen failure = cannotOpen();
        assertThat(failure.reason()).isEqualTo(Reason.DATA);
        assertThat(failure).hasMessageContaining("0 bytes");
        assertThat(aside(failure)).hasFileName("postback-desk-2026-11-22T101500Z.mv.db").isEmptyFile();
    }

    @Test
    void aDamagedDatabaseIsSetAsideAsItIsAndNothingTakesItsPlace() throws Exception {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        Path file = Files.write(data.toRealPath().resolve("postback-desk.mv.db"), noise);
        CannotOpen failure = cannotOpen();
        assertThat(failure.reason()).isEqualTo(Reason.DATA);
        assertThat(failure).hasMessageContaining(file + " is damaged")
                .hasMessageContaining("it was set aside as " + aside(failure));
        assertThat(Files.readAllBytes(aside(failure))).isEqualTo(noise);

        for (int i = 0; i < 2; i++) {
            CannotOpen again = cannotOpen();
            assertThat(again).hasMessageContaining("is missing").hasMessageContaining(aside(failure).toString());
            assertThat(again.damage().orElseThrow().setAside()).isNull();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingThatWasSetAsideIsOverwritten() throws Exception {
        Path file = data.resolve("postback-desk.mv.db");
        Files.writeString(file, "first");
        Path first = aside(cannotOpen());
        Files.writeString(file, "second");
        Path second = aside(cannotOpen());
        assertThat(first).hasContent("first");
        assertThat(second).hasContent("second").hasFileName("postback-desk-2026-11-22T101500Z-2.mv.db");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4096, 8191, 8192, 12_288})
    void aCutDatabaseIsSetAside(int length) throws Exception {
        openAndClose();
        Path file = data.resolve("postback-desk.mv.db");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, length));
        wasUsed();
        assertThat(aside(cannotOpen())).exists();
    }

    /// Seeded: each of these damages once was what the disk came back with.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatIsDamagedAnywhereOpensOrIsSetAside(int seed) throws Exception {
        openAndClose();
        Path file = data.resolve("postback-desk.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
        wasUsed();
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE)) {
            Database database = Database.open(folder);
            assertThat(file).as("what opens is not set aside").exists();
            closeSomehow(database);
        } catch (CannotOpen e) {
            assertThat(e.reason()).isEqualTo(Reason.DATA);
            if (e.damage().isPresent()) {
                assertThat(aside(e)).as(e.toString()).exists();
                assertThat(file).doesNotExist();
            } else {
                // The version it claims to be of can't be brought up to date: refused, and left where it is.
                assertThat(file).as(e.toString()).exists();
            }
        }
    }

    /// What could be opened may yet stumble over a damaged page when it is closed.
    private static void closeSomehow(Database database) {
        try {
            database.close();
        } catch (SQLException e) {
            assertThat(Corruption.isBehind(e)).as(e.toString()).isTrue();
        }
    }

    @Test
    void aDiskThatFailsIsNoReasonToSetAFileAside() throws Exception {
        openAndClose();
        Path file = data.resolve("postback-desk.mv.db");
        // Whoever opens it is told "Is a directory", which is the nearest to a broken disk that a test can do.
        Files.delete(file);
        Files.createDirectory(file);
        CannotOpen failure = cannotOpen();
        assertThat(failure.damage()).as(failure.toString()).isEmpty();
        assertThat(file).isDirectory();
    }

    @Test
    void aFirstStartThatWasInterruptedIsNoDamage() throws Exception {
        Path file = data.resolve("postback-desk.mv.db");
        DriverManager.getConnection("jdbc:h2:file:" + data.toRealPath().resolve("postback-desk"), "sa", "").close();
        assertThat(file).isNotEmptyFile();
        openAndClose();
    }

    /// The file that every receiver makes at its first start.
    private void wasUsed() throws IOException {
        Files.writeString(data.resolve("click-ids.key"), "its content does not matter here");
    }

    private static Path aside(CannotOpen failure) {
        return Objects.requireNonNull(failure.damage().orElseThrow().setAside());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
    void aNewDatabaseIsItsOwnersOnlyWhateverTheFolder() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        openAndClose();
        Path file = data.resolve("postback-desk.mv.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        // Whoever opens it to others later has a reason.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        openAndClose();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
    }

    @Test
    void aFailedStatementLeavesNoFileBesideTheData() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE);
                Database database = Database.open(folder);
                Connection connection = database.connectReader();
                Statement statement = connection.createStatement()) {
            assertThat(catchThrowable(() -> statement.execute("SELECT * FROM nowhere"))).isNotNull();
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("desk.lock",
                    "postback-desk.mv.db");
        }
    }

    @Test
    void aNewerDatabaseIsRefusedUntouched() throws Exception {
        openAndClose();
        try (Connection connection = DriverManager
                .getConnection("jdbc:h2:file:" + data.toRealPath().resolve("postback-desk"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"schema_history\" SELECT \"installed_rank\" + 1, '99', 'later', 'SQL',"
                    + " 'V99__later.sql', 0, 'sa', CURRENT_TIMESTAMP, 1, TRUE FROM \"schema_history\""
                    + " WHERE \"version\" = '" + Migrations.LATEST + "'");
        }
        CannotOpen failure = cannotOpen();
        assertThat(failure.reason()).isEqualTo(Reason.DATA);
        assertThat(failure).hasMessageContaining("newer version");
        assertThat(failure.damage()).isEmpty();
        assertThat(data.resolve("postback-desk.mv.db")).exists();
        assertThat(data.resolve("set-aside")).doesNotExist();
    }

    @Test
    void openingAgainMigratesNothing() throws Exception {
        openAndClose();
        openAndClose();
        try (Connection connection = DriverManager
                .getConnection("jdbc:h2:file:" + data.toRealPath().resolve("postback-desk"), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT COUNT(*) FROM \"schema_history\" WHERE \"version\" IS NOT NULL")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(Migrations.LATEST);
        }
    }

    /// With everything that the last script makes, and the number of the version before it.
    private void makeTheLastScriptFail() throws Exception {
        openAndClose();
        onFile("DELETE FROM \"schema_history\" WHERE \"version\" = '" + Migrations.LATEST + "'");
    }

    private void onFile(String sql) throws Exception {
        try (Connection connection = DriverManager
                .getConnection("jdbc:h2:file:" + data.toRealPath().resolve("postback-desk"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int backupsOfAFailingStart() throws Exception {
        AtomicInteger backups = new AtomicInteger();
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE)) {
            CannotOpen failure = catchThrowableOfType(CannotOpen.class,
                    () -> Database.open(folder, Database.FILES, _ -> backups.incrementAndGet()).close());
            assertThat(failure).hasMessageContaining("could not be brought from version " + (Migrations.LATEST - 1));
        }
        return backups.get();
    }

    /// What is half changed would be backed up at the next start as if it were sound.
    @Test
    void aMigrationThatFailsLeavesTheFileAsItWas() throws Exception {
        makeTheLastScriptFail();
        for (int start = 0; start < 2; start++) {
            assertThat(backupsOfAFailingStart()).isEqualTo(1);
            try (Connection connection = DriverManager
                    .getConnection("jdbc:h2:file:" + data.toRealPath().resolve("postback-desk"), "sa", "");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement
                            .executeQuery("SELECT COUNT(*) FROM \"schema_history\" WHERE \"success\" = FALSE")) {
                row.next();
                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    /// As an earlier version of this program left it.
    @Test
    void aDatabaseWhoseMigrationFailedBeforeIsNotBackedUp() throws Exception {
        makeTheLastScriptFail();
        onFile("INSERT INTO \"schema_history\" SELECT MAX(\"installed_rank\") + 1, '" + Migrations.LATEST
                + "', 'failed', 'SQL', 'V" + Migrations.LATEST + "__failed.sql', 0, 'sa', CURRENT_TIMESTAMP, 1, FALSE"
                + " FROM \"schema_history\"");
        assertThat(backupsOfAFailingStart()).isZero();
    }

    @Test
    void theLatestVersionIsThatOfTheLastScript() throws Exception {
        Path scripts = Path.of(OpeningTest.class.getClassLoader().getResource(Migrations.FOLDER).toURI());
        try (Stream<Path> files = Files.list(scripts)) {
            List<Integer> versions = files.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__")))).sorted().toList();
            assertThat(versions.getLast()).isEqualTo(Migrations.LATEST);
        }
    }

    @Test
    void whateverFailsInFlywayIsAFailedMigration() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE);
                Database database = Database.open(folder);
                Connection connection = database.connectReader()) {
            Migrations failing = new Migrations("dev/postbackdesk/database/failing", Migrations.LATEST + 1);
            CannotOpen failed = catchThrowableOfType(CannotOpen.class,
                    () -> failing.bringUpToDate(database, connection, _ -> {}));

            assertThat(failed.reason()).isEqualTo(Reason.DATA);
            assertThat(failed).hasMessageContaining(String.valueOf(Migrations.LATEST + 1))
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    /// Who tries again in the same process, as the desktop does, would find the file held by itself.
    @Test
    void whateverFailsWhileItIsOpenedLetsGoOfTheFile() throws Exception {
        makeTheLastScriptFail();
        List<Database.BeforeMigration> failing = List.of(_ -> {
            throw new IllegalStateException("a mistake of ours");
        }, _ -> {
            throw new OutOfMemoryError("as it happens");
        });
        for (Database.BeforeMigration step : failing) {
            try (DataFolder folder = DataFolder.lock(data, "test", SINCE)) {
                assertThat(catchThrowable(() -> Database.open(folder, Database.FILES, step).close()))
                        .isNotNull().isNotInstanceOf(CannotOpen.class);
                // Within one process, a lock that is there is reported by an exception.
                try (FileChannel channel = FileChannel.open(folder.file(DataFolder.DATABASE),
                        StandardOpenOption.WRITE)) {
                    assertThatCode(channel::tryLock).doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void aNewDatabaseInPlaceOfALostOneIsMadeElsewhereWithItsNumbers() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE)) {
            Path draft = data.resolve("draft.mv.db");
            Database.create(folder, draft, 4_711);
            assertThat(folder.file(DataFolder.DATABASE)).doesNotExist();
            assertThat(Inspection.of(draft, true).contents().highestPostback()).isEqualTo(4_711);
        }
    }

    private void openAndClose() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE)) {
            Database.open(folder).close();
        }
    }

    private CannotOpen cannotOpen() throws Exception {
        try (DataFolder folder = DataFolder.lock(data, "test", SINCE)) {
            return catchThrowableOfType(CannotOpen.class, () -> Database.open(folder).close());
        }
    }

    private static CannotOpen refused(Path folder) {
        return catchThrowableOfType(CannotOpen.class, () -> DataFolder.lock(folder, "second", SINCE).close());
    }

    /// What another process is told that tries to lock the folder: `free` or the sentence.
    private String inAnotherProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), TryToLock.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said.strip();
    }

    /// The other process.
    static final class TryToLock {
        private TryToLock() {}

        @SuppressWarnings("SystemOut") // that is how it tells
        public static void main(String[] args) throws Exception {
            try (DataFolder _ = DataFolder.lock(Path.of(args[0]), "other", SINCE)) {
                System.out.println("free");
            } catch (CannotOpen e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
