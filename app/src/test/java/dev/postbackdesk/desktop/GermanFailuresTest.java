package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import dev.postbackdesk.receiver.SetupPreview;
import dev.postbackdesk.replay.ReplayRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What really goes wrong is said in German to a German window: each of these sentences is one that the receiver came to by
/// itself. That their English is what it was is seen to by the tests of the server part.
class GermanFailuresTest {
    private static final String ID = "C24CA0512421422E80996FBEBFD2211D";
    /// Words that stand in nearly every English sentence of ours, and in no German one.
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(the|this|these|is|of|it|at|can't|write|look|such|have|has|and|or|not|no|to|take|there)\\b");
    /// Names and examples, which are the same in every language.
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\([^()]*\\)|\\S*/\\S*");

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private LocalReceiver open() throws ReceiverException {
        return LocalReceiver.open(ReceiverConfig.of(data(), "Postback Desk").at("127.0.0.1", 0));
    }

    private static byte[] utf8(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static ReceiverException failure(CompletableFuture<?> asked) {
        ExecutionException failed = catchThrowableOfType(ExecutionException.class,
                () -> asked.get(30, TimeUnit.SECONDS));
        assertThat(failed).hasCauseInstanceOf(ReceiverException.class);
        return (ReceiverException) Objects.requireNonNull(failed.getCause());
    }

    private static void isGerman(ReceiverException failure) {
        isGerman(failure.in(Locale.GERMAN).sentence(), failure.sentence());
    }

    private static void isGerman(Saying saying) {
        isGerman(saying.in(Locale.GERMAN), saying.english());
    }

    private static void isGerman(String german, String english) {
        assertThat(german).isNotEqualTo(english);
        assertThat(QUOTED.matcher(german).replaceAll("")).doesNotContainPattern(ENGLISH);
        assertThat(QUOTED.matcher(english).replaceAll("")).as("what the pattern is for").containsPattern(ENGLISH);
    }

    static List<String> definitionsFiles() {
        String name = "'name': 'Sale'";
        String link = "'slug': 'summer', 'name': 'Summer', 'destination': 'https://shop.example/?s=[s2sidentifier]'";
        return List.of("", "[]", "{'links': [}", "{} {}", "{'convresions': []}", "{'foo': 1}", "{'conversions': 7}",
                "{'conversions': null}", "{'conversions': [7]}", "{'conversions': [{}]}",
                "{'conversions': [{'name': ''}]}", "{'conversions': [{'name': null}]}",
                "{'conversions': [{'name': 'a\\nb'}]}", "{'conversions': [{'name': '" + "n".repeat(201) + "'}]}",
                "{'conversions': [{'name': 'a', 'name': 'b'}]}", "{'conversions': [{'id': 'x', " + name + "}]}",
                "{'conversions': [{" + name + "}, {" + name + "}]}",
                "{'conversions': [{'id': '" + ID + "', " + name + "}, {'id': '" + ID + "', " + name + "}]}",
                "{'conversions': [{" + name + ", 'value': 'much'}]}",
                "{'conversions': [{" + name + ", 'value': '{payout}', 'acceptDefaults': true}]}",
                "{'conversions': [{" + name + ", 'currency': 'euro'}]}",
                "{'conversions': [{" + name + ", 'window': 'P1M'}]}",
                "{'conversions': [{" + name + ", 'allowedSenders': ['here']}]}",
                "{'conversions': [{" + name + ", 'allowedSenders': ['a\\nb']}]}",
                "{'conversions': [{" + name + ", 'duplicates': 'never'}]}",
                "{'conversions': [{" + name + ", 'active': 'yes'}]}",
                "{'conversions': [{" + name + ", 'token': 7}]}", "{'conversions': [{" + name + ", 'token': ' a'}]}",
                "{'conversions': [{" + name + ", 'statuses': []}]}",
                "{'conversions': [{" + name + ", 'statuses': {'': 'approved'}}]}",
                "{'conversions': [{" + name + ", 'statuses': {'a': 'approved', 'A': 'declined'}}]}",
                "{'links': [{" + link.replace("summer", "sum mer") + "}]}",
                "{'links': [{" + link.replace("https", "ftp") + "}]}", "{'links': [{" + link + "}, {" + link + "}]}",
                "{'links': [{" + link + ", 'conversions': ['" + ID + "']}]}",
                "{'conversions': [{'id': '" + ID + "', " + name + "}], 'links': [{" + link + ", 'conversions': ['" + ID
                        + "', '" + ID + "']}]}");
    }

    @ParameterizedTest
    @MethodSource("definitionsFiles")
    void whatIsWrongWithADefinitionsFile(String json) throws Exception {
        try (LocalReceiver receiver = open()) {
            ReceiverException failure = failure(receiver.previewSetup(utf8(json)));

            if (json.contains("[}")) {
                // The parser's own words stay as they are.
                assertThat(failure.in(Locale.GERMAN).sentence())
                        .startsWith("Die Datei ist kein JSON (Zeile 1, Spalte 1");
            } else {
                isGerman(failure);
            }
            assertThat(failure(receiver.importSetup(utf8(json))).saying()).isEqualTo(failure.saying());
        }
    }

    @Test
    void whatIsImportedAndWillNotWork() throws Exception {
        try (LocalReceiver receiver = open()) {
            receiver.importSetup(utf8("{'conversions': [{'id': '" + ID + "', 'name': 'Sale'}, {'id': '"
                    + ID.replace('C', 'D') + "', 'name': 'Sale'}]}")).join();
            SetupPreview preview = receiver.previewSetup(utf8("{'conversions': [{'name': 'Sale', 'token': '***', "
                    + "'network': 'Nobody'}], 'links': [{'slug': 'a', 'name': 'A', 'destination': "
                    + "'https://shop.example'}]}")).join();

            assertThat(preview.warnings()).hasSize(4).allSatisfy(GermanFailuresTest::isGerman);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'networks': 1}", "{'networks': [{'name': 'N', 'append': 'a b'}]}",
            "{'networks': [{'name': 'N', 'clickId': 'a b'}]}", "{'networks': [{'name': 'N', 'payout': 'payout'}]}",
            "{'networks': [{'name': 'N', 'statuses': 1}]}", "{'networks': [{'name': 'N', 'statuses': {'a': 'b'}}]}",
            "{'networks': [{'name': 'N'}, {'name': 'n'}]}"})
    void whatIsWrongWithAFileOfNetworks(String json) throws Exception {
        try (LocalReceiver receiver = open()) {
            isGerman(failure(receiver.importNetworks(utf8(json))));
        }
    }

    static List<ReplayRequest> badRequests() {
        return List.of(new ReplayRequest("nowhere", "GET", "/", List.of(), new byte[0]),
                new ReplayRequest(null, "G T", "/", List.of(), new byte[0]),
                new ReplayRequest(null, "GET", "postback", List.of(), new byte[0]),
                new ReplayRequest(null, "GET", "/a b", List.of(), new byte[0]),
                new ReplayRequest(null, "GET", "/", List.of(new Header("A B", "c")), new byte[0]),
                new ReplayRequest(null, "GET", "/", List.of(new Header("A", "b\nc")), new byte[0]),
                new ReplayRequest("http://127.0.0.1:1", "GET", "/", List.of(), new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void whyARequestIsNotSentAgain(ReplayRequest request) throws Exception {
        try (LocalReceiver receiver = open()) {
            isGerman(failure(receiver.replay(request)));
        }
    }

    @Test
    void whyALinkCannotBeFollowed() throws Exception {
        try (LocalReceiver receiver = open()) {
            TrackingLink link = Desk.summer();
            receiver.saveLink(null, new TrackingLink(link.slug(), link.name(), link.destination(), null, List.of(),
                    Lifecycle.PAUSED)).join();
            int key = receiver.definitions().join().link(link.slug()).orElseThrow().key();
            isGerman(failure(receiver.followLink(key)));

            receiver.saveLink(key, new TrackingLink(link.slug(), link.name(), "https://shop.example", null, List.of(),
                    Lifecycle.ACTIVE)).join();
            isGerman(failure(receiver.followLink(key)));
        }
    }

    private ReceiverException notOpened() {
        return catchThrowableOfType(ReceiverException.class, () -> open().close());
    }

    private Path database() throws ReceiverException {
        open().close();
        return data().resolve("postback-desk.mv.db");
    }

    @Test
    void aDamagedDatabase() throws Exception {
        Path database = database();
        Files.write(database, new byte[0]);
        ReceiverException empty = notOpened();
        isGerman(empty);
        isGerman(empty.damage().orElseThrow().what());
        // It was set aside.
        ReceiverException missing = notOpened();
        isGerman(missing);
        isGerman(missing.damage().orElseThrow().what());

        Files.writeString(database, "nonsense ".repeat(2_000));
        isGerman(notOpened());
    }

    @Test
    void dataThatAreInUse() throws Exception {
        try (LocalReceiver _ = open()) {
            isGerman(notOpened());
        }
    }

    @Test
    void aKeyThatIsLostOrBroken() throws Exception {
        database();
        Path key = data().resolve("click-ids.key");
        Files.writeString(key, "nonsense");
        isGerman(notOpened());
        Files.delete(key);
        isGerman(notOpened());
    }

    @Test
    void anAddressThatCannotBeHad() throws Exception {
        isGerman(catchThrowableOfType(ReceiverException.class, () -> LocalReceiver
                .open(ReceiverConfig.of(data(), "Postback Desk").at("192.0.2.1", 0)).close()));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            isGerman(catchThrowableOfType(ReceiverException.class, () -> LocalReceiver.open(ReceiverConfig
                    .of(data(), "Postback Desk").at("127.0.0.1", taken.getLocalPort())).close()));
        }
    }

    @Test
    void aBackupThatCannotBeRestored() throws Exception {
        Path whole;
        try (LocalReceiver receiver = open()) {
            whole = receiver.makeBackup().join().file();
            Files.writeString(data().resolve("backups/postback-desk-2026-01-01T000000Z.zip"), "no zip");
            List<Backup> backups = receiver.backups().join();
            // Java's own words stand in it.
            assertThat(backups.getLast().problem().in(Locale.GERMAN)).startsWith("Sie ist nicht lesbar (");
        }
        Path other = folder.resolve("other");
        try (LocalReceiver receiver = LocalReceiver
                .open(ReceiverConfig.of(other, "Postback Desk").at("127.0.0.1", 0))) {
            receiver.saveLink(null, Desk.summer()).join();
            assertThat(receiver.testClick(receiver.definitions().join().links().getFirst().key()).join().clickId())
                    .isNotNull();
        }
        try (Recovery recovery = Recovery.open(other, "test")) {
            isGerman(catchThrowableOfType(ReceiverException.class, () -> recovery.restore(recovery.find(
                    whole.toString()))));
            isGerman(catchThrowableOfType(ReceiverException.class, () -> recovery.find("nothing.zip")));
            isGerman(catchThrowableOfType(ReceiverException.class, () -> recovery.find(null)));
            isGerman(catchThrowableOfType(ReceiverException.class, recovery::beginAnew));
            spoil(whole);
            isGerman(catchThrowableOfType(ReceiverException.class, () -> recovery.restore(recovery.find(
                    whole.toString()))));
        }
    }

    /// Changes a byte of the packed database, which only unpacking it finds out.
    private static void spoil(Path backup) throws IOException {
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(backup, bytes);
    }
}
