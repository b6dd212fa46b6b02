package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Receiver.FeedEvent;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalReceiverTest {
    @TempDir
    Path data;

    @Test
    void theWholeWayOverHttp() throws Exception {
        try (LocalReceiver receiver = listening(0)) {
            get(receiver.saveConversion(Conversion.named(Desk.SALE, "Sale")));
            Definitions definitions = get(receiver.saveLink(null, Desk.linkOf("summer", Desk.SALE)));
            int link = definitions.link(new Slug("summer")).orElseThrow().key();
            BlockingQueue<FeedEvent> events = new LinkedBlockingQueue<>();
            try (Receiver.Subscription _ = receiver.subscribe(events::add)) {
                TestClick click = get(receiver.testClick(link));
                assertThat(click.status()).isEqualTo(302);
                assertThat(click.trackingLink()).isEqualTo(receiver.localAddress() + "/c/summer");
                assertThat(click.location()).isEqualTo("https://shop.example/?s2=" + click.clickId());
                assertThat(send(receiver, "/postback?" + Desk.saleQuery(String.valueOf(click.clickId()), "")))
                        .isEqualTo("200 OK");
                PostbackRow row = rows(events).getFirst();
                assertThat(row.result()).isEqualTo(Result.ACCEPTED);
                assertThat(row.test()).as("of a test click").isTrue();
                assertThat(get(receiver.postbacks(PostbackQuery.NEWEST))).containsExactly(row);
            }
            assertThat(send(receiver, "/c/other")).startsWith("404");
            assertThat(send(receiver, "/health")).isEqualTo("200 OK");
        }
    }

    @Test
    void whatIsRefusedAtTheDoorIsCountedAndKept() throws Exception {
        try (LocalReceiver receiver = listening(0)) {
            send(receiver, "/wp-login.php");
            send(receiver, "/wp-login.php");
            assertThat(get(receiver.refusedAtTheDoor())).singleElement().satisfies(refusal -> {
                assertThat(refusal.status()).isEqualTo(404);
                assertThat(refusal.count()).isEqualTo(2);
                assertThat(refusal.sender()).isEqualTo("127.0.0.1");
                assertThat(refusal.first()).isBeforeOrEqualTo(refusal.last());
            });
            send(receiver, "/.env");
            assertThat(get(receiver.postbacks(PostbackQuery.NEWEST))).isEmpty();
        }
        try (LocalReceiver receiver = listening(0)) {
            assertThat(get(receiver.refusedAtTheDoor())).singleElement()
                    .satisfies(refusal -> assertThat(refusal.count()).isEqualTo(3));
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingStaysOpen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ReceiverException failure = catchThrowableOfType(ReceiverException.class,
                    () -> listening(taken.getLocalPort()).close());
            assertThat(failure.kind()).isEqualTo(Kind.PORT_TAKEN);
            assertThat(failure.sentence()).contains("127.0.0.1:" + taken.getLocalPort()).contains("--port");
        }
        listening(0).close();
    }

    @Test
    void aFolderInUseIsToldWithItsHolder() throws Exception {
        try (Desk _ = new Desk(data)) {
            ReceiverException failure = catchThrowableOfType(ReceiverException.class, () -> new Desk(data).close());
            assertThat(failure.kind()).isEqualTo(Kind.IN_USE);
            assertThat(failure.sentence()).contains("in use by Test desk (process ");
        }
    }

    @Test
    void damagedDataAreTold() throws Exception {
        new Desk(data).close();
        Files.write(data.resolve("postback-desk.mv.db"), new byte[0]);
        ReceiverException failure = catchThrowableOfType(ReceiverException.class, () -> new Desk(data).close());
        assertThat(failure.kind()).isEqualTo(Kind.DATA);
        DataDamage damage = failure.damage().orElseThrow();
        assertThat(damage.setAside()).isEmptyFile();
        assertThat(damage.newest()).isNull();
        assertThat(failure.sentence()).isEqualTo(damage.what() + "; it was set aside as " + damage.setAside()
                + ". There is no backup. Put a sound copy in its place, or begin anew with backups begin-anew.");
        try (Recovery recovery = Recovery.open(data, "test")) {
            recovery.beginAnew();
        }
        new Desk(data).close();
    }

    @Test
    void definitionsAreRefusedWithASentence() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            assertRefused(desk.receiver.saveLink(null, Desk.linkOf("SUMMER")), "Another tracking link, Link summer,");
            assertRefused(desk.receiver.saveLink(null, Desk.linkOf("two", Desk.LEAD)), "which does not exist");
            assertRefused(desk.receiver.saveLink(7, Desk.linkOf("three")), "no tracking link number 7");
            assertRefused(desk.receiver.saveLink(null, new TrackingLink(new Slug("four"), "Four", "ftp://x", null,
                    List.of(), Lifecycle.ACTIVE)), "https://");
            assertRefused(desk.receiver.importSetup("{\"links\":[{}]}".getBytes(UTF_8)), "links[0]");
            assertRefused(desk.receiver.testClick(9), "no tracking link number 9");
            assertThat(get(desk.receiver.definitions()).links()).hasSize(1);
        }
    }

    @Test
    void afterClosingNobodyWaitsForEver() throws Exception {
        Desk desk = new Desk(data).withSale();
        desk.close();
        desk.close();
        assertUnavailable(desk.receiver.saveConversion(Conversion.named(Desk.LEAD, "Lead")));
        assertUnavailable(desk.receiver.importSetup("{}".getBytes(UTF_8)));
        assertUnavailable(desk.receiver.postbacks(PostbackQuery.NEWEST));
        assertUnavailable(desk.receiver.refusedAtTheDoor());
        assertUnavailable(desk.receiver.testClick(1));
        assertThat(get(desk.history.arrive(desk.arrival("")))).isInstanceOf(Intake.Outcome.NotStored.class);
    }

    private static void assertUnavailable(CompletableFuture<?> future) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, () -> get(future));
        assertThat(failure.getCause()).isInstanceOfSatisfying(ReceiverException.class,
                problem -> assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void definitionsAndPublicAddressSurviveARestart() throws Exception {
        Definitions before;
        try (Desk desk = new Desk(data).withSale()) {
            desk.conversion(new Conversion(Desk.LEAD, "Lead \u00e9", "1", "{payout}", "0", "EUR", "CAKE", "#s2#",
                    DuplicateRule.EVERY, Duration.ofDays(30),
                    List.of(new SenderRange("203.0.113.0/24"),
                            new SenderRange("2001:db8::1")),
                    "s3cret", AnswerRule.ALWAYS_200, false, true, Map.of(), Lifecycle.ARCHIVED));
            desk.link("both", Desk.LEAD, Desk.SALE);
            int key = desk.link("gone");
            get(desk.receiver.saveLink(key, Desk.linkOf("renamed", Desk.SALE).withLifecycle(Lifecycle.PAUSED)));
            get(desk.receiver.savePublicAddress(URI.create("https://track.example/")));
            before = get(desk.receiver.definitions());
        }
        try (Desk desk = new Desk(data)) {
            Definitions after = get(desk.receiver.definitions());
            assertThat(after.conversions()).isEqualTo(before.conversions());
            assertThat(after.links()).isEqualTo(before.links());
            assertThat(desk.receiver.publicAddress()).contains(URI.create("https://track.example"));
            assertThat(desk.receiver.baseAddress()).isEqualTo(URI.create("https://track.example"));
            get(desk.receiver.savePublicAddress(null));
            assertThat(desk.receiver.publicAddress()).isEmpty();
        }
    }

    @Test
    void anImportIsAllOrNothingAndComesBackOnExport() throws Exception {
        String json = "{\"conversions\":[{\"id\":\"" + Desk.SALE
                + "\",\"name\":\"Sale\"}],\"links\":[{\"slug\":\"summer\","
                + "\"name\":\"Summer\",\"destination\":\"https://shop.example/\",\"conversions\":[\"" + Desk.SALE
                + "\"]}]}";
        try (Desk desk = new Desk(data)) {
            assertRefused(desk.receiver.importSetup(json.replace("https:", "ftp:").getBytes(UTF_8)), "destination");
            assertThat(get(desk.receiver.definitions()).conversions()).isEmpty();
            SetupReport report = get(desk.receiver.importSetup(json.getBytes(UTF_8)));
            assertThat(report.conversions()).isEqualTo(1);
            assertThat(report.links()).isEqualTo(1);
            assertThat(report.warnings()).hasSize(1);
            assertThat(new String(get(desk.receiver.exportSetup()), UTF_8)).contains(Desk.SALE.value(), "summer");
        }
    }

    @Test
    void aSetupIsThereBeforeThePortOpensOrNothingIsOpened() throws Exception {
        ReceiverConfig config = ReceiverConfig.of(data, "test").at("127.0.0.1", 0);
        ReceiverException failure = catchThrowableOfType(ReceiverException.class,
                () -> LocalReceiver.open(config, "{\"links\":[{}]}".getBytes(UTF_8), _ -> {}).close());
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.sentence()).contains("links[0]");
        List<SetupReport> reports = new ArrayList<>();
        try (LocalReceiver receiver = LocalReceiver.open(config,
                "{\"conversions\":[{\"name\":\"Sale\"}]}".getBytes(UTF_8), reports::add)) {
            assertThat(reports).singleElement().extracting(SetupReport::conversions).isEqualTo(1);
            assertThat(get(receiver.definitions()).conversions()).hasSize(1);
            assertThat(send(receiver, "/health")).isEqualTo("200 OK");
        }
    }

    @Test
    void aSlowListenerHoldsNobodyUp() throws Exception {
        try (Desk desk = new Desk(data)) {
            CountDownLatch release = new CountDownLatch(1);
            List<Long> heard = new ArrayList<>();
            CompletableFuture<Boolean> all = new CompletableFuture<>();
            long last = 2_000;
            desk.receiver.subscribe(event -> {
                try {
                    assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (event instanceof FeedEvent.PostbacksStored(List<PostbackRow> rows)) {
                    rows.forEach(row -> heard.add(row.number()));
                    if (heard.getLast() == last) {
                        all.complete(true);
                    }
                }
            });
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                answers.add(desk.history.arrive(desk.arrival("clickId=" + i)));
            }
            answers.forEach(Desk::get);
            release.countDown();
            assertThat(get(all)).isTrue();
            assertThat(heard).hasSize((int) last).isSorted();
        }
    }

    @Test
    void theFeedTellsOfDefinitionsAndClicks() throws Exception {
        try (Desk desk = new Desk(data)) {
            BlockingQueue<FeedEvent> events = new LinkedBlockingQueue<>();
            desk.receiver.subscribe(_ -> {
                throw new StackOverflowError();
            });
            Receiver.Subscription subscription = desk.receiver.subscribe(events::add);
            desk.withSale();
            desk.click("summer");
            FeedEvent event = next(events);
            while (!(event instanceof FeedEvent.ClicksStored)) {
                assertThat(event).isInstanceOf(FeedEvent.DefinitionsChanged.class);
                event = next(events);
            }
            assertThat(event).isEqualTo(new FeedEvent.ClicksStored(1));
            subscription.close();
            desk.click("summer");
            desk.arrive("clickId=");
            assertThat(events).isEmpty();
        }
    }

    @Test
    void theArchiveReadsWhatIsStored() throws Exception {
        List<Postback> stored = new ArrayList<>();
        String click;
        try (Desk desk = new Desk(data).withSale()) {
            click = desk.click("summer");
            List<CompletableFuture<Intake.Outcome>> arrived = new ArrayList<>();
            for (int i = 0; i < 450; i++) {
                desk.clock.pass(Duration.ofMinutes(1));
                String query = i == 100 ? Desk.saleQuery(click, "") : "clickId=" + i;
                arrived.add(desk.history.arrive(desk.arrival(query)));
            }
            arrived.forEach(outcome -> stored.add(Desk.stored(get(outcome))));
        }
        try (Archive archive = StoredArchive.open(data, "export")) {
            List<Postback> all = read(archive, ExportRange.ALL);
            assertThat(all.stream().map(PostbackRow::of)).isEqualTo(stored.stream().map(PostbackRow::of).toList());
            assertThat(all.get(100)).usingRecursiveComparison().isEqualTo(stored.get(100));
            Instant since = stored.get(201).arrival().receivedAt();
            Instant until = stored.get(433).arrival().receivedAt();
            assertThat(read(archive, new ExportRange(since, until, null))).extracting(Postback::number)
                    .isEqualTo(stored.subList(201, 433).stream().map(Postback::number).toList());
            assertThat(read(archive, new ExportRange(null, null, Result.ACCEPTED))).extracting(Postback::number)
                    .containsExactly(101L);
            Evidence evidence = archive.evidence();
            long number = evidence.clickIds().decode(click).orElseThrow();
            assertThat(evidence.click(number)).isPresent();
            assertThat(evidence.recorded(number, 1, null)).get().extracting(Recorded::postback).isEqualTo(101L);
            assertThat(evidence.anyRecorded(number, 2)).isEmpty();
            assertThat(archive.definitions().conversion(Desk.SALE)).isPresent();
            assertThat(archive.publicAddress()).isEmpty();
        }
        // Reading is no start: numbers go on as if nothing had been.
        try (Desk desk = new Desk(data)) {
            assertThat(desk.receiver.store().clickIds().decode(desk.click("summer"))).hasValue(2);
        }
    }

    @Test
    void aGivenKeyMakesTheSameClickIdsEachTime() throws Exception {
        byte[] key = "0123456789abcdef".getBytes(UTF_8);
        ReceiverConfig config = new ReceiverConfig(data, "test", "127.0.0.1", 0, null, InstantSource.system(), false,
                key);
        try (LocalReceiver receiver = LocalReceiver.open(config)) {
            int link = get(receiver.saveLink(null, Desk.linkOf("summer"))).links().getFirst().key();
            assertThat(get(receiver.testClick(link)).clickId()).isEqualTo(new ClickIds(key).encode(1));
            assertThat(receiver.localAddress()).isEqualTo(URI.create("http://127.0.0.1:0"));
        }
    }

    private LocalReceiver listening(int port) throws ReceiverException {
        return LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", port));
    }

    private static String send(Receiver receiver, String target) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(receiver.localAddress() + target)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }

    private static List<PostbackRow> rows(BlockingQueue<FeedEvent> events) throws InterruptedException {
        while (true) {
            if (next(events) instanceof FeedEvent.PostbacksStored(List<PostbackRow> rows)) {
                return rows;
            }
        }
    }

    private static FeedEvent next(BlockingQueue<FeedEvent> events) throws InterruptedException {
        FeedEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static List<Postback> read(Archive archive, ExportRange range) throws ReceiverException {
        List<Postback> postbacks = new ArrayList<>();
        archive.forEachPostback(range, postbacks::add);
        return postbacks;
    }

    private static void assertRefused(CompletableFuture<?> future, String words) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, () -> get(future));
        assertThat(failure.getCause()).isInstanceOfSatisfying(ReceiverException.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
            assertThat(refusal.sentence()).contains(words);
        });
    }
}
