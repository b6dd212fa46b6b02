package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacedKeysTest {
    private static final int KEYS = 200_000;

    @Test
    void itNeverDeniesWhatIsThereAndMostlyDeniesWhatIsNot() {
        PlacedKeys placed = new PlacedKeys(KEYS);
        Random random = new Random(5);
        long[] slots = random.longs(KEYS, 0, 1L << 40).toArray();
        for (long slot : slots) {
            placed.add(slot);
        }
        placed.complete();
        for (long slot : slots) {
            // A key's places begin at most 31 before the one it has.
            long first = slot - random.nextInt(RecordedReader.PROBES);
            assertThat(placed.mayHold(first, first + RecordedReader.PROBES - 1)).isTrue();
            assertThat(placed.mayHoldAny(slot >>> RecordedReader.HASH_BITS)).isTrue();
        }
        long wrong = random.longs(KEYS, 1L << 41, 1L << 42)
                .filter(slot -> placed.mayHold(slot, slot + RecordedReader.PROBES - 1)).count();
        assertThat(wrong).isLessThan(KEYS / 4);
    }

    @Test
    void untilItKnowsAllItDeniesNothing() {
        PlacedKeys placed = new PlacedKeys(1);
        assertThat(placed.mayHold(7, 38)).isTrue();
        assertThat(placed.mayHoldAny(7)).isTrue();
        placed.complete();
        assertThat(placed.mayHold(7, 38)).isFalse();
        assertThat(placed.mayHoldAny(7)).isFalse();
    }
}
