package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private Instant now = NOW;
    private final Stations stations = new Stations(new Messages(Locale.ENGLISH),
            new Format(Locale.ENGLISH, ZoneOffset.UTC), () -> now);

    private static Postback postback(Result result, @Nullable String status, boolean test) {
        return new Postback(17, new Arrival(NOW, "GET", "/postback", "", List.of(), new byte[0], "192.0.2.1", false),
                result,
                List.of(), new Reading(null, null, null, null, null, null, null, null, null, status, List.of()), null,
                test, 200, NOW);
    }

    private Detail.Station last(Postback postback, EarlierVerdict... earlier) {
        return stations.of(new Story(postback, null, List.of(earlier), Remarks.NONE, Alike.NONE), Definitions.NONE)
                .getLast();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACCEPTED,  approved, counted
            ACCEPTED,  pending,  'counted, waits for approval'
            ACCEPTED,  declined, not counted: declined
            UPDATED,   approved, an earlier one was changed
            UPDATED,   declined, no longer counted: declined
            DUPLICATE, approved, duplicate: nothing counted again
            DUPLICATE, declined, duplicate: nothing counted again
            REJECTED,  approved, not counted: rejected
            """)
    void theLastStationSaysWhatBecameOfIt(Result result, String status, String said) {
        assertThat(last(postback(result, status, false)).lines()).containsExactly(said);
    }

    @Test
    void theDayIsToldWhereItIsNotToday() {
        Postback postback = postback(Result.ACCEPTED, "approved", false);
        Click click = new Click(5, NOW.minus(Duration.ofHours(12)), 1, "", "192.0.2.1", null, null, false, false);
        Story story = new Story(postback, click, List.of(), Remarks.NONE, Alike.NONE);
        List<Detail.Station> today = stations.of(story, Definitions.NONE);
        assertThat(today.get(2).lines()).startsWith("10:42:10");
        assertThat(today.getFirst().lines()).as("yesterday, an hour and a quarter before midnight")
                .startsWith("21 Nov 2026, 22:42");

        now = NOW.plus(Duration.ofDays(21));
        assertThat(stations.of(story, Definitions.NONE).get(2).lines()).startsWith("22 Nov 2026, 10:42");
    }

    @Test
    void aTestIsCalledOne() {
        assertThat(last(postback(Result.ACCEPTED, "approved", true)).lines()).containsExactly("counted", "a test only");
    }

    @Test
    void whatTheAnswerDidNotSayYetIsSaidToHaveComeLater() {
        EarlierVerdict rejected = new EarlierVerdict(NOW, Result.REJECTED, List.of());
        assertThat(last(postback(Result.ACCEPTED, "approved", false), rejected).lines()).containsExactly("counted",
                "when judged again");
        assertThat(last(postback(Result.REJECTED, null, false), rejected).lines())
                .containsExactly("not counted: rejected");
    }
}
