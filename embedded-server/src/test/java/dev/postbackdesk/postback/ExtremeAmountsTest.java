package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A thousand amounts of the worst kinds, as `val`, `com` and `comperc`: each is judged within 5 ms, and only what is an
/// amount is taken. Seeded: a failure comes back.
class ExtremeAmountsTest {
    private static final long MOST = Duration.ofMillis(5).toNanos();
    /// A collection of garbage, or a method that is compiled just then, is no fault of an amount.
    private static final int TRIES = 5;
    private static final List<String> PIECES = List.of("9", "0", "1", ".", ",", "e", "E", "-", "+", "%25", "%2",
            "\u0663",
            "\uFF11", "1e9999999", "NaN", "Infinity", "0x1p", "$", "' ", "999999999999.999999", "{payout}", "#",
            "\u0000");

    private final Given given = new Given();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void aThousandExtremeAmountsAreJudgedFast() {
        Random random = new Random(20261128);
        for (int i = 0; i < 1_000; i++) {
            String amount = amount(random);
            String name = List.of("val", "com", "comperc").get(i % 3);
            String query = "clickId=" + given.click + "&id=" + Given.SALE + "&" + name + "=" + amount
                    + (name.equals("val") ? "" : "&val=1") + (name.equals("com") ? "" : "&com=0");

            assertThat(fastest(query)).as("%s of %d characters: %.60s", name, amount.length(), amount).isLessThan(MOST);
        }
    }

    /// CPU time of this thread, so that a busy machine does not decide.
    private long fastest(String query) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best >= MOST; i++) {
            long before = threads.getCurrentThreadCpuTime();
            Judgement judgement = given.judge(new Arrival(Given.CLICKED, "GET", "/postback", query, List.of(), null,
                    "192.0.2.1", false));
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
            assertThat(judgement.verdict() instanceof Verdict.Rejected)
                    .isEqualTo(judgement.findings().stream().anyMatch(Finding::rejects));
        }
        return best;
    }

    /// Up to what a whole request line holds.
    private static String amount(Random random) {
        StringBuilder amount = new StringBuilder();
        String repeated = PIECES.get(random.nextInt(PIECES.size()));
        for (int i = random.nextInt(12); i > 0; i--) {
            amount.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        if (random.nextInt(3) == 0) {
            amount.append(repeated.repeat(1 + random.nextInt(15_000 / repeated.length())));
        }
        return amount.append(random.nextInt(10)).toString();
    }
}
