package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    @TempDir
    Path data;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(data).withSale();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void conversionsCountSinceMidnightAndOverAWeek() {
        desk.clock.set(Desk.NOON.minus(Duration.ofDays(8)));
        desk.sale(desk.click("summer"), "");
        desk.clock.set(Desk.NOON.minus(Duration.ofDays(3)));
        desk.sale(desk.click("summer"), "&currency=USD");
        desk.clock.set(Desk.NOON);
        String click = desk.click("summer");
        desk.sale(click, "");
        desk.sale(click, "");
        desk.sale("nonsense", "");
        assertThat(figures().today()).isEqualTo(1);
        assertThat(figures().accepted()).isEqualTo(2);
        assertThat(figures().rejected()).isEqualTo(1);
        assertThat(figures().commission()).isEqualTo(Map.of("", amount("2"), "USD", amount("2")));
    }

    @Test
    void anUpdateMovesAmountsWithinTheBucketInWhichTheConversionWasRecorded() {
        String click = desk.click("summer");
        desk.sale(click, "&status=pending&currency=EUR");
        assertThat(figures().commission()).isEqualTo(Map.of("EUR", amount("2")));
        desk.clock.pass(Duration.ofHours(5));
        desk.arrive("clickId=" + click + "&id=" + Desk.SALE + "&val=30&com=7&status=approved&currency=USD");
        assertThat(figures().commission()).isEqualTo(Map.of("USD", amount("7")));
        assertThat(figures().accepted()).isEqualTo(1);
        desk.arrive("clickId=" + click + "&id=" + Desk.SALE + "&val=30&com=7&status=declined");
        assertThat(figures().commission()).isEmpty();
        desk.arrive("clickId=" + click + "&id=" + Desk.SALE + "&val=40&com=9&status=approved&currency=EUR");
        assertThat(figures().commission()).isEqualTo(Map.of("EUR", amount("9")));
        // It stays in the bucket of the first postback, and leaves the week with it.
        desk.clock.set(Desk.NOON.plus(Duration.ofDays(7)).plusSeconds(900));
        assertThat(get(desk.receiver.conversionFigures()).values())
                .allSatisfy(left -> assertThat(left.commission()).isEmpty());
    }

    @Test
    void theLargestCommissionsAddUp() {
        String huge = "&id=" + Desk.SALE + "&val=999999999999.999999&com=0&comperc=999999999999.999999";
        for (int i = 0; i < 3; i++) {
            desk.arrive("clickId=" + desk.click("summer") + huge);
        }
        BigDecimal one = new BigDecimal("999999999999.999999").pow(2).movePointLeft(2).setScale(6,
                RoundingMode.HALF_UP);
        assertThat(figures().commission()).isEqualTo(Map.of("", one.multiply(BigDecimal.valueOf(3))));
    }

    @Test
    void testsAreLeftOut() {
        String click = desk.click("summer", null, true);
        desk.sale(click, "&status=pending");
        desk.sale(click, "&status=approved");
        assertThat(get(desk.receiver.conversionFigures())).isEmpty();
        assertThat(get(desk.receiver.linkFigures())).isEmpty();
        assertThat(get(desk.receiver.lastHour()).getLast().total()).isEqualTo(2);
        assertThat(desk.receiver.status().stored()).isEqualTo(2);
    }

    @Test
    void linksCountClicksCrawlersAndPostbacks() {
        int other = desk.link("other", Desk.SALE);
        desk.clock.set(Desk.NOON.minus(Duration.ofDays(1)));
        desk.click("other");
        desk.clock.set(Desk.NOON);
        String click = desk.click("other");
        desk.click("other", "Mozilla/5.0 (compatible; Googlebot/2.1)", false);
        desk.sale(click, "");
        desk.sale(click, "");
        LinkFigures figures = get(desk.receiver.linkFigures()).get(other);
        assertThat(figures).isEqualTo(
                new LinkFigures(2, 3, 1, 0, 2, 1, new TreeMap<>(Map.of("", amount("2")))));
    }

    @Test
    void aPostbackOfAnotherConversionCountsForThatOne() {
        desk.conversion(Conversion.named(Desk.LEAD, "Lead"));
        desk.link("both", Desk.SALE, Desk.LEAD);
        desk.arrive("clickId=" + desk.click("both") + "&id=" + Desk.LEAD + "&val=0&com=1");
        assertThat(get(desk.receiver.conversionFigures())).containsOnlyKeys(Desk.LEAD);
    }

    @Test
    void theLastHourHasSixtyMinutesAndEndsNow() {
        desk.clock.set(Desk.NOON.minusSeconds(3 * 3600));
        desk.arrive("clickId=long-ago");
        desk.clock.set(Desk.NOON.minusSeconds(59 * 60));
        desk.arrive("clickId=first");
        desk.clock.set(Desk.NOON.plusSeconds(59));
        desk.sale(desk.click("summer"), "");
        desk.arrive("clickId=last");
        List<MinuteCount> minutes = get(desk.receiver.lastHour());
        assertThat(minutes).hasSize(60);
        assertThat(minutes.getFirst()).isEqualTo(new MinuteCount(Desk.NOON.minusSeconds(59 * 60), 1, 1));
        assertThat(minutes.getLast()).isEqualTo(new MinuteCount(Desk.NOON, 2, 1));
        assertThat(minutes.stream().mapToLong(MinuteCount::total).sum()).isEqualTo(3);
    }

    @Test
    void saysHowManyConversionsCameWhereNoneHasAValue() {
        for (int i = 0; i < 3; i++) {
            desk.arrive("clickId=" + desk.click("summer") + "&id=" + Desk.SALE + "&val=0.00&com=1");
        }
        assertThat(figures().worthless()).isEqualTo(3);
        desk.sale(desk.click("summer"), "");
        assertThat(figures().worthless()).isZero();
    }

    private ConversionFigures figures() {
        return Objects.requireNonNull(get(desk.receiver.conversionFigures()).get(Desk.SALE));
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text).setScale(6);
    }
}
