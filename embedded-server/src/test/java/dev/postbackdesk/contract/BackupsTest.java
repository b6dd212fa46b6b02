package dev.postbackdesk.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups, restoring, and what stands in the place of a lost database: never silently an empty one, and no number of a
/// click or a postback twice.
class BackupsTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = temp.resolve("data");
    }

    private static Wire sale(String click) {
        return Wire.query("clickId=" + click + "&id=" + Setup.SALE + "&val=20.00&com=0&comperc=10");
    }

    private static void accepted(Desk desk, String click) {
        assertThat(desk.send(sale(click)).status()).isEqualTo(200);
    }

    private String done(String... command) {
        Cli.Outcome outcome = Cli.on(folder, command);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aRestoredBackupHoldsWhatThereWasAndNoNumberComesTwice() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            String before = desk.click();
            accepted(desk, before);
            desk.stop();
            assertThat(done("backups", "list")).isEqualTo("There is no backup yet.\n");
            assertThat(done("backups", "make")).startsWith("Made ").contains("1 postback");
            assertThat(done("backups", "list").lines()).hasSize(1);

            desk.start();
            String later = desk.click();
            accepted(desk, later);
            long highest = desk.export().getLast().number();
            assertThat(done("backups", "restore")).contains("Restored", "1 postback");
            assertThat(files("set-aside")).hasSize(1);
            assertThat(desk.export()).hasSize(1);

            desk.start();
            String anew = desk.click();
            assertThat(anew).isNotIn(before, later);
            accepted(desk, anew);
            assertThat(desk.send(sale(before)).text()).isEqualTo("OK");
            assertThat(desk.send(sale(later)).text()).startsWith("ERROR CLICK_ID_UNKNOWN ");
            List<Row> rows = desk.export();
            assertThat(rows).extracting(row -> row.text("result")).containsExactly("accepted", "accepted", "duplicate",
                    "rejected");
            assertThat(rows.get(1).number()).isGreaterThan(highest);
            assertThat(desk.exportClicks().getLast().json().get("number").asLong()).isGreaterThanOrEqualTo(1L << 30);

            // And once more: the second restored database is not mistaken for the first.
            done("backups", "restore");
            desk.start();
            assertThat(desk.click()).isNotIn(before, later, anew);
            assertThat(desk.exportClicks().getLast().json().get("number").asLong()).isGreaterThanOrEqualTo(2L << 30);
            assertThat(files("set-aside")).hasSize(2);
        }
    }

    @Test
    void aBackupThatIsMadeUnderLoadHoldsAllThatWasAnsweredBefore() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            List<String> clicks = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                clicks.add(desk.click());
            }
            clicks.subList(0, 25).forEach(click -> accepted(desk, click));
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                while (!ended.get()) {
                    clicks.subList(25, 50).forEach(click -> accepted(desk, click));
                }
            });
            desk.facade().makeBackup().get(60, TimeUnit.SECONDS);
            ended.set(true);
            load.get(60, TimeUnit.SECONDS);
            desk.stop();
            done("backups", "restore");
            assertThat(desk.export("--result", "accepted")).extracting(row -> row.text("clickId"))
                    .containsAll(clicks.subList(0, 25));
        }
    }

    @Test
    void theNewestSevenAreKept() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            desk.stop();
            for (int i = 0; i < 9; i++) {
                done("backups", "make");
            }
            assertThat(done("backups", "list").lines()).hasSize(7);
            assertThat(files("backups")).hasSize(7);
        }
    }

    private List<String> lines(String command) {
        return done("backups", command).lines().toList();
    }

    private void makeBackups(int count) {
        for (int i = 0; i < count; i++) {
            done("backups", "make");
        }
    }

    /// They are all that is left of the lost data; those of the nearly empty database would soon take their place.
    @Test
    void thoseOfDataThatWereLostStayWhenOthersBegin() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            accepted(desk, desk.click());
            desk.stop();
            makeBackups(2);
            assertThat(lines("list")).noneMatch(line -> line.contains("earlier data"));

            Files.delete(folder.resolve("postback-desk.mv.db"));
            done("backups", "begin-anew");
            makeBackups(8);
            List<String> listed = lines("list");
            assertThat(listed).hasSize(9);
            assertThat(listed.subList(0, 7)).allMatch(line -> line.contains("0 postbacks"))
                    .noneMatch(line -> line.contains("earlier data"));
            assertThat(listed.subList(7, 9)).allMatch(line -> line.contains("1 postback\t"))
                    .allMatch(line -> line.endsWith("of earlier data, kept"));

            // Nor do those of either give way to those of a third.
            done("backups", "restore", name(listed.getLast()));
            assertThat(desk.export()).hasSize(1);
            makeBackups(8);
            assertThat(lines("list")).hasSize(16).filteredOn(line -> line.endsWith("of earlier data, kept"))
                    .hasSize(9);
        }
    }

    /// Not only once the new data have a backup of their own: until then an empty database would seem to be what they are of.
    @Test
    void thoseOfEarlierDataAreMarkedAsSoonAsOthersTookTheirPlace() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            accepted(desk, desk.click());
            desk.stop();
            makeBackups(1);
            Files.delete(folder.resolve("postback-desk.mv.db"));
            assertThat(lines("list")).as("of the lost data").noneMatch(line -> line.contains("earlier data"));
            done("backups", "begin-anew");
            assertThat(lines("list")).singleElement().asString().endsWith("of earlier data, kept");
            desk.start();
            assertThat(desk.facade().backups().get(60, TimeUnit.SECONDS)).singleElement().matches(Backup::earlier);
            desk.stop();
            makeBackups(1);
            done("backups", "restore", name(lines("list").getLast()));
            assertThat(lines("list")).hasSize(2).allMatch(line -> line.endsWith("of earlier data, kept"));
        }
    }

    /// The newest backup is one of the nearly empty database by then.
    @Test
    void restoringWithoutANameTellsOfTheBackupsOfOtherData() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            accepted(desk, desk.click());
            desk.stop();
            makeBackups(1);
            assertThat(done("backups", "restore")).as("there are no others").doesNotContain("other data");
            Files.delete(folder.resolve("postback-desk.mv.db"));
            done("backups", "begin-anew");
            makeBackups(1);
            String lost = name(lines("list").getLast());
            assertThat(done("backups", "restore")).contains("0 postbacks and 0 clicks")
                    .contains("of other data").contains("1 postback and 1 click").contains("backups restore " + lost);
            assertThat(done("backups", "restore", lost)).as("it was chosen").doesNotContain("other data");
            assertThat(desk.export()).hasSize(1);
        }
    }

    private static String name(String listed) {
        return listed.substring(0, listed.indexOf('\t'));
    }

    /// As an interrupted update left it: the layout of the last version, and the number of the one before.
    private void makeItsMigrationFail() throws Exception {
        try (Connection connection = DriverManager
                .getConnection("jdbc:h2:file:" + folder.toRealPath().resolve("postback-desk"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM \"schema_history\" WHERE \"installed_rank\" = (SELECT MAX("
                    + "\"installed_rank\") FROM \"schema_history\")");
        }
    }

    @Test
    void startsThatFailToChangeTheLayoutCostNoBackup() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            accepted(desk, desk.click());
            desk.stop();
            makeItsMigrationFail();
            for (int start = 0; start < 3; start++) {
                Cli.Outcome outcome = Cli.on(folder, "postbacks", "export");
                assertThat(outcome.exit()).isEqualTo(5);
                assertThat(outcome.err()).contains("could not be brought from version");
                assertThat(files("backups")).hasSize(1);
            }
        }
    }

    @Test
    void aDatabaseThatWasCutOffIsSetAsideAndNeverSilentlyReplaced() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            String click = desk.click();
            accepted(desk, click);
            desk.stop();
            done("backups", "make");
            Files.write(folder.resolve("postback-desk.mv.db"), new byte[0]);
            for (int start = 0; start < 2; start++) {
                assertThatExceptionOfType(ReceiverException.class)
                        .isThrownBy(() -> LocalReceiver.open(ReceiverConfig.of(folder, "test").at("127.0.0.1", 0)))
                        .satisfies(failure -> assertThat(failure.damage()).isPresent())
                        .withMessageContaining("backups restore");
                assertThat(Cli.on(folder, "postbacks", "export").exit()).isEqualTo(5);
            }
            assertThat(files("set-aside")).hasSize(1);
            done("backups", "restore");
            assertThat(desk.export()).hasSize(1);
            desk.start();
            accepted(desk, click);
            assertThat(desk.export().getLast().text("result")).isEqualTo("duplicate");
        }
    }

    @Test
    void aTornBackupIsNamedAsSuchAndNotRestored() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            desk.stop();
            done("backups", "make");
            accepted(restarted(desk), desk.click());
            desk.stop();
            done("backups", "make");
            // The list names it first; two of one second are told apart by a number, which no order of names follows.
            Matcher first = Pattern.compile("postback-desk-\\S+\\.zip").matcher(done("backups", "list"));
            assertThat(first.find()).isTrue();
            Path newest = folder.resolve("backups").resolve(first.group());
            byte[] bytes = Files.readAllBytes(newest);
            Files.write(newest, Arrays.copyOf(bytes, bytes.length / 2));
            assertThat(done("backups", "list").lines()).hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains(newest.getFileName().toString()));
            Cli.Outcome refused = Cli.on(folder, "backups", "restore", newest.getFileName().toString());
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.sentence()).contains(newest.getFileName().toString());
            assertThat(desk.export()).hasSize(1);
            assertThat(done("backups", "restore")).contains("0 postbacks");
        }
    }

    private static Desk restarted(Desk desk) {
        desk.start();
        return desk;
    }

    @Test
    void beginningAnewIsForLostDataOnly() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            accepted(desk, desk.click());
            desk.stop();
            Cli.Outcome refused = Cli.on(folder, "backups", "begin-anew");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(desk.export()).hasSize(1);
            Files.writeString(folder.resolve("postback-desk.mv.db"), "no database", UTF_8);
            assertThat(done("backups", "begin-anew")).contains("new, empty database");
            assertThat(desk.export()).isEmpty();
            assertThat(files("set-aside")).hasSize(1);
        }
    }

    /// A power cut may come at any time: the place is empty, or what stands there knows how to go on numbering.
    @Test
    void aNewDatabaseGetsItsPlaceAsAWhole() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            accepted(desk, desk.click());
            desk.stop();
            Path database = folder.resolve("postback-desk.mv.db");
            Files.writeString(database, "no database", UTF_8);
            Path obstacle = Files.writeString(folder.resolve("restoring"), "in the way of a draft", UTF_8);
            assertThat(Cli.on(folder, "backups", "begin-anew").exit()).isEqualTo(5);
            assertThat(database).as("nothing has changed").hasContent("no database");
            assertThat(folder.resolve("set-aside")).doesNotExist();

            // What was left of one that a power cut ended.
            Files.delete(obstacle);
            Files.createDirectory(obstacle);
            Files.writeString(obstacle.resolve("postback-desk.mv.db"), "half of a draft", UTF_8);
            done("backups", "begin-anew");
            assertThat(obstacle).doesNotExist();
            desk.start();
            desk.send(sale("0"));
            assertThat(desk.export()).singleElement()
                    .satisfies(row -> assertThat(row.number()).isGreaterThan(1_000_000));
        }
    }

    @Test
    void aFolderInUseEndsWithThree() throws Exception {
        try (Desk desk = new Desk(folder, Setup.usual())) {
            for (String command : List.of("make", "restore", "begin-anew")) {
                assertThat(Cli.on(desk.folder(), "backups", command).exit()).as(command).isEqualTo(3);
            }
        }
    }
}
