package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.demo.DemoClock;
import dev.postbackdesk.desktop.demo.DemoHistory;
import dev.postbackdesk.desktop.demo.DemoSetup;
import dev.postbackdesk.desktop.demo.DemoTraffic;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.Report;
import dev.postbackdesk.receiver.ReportQuery;
import dev.postbackdesk.receiver.Sums;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's month and its traffic, in a real store.
class DemoHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-26T15:20:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-26T00:00:00Z");

    @TempDir
    Path folder;

    private static LocalReceiver open(Path data, DemoClock clock) throws Exception {
        LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").timedBy(clock)
                .keyed(DemoSetup.clickKey()).notListening(), ZoneOffset.UTC);
        receiver.importSetup(DemoSetup.definitions(URI.create("http://127.0.0.1:8377"))).join();
        return receiver;
    }

    private static List<String> newest(LocalReceiver receiver) {
        return receiver.postbacks(new PostbackQuery(Set.of(), null, null, "", null, null, 1000)).join().stream()
                .map(row -> row.receivedAt() + " " + row.result() + " " + row.reading()).toList();
    }

    private static Sums sums(LocalReceiver receiver, Instant from, Instant to) {
        return receiver.report(new ReportQuery(List.of(from, to), null, null)).join().total();
    }

    @Test
    void aMonthIsBelievableAndTheSameEachTime() throws Exception {
        List<String> first;
        DemoClock clock = new DemoClock();
        try (LocalReceiver receiver = open(folder.resolve("one"), clock)) {
            List<Double> progress = new ArrayList<>();
            DemoHistory.play(receiver.history(), clock, NOW, ZoneOffset.UTC, progress::add);
            assertThat(progress).isSorted().hasSizeGreaterThan(1_000).allMatch(part -> part >= 0 && part <= 1);
            assertThat(progress.getFirst()).isLessThan(0.1);
            assertThat(progress.getLast()).isGreaterThan(0.99);
            assertThat(clock.instant()).isAfter(NOW.minus(Duration.ofDays(1)));
            first = newest(receiver);

            Sums month = sums(receiver, TODAY.minus(Duration.ofDays(30)), TODAY.plus(Duration.ofDays(1)));
            assertThat(month.clicks()).isBetween(4_000L, 12_000L);
            assertThat(month.bots()).isPositive();
            assertThat(month.money().keySet()).containsExactlyInAnyOrder("EUR", "USD");
            assertThat(Stream.of(Result.values()).map(month::of)).allMatch(count -> count > 20);
            assertThat(month.pending()).isPositive();
            assertThat(month.money().values()).allMatch(money -> money.declined() > 0);
            assertThat((double) month.of(Result.REJECTED) / month.arrived()).isBetween(0.02, 0.15);
            Report report = receiver.report(new ReportQuery(
                    List.of(TODAY.minus(Duration.ofDays(30)), TODAY.plus(Duration.ofDays(1))), null, null)).join();
            assertThat(report.reasons()).hasSizeGreaterThanOrEqualTo(4);

            Instant yesterday = TODAY.minus(Duration.ofDays(1));
            Sums night = sums(receiver, yesterday.plus(Duration.ofHours(1)), yesterday.plus(Duration.ofHours(6)));
            Sums evening = sums(receiver, yesterday.plus(Duration.ofHours(17)), yesterday.plus(Duration.ofHours(22)));
            assertThat(evening.clicks()).isGreaterThan(4 * night.clicks());
            // 22 November 2026 is a Sunday.
            Instant sunday = Instant.parse("2026-11-22T00:00:00Z");
            assertThat(sums(receiver, sunday, sunday.plus(Duration.ofDays(1))).clicks())
                    .isLessThan(sums(receiver, sunday.minus(Duration.ofDays(3)), sunday.minus(Duration.ofDays(2)))
                            .clicks());
            assertThat(receiver.postbacks(PostbackQuery.NEWEST).join())
                    .allMatch(row -> row.receivedAt().isBefore(NOW) && !row.test());
        }
        try (LocalReceiver receiver = open(folder.resolve("two"), clock)) {
            DemoHistory.play(receiver.history(), clock, NOW, ZoneOffset.UTC, _ -> {});
            assertThat(newest(receiver)).isEqualTo(first);
        }
    }

    @Test
    void trafficGoesOverHttpAndRests() throws Exception {
        List<PostbackRow> rows = new java.util.concurrent.CopyOnWriteArrayList<>();
        CountDownLatch some = new CountDownLatch(1);
        CountDownLatch clicked = new CountDownLatch(3);
        try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("live"), "test")
                .at("127.0.0.1", 0).timedBy(InstantSource.system()).trusting(DemoSetup.playedBy("127.0.0.1")))) {
            receiver.importSetup(DemoSetup.definitions(receiver.localAddress())).join();
            try (var _ = receiver.subscribe(event -> {
                switch (event) {
                    case dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksStored stored -> {
                        rows.addAll(stored.rows());
                        some.countDown();
                    }
                    case dev.postbackdesk.receiver.Receiver.FeedEvent.ClicksStored _ -> clicked.countDown();
                    default -> {
                        // Nothing else is of interest.
                    }
                }
            }); DemoTraffic traffic = new DemoTraffic(receiver.localAddress(), new Random(4))) {
                traffic.start();
                assertThat(clicked.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(some.await(120, TimeUnit.SECONDS)).isTrue();
                traffic.pause(true);
                assertThat(traffic.isPaused()).isTrue();
            }
            assertThat(rows.getFirst().sender()).isNotEqualTo("127.0.0.1");
            assertThat(rows.getFirst().test()).isFalse();
        }
    }
}
