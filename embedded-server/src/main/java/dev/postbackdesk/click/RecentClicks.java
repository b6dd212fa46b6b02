package dev.postbackdesk.click;

import dev.postbackdesk.database.Times;
import java.util.Arrays;
import java.util.Optional;

/// Facts of the clicks that were made or asked for last, in 2.6 MB: looking a click up in the database is a fifth of what
/// judging costs. A number has one place; of two that share it the later one stays, and since numbers follow each other, the
/// newest 131,072 clicks never share any. Thread-safe.
final class RecentClicks {
    private static final int PLACES = 1 << 17;

    private final long[] numbers = new long[PLACES];
    private final long[] times = new long[PLACES];
    /// The link's key; its complement for a test click.
    private final int[] links = new int[PLACES];

    synchronized void put(ClickFacts click) {
        int place = place(click.number());
        numbers[place] = click.number();
        times[place] = Times.micros(click.at());
        links[place] = click.test() ? ~click.linkKey() : click.linkKey();
    }

    synchronized Optional<ClickFacts> find(long number) {
        int place = place(number);
        // 0 is no click's number.
        if (number == 0 || numbers[place] != number) {
            return Optional.empty();
        }
        int link = links[place];
        return Optional.of(new ClickFacts(number, Times.instant(times[place]), link < 0 ? ~link : link, link < 0));
    }

    synchronized void clear() {
        Arrays.fill(numbers, 0);
    }

    private static int place(long number) {
        return (int) number & (PLACES - 1);
    }
}
