package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.postback.Arrival;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What the demo's visitors do, and what their merchants report of it: mostly sound postbacks, and each kind of fault now and
/// then. Decides by a random source that is passed in, so that the same one makes the same business. One thread at a time.
final class Business {
    private static final String[] AGENTS = {
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"};
    private static final String CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    private static final String[] BOXES = {"64.90", "64.90", "64.90", "29.90", "129.80"};
    private static final String[] BEANS = {"38.50", "38.50", "19.25", "77.00"};
    private static final String[] TENTS = {"149.00", "49.90", "89.00", "149.00", "24.50"};
    /// Left as it stands where a merchant forgot to replace it.
    private static final String PLACEHOLDER = "{clickid}";
    private static final int ID_CUT_AT = 20;

    private final Random random;
    private final boolean now;
    private int order;

    /// A visitor, and what is reported of them.
    ///
    /// @param query of the tracking link
    record Visitor(Merchant merchant, String address, String agent, String query, List<Report> reports) {}

    /// A postback to come.
    ///
    /// @param after the click
    /// @param from the sender's address, or null for the merchant's own
    /// @param id what stands for the click id: `*` for the real one, `-` for a part of it, else itself
    /// @param rest what follows the conversion's id
    record Report(Merchant merchant, Duration after, @Nullable String from, String id, String rest) {
        Arrival arrival(Instant clicked, String clickId) {
            String said = switch (id) {
                case "*" -> clickId;
                case "-" -> clickId.substring(0, ID_CUT_AT);
                default -> id;
            };
            Instant at = clicked.plus(after);
            return from == null ? merchant.postback(at, said, rest) : merchant.postback(at, from, said, rest);
        }

        private Report later(Duration more, String otherRest) {
            return new Report(merchant, after.plus(more), from, id, otherRest);
        }
    }

    /// @param now whether reports come while somebody watches: after seconds in place of minutes and days
    Business(Random random, boolean now) {
        this.random = random;
        this.now = now;
        order = now ? 7_000 : 1_000;
    }

    /// The next one who clicks.
    ///
    /// @param trouble whether Peakline forgets its placeholder these days
    Visitor next(boolean trouble) {
        int which = random.nextInt(100);
        Merchant merchant = which < 34
                ? Merchant.VERDA
                : which < 56
                        ? Merchant.SUMMER
                        : which < 78 ? Merchant.BEANS : which < 93 ? Merchant.TRIAL : Merchant.PEAK;
        boolean crawler = random.nextInt(30) == 0;
        String agent = crawler ? CRAWLER : AGENTS[random.nextInt(AGENTS.length)];
        String address = (random.nextBoolean() ? "192.0.2." : "203.0.113.") + (10 + random.nextInt(240));
        String query = random.nextInt(3) == 0 ? "utm_source=newsletter" : "";
        boolean buys = !crawler && random.nextInt(100) < chance(merchant);
        return new Visitor(merchant, address, agent, query, buys ? reports(merchant, trouble) : List.of());
    }

    /// Of a hundred.
    private static int chance(Merchant merchant) {
        return switch (merchant) {
            case VERDA, VERDA_SUBSCRIPTION -> 26;
            case SUMMER -> 20;
            case BEANS -> 28;
            case TRIAL -> 34;
            case PEAK -> 16;
        };
    }

    private List<Report> reports(Merchant merchant, boolean trouble) {
        int fate = random.nextInt(100);
        List<Report> reports = new ArrayList<>();
        Report first = switch (merchant) {
            case VERDA, VERDA_SUBSCRIPTION -> verda(fate);
            case BEANS -> sound(Merchant.BEANS, sale(pick(BEANS), "EUR"), fate < 8 ? "-" : "*");
            case TRIAL -> sound(Merchant.TRIAL, fate < 4 ? "&val=&com=3.50" : "&val=0&com=3.50", "*");
            case SUMMER -> sound(Merchant.SUMMER, sale(pick(TENTS), "USD"),
                    fate < 10 || (trouble && fate < 65) ? PLACEHOLDER : "*");
            case PEAK -> sound(Merchant.PEAK, sale((fate < 14 ? "$" : "") + pick(TENTS), "USD"), "*");
        };
        boolean waits = merchant == Merchant.BEANS && fate >= 66;
        if (waits) {
            reports.add(first.later(Duration.ZERO, first.rest() + "&status=pending"));
            reports.add(first.later(span(25, 60, 20 * 3_600, 60 * 3_600),
                    first.rest() + "&status=" + (fate >= 95 ? "declined" : "approved")));
        } else {
            reports.add(first);
        }
        if (merchant == Merchant.SUMMER && fate >= 94) {
            // The tent came back.
            reports.add(first.later(span(40, 80, 3 * 86_400, 6 * 86_400), first.rest() + "&status=declined"));
        }
        if (!waits && random.nextInt(100) < 8) {
            reports.add(first.later(span(5, 20, 20, 400), first.rest()));
        }
        return reports;
    }

    private Report verda(int fate) {
        if (fate < 24) {
            Merchant subscription = Merchant.VERDA_SUBSCRIPTION;
            String rest = "&val=" + (fate < 10 && fate > 6 ? "119%252E40" : "119.40") + "&com=0&comperc=10";
            return new Report(subscription, toBuy(), fate < 5 ? "198.51.100.90" : null, "*", rest);
        }
        // Somebody orders for the whole office.
        BigDecimal box = new BigDecimal("64.90");
        String value = fate >= 98
                ? box.multiply(BigDecimal.valueOf(8 + random.nextInt(17))).toPlainString()
                : pick(BOXES);
        return sound(Merchant.VERDA, sale(value, "EUR"), "*");
    }

    private Report sound(Merchant merchant, String rest, String id) {
        return new Report(merchant, toBuy(), null, id, rest);
    }

    private Duration toBuy() {
        return span(4, 26, 40, 2_600);
    }

    /// Between two times; in seconds, while somebody watches, else.
    private Duration span(int from, int to, int pastFrom, int pastTo) {
        int least = now ? from : pastFrom;
        int most = now ? to : pastTo;
        return Duration.ofMillis(least * 1_000L + random.nextInt(most - least) * 1_000L + random.nextInt(1_000));
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String sale(String value, String currency) {
        return "&val=" + value + "&com=0&comperc=10&txid=" + (now ? "LV-" : "MO-") + order++ + "&currency=" + currency;
    }
}
