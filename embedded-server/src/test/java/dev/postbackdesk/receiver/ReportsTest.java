package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports are compared with what the rows themselves say.
class ReportsTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @TempDir
    Path data;

    private static List<Instant> hours(int count) {
        List<Instant> edges = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            edges.add(START.plus(Duration.ofHours(i)));
        }
        return edges;
    }

    private static Desk desk(Path data) throws ReceiverException {
        Desk desk = new Desk(data).withSale();
        desk.conversion(Conversion.named(Desk.LEAD, "Lead"));
        desk.link("both", Desk.SALE, Desk.LEAD);
        return desk;
    }

    /// Some of everything: pending, updated, declined and counted again, repeated, rejected for several reasons, tests, crawlers.
    private static void traffic(Desk desk, Random random, int count) {
        String[] currencies = {"", "&currency=EUR", "&currency=USD"};
        String[] statuses = {"", "&status=pending", "&status=approved", "&status=declined"};
        List<String> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            desk.clock.set(START.plusSeconds(i * 60L + random.nextInt(60)));
            if (clicks.isEmpty() || random.nextInt(3) == 0) {
                clicks.add(desk.click(random.nextBoolean() ? "summer" : "both",
                        random.nextInt(6) == 0 ? "Googlebot/2.1" : null, random.nextInt(6) == 0));
            }
            String click = clicks.get(random.nextInt(clicks.size()));
            String id = String.valueOf(random.nextInt(3) == 0 ? Desk.LEAD : Desk.SALE);
            String amounts = "&val=" + random.nextInt(100) + "." + random.nextInt(10) + "&com=" + random.nextInt(9);
            switch (random.nextInt(6)) {
                case 0 -> desk.arrive("clickId={clickid}&id=" + id + amounts);
                case 1 -> desk.arrive("clickId=" + click + "&id=" + id + "&val=abc&com=0");
                default -> desk.arrive("clickId=" + click + "&id=" + id + amounts + currencies[random.nextInt(3)]
                        + statuses[random.nextInt(4)]);
            }
        }
    }

    /// From now on the link `summer` takes leads as well, and what was rejected is judged again.
    private static void mendAndJudgeAgain(Desk desk) {
        int key = get(desk.receiver.definitions()).links().getFirst().key();
        get(desk.receiver.saveLink(key, Desk.linkOf("summer", Desk.SALE, Desk.LEAD)));
        assertThat(get(desk.receiver.judgeAgain(RejectedOnes.since(null))).changed()).isPositive();
    }

    private static void isWhatTheRowsSay(Desk desk, int hours) {
        Report report = get(desk.receiver.report(new ReportQuery(hours(hours), null, null)));
        Map<String, BigDecimal> reported = new TreeMap<>();
        for (int i = 0; i < hours; i++) {
            add(reported, "hour " + i, report.steps().get(i));
        }
        report.conversions().forEach((key, sums) -> add(reported, "conversion " + key, sums));
        report.links().forEach((key, sums) -> add(reported, "link " + key, sums));
        report.reasons().forEach((code, count) -> reported.put("reason " + code, BigDecimal.valueOf(count)));
        reported.values().removeIf(sum -> sum.signum() == 0);
        reported.replaceAll((_, sum) -> sum.stripTrailingZeros());
        assertThat(reported).isEqualTo(get(desk.read((handle, _) -> recount(handle))));
        assertThat(report.total().arrived()).isPositive();
    }

    private static void add(Map<String, BigDecimal> into, String part, Sums sums) {
        into.put(part + " clicks", BigDecimal.valueOf(sums.clicks()));
        into.put(part + " bots", BigDecimal.valueOf(sums.bots()));
        sums.postbacks().forEach((result, count) -> into.put(part + " " + result, BigDecimal.valueOf(count)));
        sums.money().forEach((currency, money) -> {
            into.put(part + " conversions " + currency, BigDecimal.valueOf(money.conversions()));
            into.put(part + " pending " + currency, BigDecimal.valueOf(money.pending()));
            into.put(part + " declined " + currency, BigDecimal.valueOf(money.declined()));
            into.put(part + " value " + currency, money.value());
            into.put(part + " commission " + currency, money.commission());
        });
    }

    private static Map<String, BigDecimal> recount(Handle handle) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        handle.createQuery("SELECT clicked_at, link_key, bot FROM click WHERE test = FALSE").map((row, _) -> {
            String what = row.getBoolean("bot") ? " bots" : " clicks";
            count(sums, hour(row.getLong("clicked_at")) + what, BigDecimal.ONE);
            count(sums, "link " + row.getInt("link_key") + what, BigDecimal.ONE);
            return what;
        }).list();
        handle.createQuery("""
                SELECT p.received_at, p.conversion_key, p.link_key, p.result, p.findings,
                       COALESCE(CASE s.status WHEN 1 THEN 'pending' WHEN 2 THEN 'approved' WHEN 3 THEN 'declined' END,
                           p.status) AS state,
                       COALESCE(s.amount, p.amount) AS worth, COALESCE(s.commission, p.commission) AS owed,
                       COALESCE(CASE WHEN s.postback IS NULL THEN p.currency ELSE s.currency END, '') AS money
                FROM postback p LEFT JOIN recorded_state s ON s.postback = p.number WHERE p.test = FALSE""")
                .map((row, _) -> {
                    List<String> parts = List.of(hour(row.getLong("received_at")),
                            "conversion " + row.getInt("conversion_key"), "link " + row.getInt("link_key"));
                    String result = List.of("", "ACCEPTED", "UPDATED", "DUPLICATE", "REJECTED")
                            .get(row.getInt("result"));
                    String state = row.getString("state");
                    String currency = row.getString("money");
                    if (result.equals("REJECTED")) {
                        count(sums, "reason " + row.getString("findings").split("\"", 3)[1], BigDecimal.ONE);
                    }
                    for (String part : parts) {
                        count(sums, part + " " + result, BigDecimal.ONE);
                        if (result.equals("ACCEPTED") && state.equals("declined")) {
                            count(sums, part + " declined " + currency, BigDecimal.ONE);
                        } else if (result.equals("ACCEPTED")) {
                            count(sums, part + " conversions " + currency, BigDecimal.ONE);
                            count(sums, part + " pending " + currency,
                                    state.equals("pending") ? BigDecimal.ONE : BigDecimal.ZERO);
                            count(sums, part + " value " + currency, row.getBigDecimal("worth"));
                            count(sums, part + " commission " + currency, row.getBigDecimal("owed"));
                        }
                    }
                    return result;
                }).list();
        sums.values().removeIf(sum -> sum.signum() == 0);
        sums.replaceAll((_, sum) -> sum.stripTrailingZeros());
        return sums;
    }

    private static String hour(long micros) {
        return "hour " + (micros / 1_000_000 - START.getEpochSecond()) / 3600;
    }

    private static void count(Map<String, BigDecimal> sums, String what, BigDecimal more) {
        sums.merge(what, more, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensTheyAreWhatTheRowsSay(long seed) throws Exception {
        try (Desk desk = desk(data)) {
            traffic(desk, new Random(seed), 400);
            isWhatTheRowsSay(desk, 7);
            mendAndJudgeAgain(desk);
            isWhatTheRowsSay(desk, 7);
        }
        try (Desk desk = new Desk(data)) {
            traffic(desk, new Random(seed + 100), 300);
            isWhatTheRowsSay(desk, 7);
        }
    }

    /// A database that was written before there were reasons: they are counted slice by slice, while some of it is judged again.
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void reasonsOfEarlierPostbacksAreCountedLater(long seed) throws Exception {
        try (Desk desk = desk(data)) {
            traffic(desk, new Random(seed), 300);
        }
        String url = "jdbc:h2:file:" + data.toRealPath().resolve("postback-desk");
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE rejection_rollup");
            statement.execute("DELETE FROM setting WHERE name = 'reasons-uncounted'");
            statement.execute("DELETE FROM \"schema_history\" WHERE CAST(\"version\" AS INTEGER) >= 6");
        }
        try (Desk desk = new Desk(data)) {
            assertThat(get(desk.receiver.report(new ReportQuery(hours(7), null, null))).reasonsCounted()).isFalse();
            slice(desk, 97);
            mendAndJudgeAgain(desk);
            traffic(desk, new Random(seed), 20);
        }
        try (Desk desk = new Desk(data)) {
            slice(desk, 50);
            while (slice(desk, 64)) {
                desk.arrive("clickId={clickid}&id=" + Desk.SALE);
            }
            desk.clock.set(START);
            assertThat(get(desk.receiver.report(new ReportQuery(hours(7), null, null))).reasonsCounted()).isTrue();
            reasonsAreWhatTheRowsSay(desk);
        }
    }

    private static boolean slice(Desk desk, int numbers) {
        desk.clock.set(START.plusSeconds(3600));
        Store store = desk.receiver.store();
        return get(store.writer().submit(() -> store.postbacks().countReasons(numbers)));
    }

    private static void reasonsAreWhatTheRowsSay(Desk desk) {
        Map<FindingCode, Long> reasons = get(desk.receiver.report(new ReportQuery(hours(7), null, null))).reasons();
        Map<String, BigDecimal> rows = get(desk.read((handle, _) -> recount(handle)));
        rows.keySet().removeIf(key -> !key.startsWith("reason "));
        Map<String, BigDecimal> reported = new TreeMap<>();
        reasons.forEach((code, count) -> reported.put("reason " + code,
                BigDecimal.valueOf(count).stripTrailingZeros()));
        assertThat(reported).isNotEmpty().isEqualTo(rows);
    }

    @Test
    void aReportOfOneLinkOrConversionLeavesTheOthersOut() throws Exception {
        try (Desk desk = desk(data)) {
            desk.clock.set(START);
            desk.sale(desk.click("summer"), "&currency=EUR");
            desk.arrive("clickId=" + desk.click("both") + "&id=" + Desk.LEAD + "&val=5&com=1&currency=USD");
            desk.arrive("clickId={clickid}&id=" + Desk.SALE + "&val=1&com=0");
            int both = get(desk.receiver.definitions()).links().getLast().key();
            int lead = get(desk.receiver.definitions()).conversion(Desk.LEAD).orElseThrow().key();

            Report ofLink = get(desk.receiver.report(new ReportQuery(hours(1), null, both)));
            assertThat(ofLink.links()).containsOnlyKeys(both);
            assertThat(ofLink.total().clicks()).isEqualTo(1);
            assertThat(ofLink.total().money()).containsOnlyKeys("USD");
            assertThat(ofLink.reasons()).isEmpty();

            Report ofConversion = get(desk.receiver.report(new ReportQuery(hours(1), lead, null)));
            assertThat(ofConversion.conversions()).containsOnlyKeys(lead);
            assertThat(ofConversion.total().clicks()).isZero();
            assertThat(ofConversion.total().of(Result.ACCEPTED)).isEqualTo(1);
        }
    }

    /// Nepal is 5:45 ahead; Lord Howe Island puts its clocks back by half an hour.
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Europe/Rome"})
    void daysBeginAtMidnightOfAnyZone(String name) throws Exception {
        ZoneId zone = ZoneId.of(name);
        LocalDate day = LocalDate.of(2026, 4, 5);
        try (Desk desk = desk(data)) {
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            desk.clock.set(midnight.minusMillis(1));
            desk.sale(desk.click("summer"), "");
            desk.clock.set(midnight);
            desk.sale(desk.click("summer"), "");
            desk.sale(desk.click("summer"), "");

            List<Instant> edges = List.of(day.atStartOfDay(zone).toInstant(), midnight,
                    day.plusDays(2).atStartOfDay(zone).toInstant());
            Report report = get(desk.receiver.report(new ReportQuery(edges, null, null)));
            assertThat(report.steps()).extracting(Sums::conversions).containsExactly(1L, 2L);
            assertThat(report.steps()).extracting(Sums::clicks).containsExactly(1L, 2L);
        }
    }

    @Test
    void stepsHaveToRise() {
        assertThatThrownBy(() -> new ReportQuery(List.of(START, START), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReportQuery(List.of(START), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
