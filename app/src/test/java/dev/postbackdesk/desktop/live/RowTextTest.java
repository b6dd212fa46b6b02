package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RowTextTest {
    private Instant now = Instant.parse("2026-11-22T10:42:10Z");
    private final RowText text = new RowText(new Messages(Locale.ENGLISH),
            new Format(Locale.ENGLISH, ZoneId.of("Europe/Berlin")), new FindingText(Locale.ENGLISH), () -> now);

    private static PostbackRow row(String at) {
        Instant then = Instant.parse(at);
        return PostbackRow.of(new Postback(1,
                new Arrival(then, "GET", "/postback", "", List.of(), new byte[0], "192.0.2.1", false), Result.ACCEPTED,
                List.of(), new Reading(null, null, null, null, null, null, null, null, null, null, List.of()), null,
                false, 200, then));
    }

    @Test
    void theDayIsToldWhereItIsNotTodayOfTheWindowsZone() {
        assertThat(text.time(row("2026-11-22T09:42:07Z"))).isEqualTo("10:42:07");
        assertThat(text.time(row("2026-11-21T23:30:00Z"))).as("half past midnight there").isEqualTo("00:30:00");
        assertThat(text.time(row("2026-11-21T22:30:00Z"))).isEqualTo("11-21 23:30");
        assertThat(text.isOfToday(row("2026-11-21T22:30:00Z"))).isFalse();

        now = Instant.parse("2026-12-13T10:42:10Z");
        assertThat(text.time(row("2026-11-22T09:42:07Z"))).isEqualTo("11-22 10:42");
    }
}
