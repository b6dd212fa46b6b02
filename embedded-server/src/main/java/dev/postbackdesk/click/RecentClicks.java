package dev.postbackdesk.click;

import dev.postbackdesk.database.Times;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Facts of the clicks that were made or asked for last, in up to 2.6 MB: looking a click up in the database is a fifth of what
/// judging costs. A number has one place; of two that share it the later one stays, and since numbers follow each other, the
/// newest 131,072 clicks never share any. Thread-safe.
final class RecentClicks {
    private static final int PLACES = 1 << 17;
    private static final int PAGE = 1 << 10;

    /// Made when a click falls into it: most start with few.
    private final @Nullable Page[] pages = new @Nullable Page[PLACES / PAGE];

    private static final class Page {
        private final long[] numbers = new long[PAGE];
        private final long[] times = new long[PAGE];
        /// The link's key; its complement for a test click.
        private final int[] links = new int[PAGE];
    }

    synchronized void put(ClickFacts click) {
        Page page = pages[page(click.number())];
        if (page == null) {
            page = new Page();
            pages[page(click.number())] = page;
        }
        int place = place(click.number());
        page.numbers[place] = click.number();
        page.times[place] = Times.micros(click.at());
        page.links[place] = click.test() ? ~click.linkKey() : click.linkKey();
    }

    synchronized Optional<ClickFacts> find(long number) {
        Page page = pages[page(number)];
        int place = place(number);
        // 0 is no click's number.
        if (page == null || number == 0 || page.numbers[place] != number) {
            return Optional.empty();
        }
        int link = page.links[place];
        return Optional
                .of(new ClickFacts(number, Times.instant(page.times[place]), link < 0 ? ~link : link, link < 0));
    }

    synchronized void clear() {
        Arrays.fill(pages, null);
    }

    private static int page(long number) {
        return ((int) number & (PLACES - 1)) / PAGE;
    }

    private static int place(long number) {
        return (int) number & (PAGE - 1);
    }
}
