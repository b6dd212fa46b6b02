package dev.postbackdesk.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentClicksTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

    private final RecentClicks recent = new RecentClicks();

    @Test
    void itKnowsTheFactsOfWhatItWasTold() {
        ClickFacts click = new ClickFacts(17, NOON, 3, false);
        ClickFacts test = new ClickFacts(18, NOON.plusSeconds(1), 0, true);
        recent.put(click);
        recent.put(test);
        assertThat(recent.find(17)).contains(click);
        assertThat(recent.find(18)).contains(test);
        assertThat(recent.find(19)).isEmpty();
        assertThat(recent.find(0)).isEmpty();
    }

    @Test
    void theNewest131072ShareNoPlace() {
        for (long number = 1_000_000; number < 1_000_000 + (1 << 17); number++) {
            recent.put(new ClickFacts(number, NOON, (int) (number % 1_000), false));
        }
        for (long number = 1_000_000; number < 1_000_000 + (1 << 17); number++) {
            assertThat(recent.find(number)).contains(new ClickFacts(number, NOON, (int) (number % 1_000), false));
        }
    }

    @Test
    void ofTwoInOnePlaceTheLaterOneStays() {
        long other = 17 + (1L << 30);
        recent.put(new ClickFacts(17, NOON, 3, false));
        recent.put(new ClickFacts(other, NOON, 4, false));
        assertThat(recent.find(17)).isEmpty();
        assertThat(recent.find(other)).isPresent();
        recent.clear();
        assertThat(recent.find(other)).isEmpty();
    }
}
