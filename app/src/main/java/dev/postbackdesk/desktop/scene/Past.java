package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.receiver.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An hour of business, from 09:43 to 10:42 on 22 November 2026, the same each time: 236 postbacks of three merchants, the
/// last twenty of them told one by one. Every one goes through the judge; nothing is painted.
final class Past {
    static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    /// Up to here the user had seen everything.
    static final Instant SEEN_UNTIL = at("10:16:00");
    /// The one whose click id is a placeholder.
    static final Instant PLACEHOLDER = at("10:42:01");
    /// The one whose sender is not allowed.
    static final Instant SENDER = at("10:40:07");

    private static final Pattern CLICK_ID = Pattern.compile("=([0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])");
    private static final Instant TEN_TWELVE = at("10:12:00");
    private static final Duration TO_BUY = Duration.ofMinutes(14).plusSeconds(32);
    /// Postbacks a minute before the told ones begin.
    private static final int[] BUSY = {3, 3, 4, 3, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 5, 5, 4, 4, 5, 4, 4, 4, 3, 4, 3, 3, 3, 2,
            2, 3, 3, 3, 3, 3, 4, 3, 3, 4, 3, 3, 4, 4, 4, 4, 5, 4, 5, 5, 6, 5, 5, 5};
    private static final String[] PRICES = {"64.90", "29.90", "38.50", "119.40", "49.90", "74.00"};

    private final History history;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int order = 5500;

    private Past(History history) {
        this.history = history;
    }

    /// Plays all but the last one.
    ///
    /// @return the numbers that the postbacks got, by when they arrived
    static Map<Instant, Long> play(History history) {
        Past past = new Past(history);
        past.business();
        past.told();
        past.arrivals.sort(Comparator.comparing(Arrival::receivedAt));
        List<CompletableFuture<Intake.Outcome>> stored = past.arrivals.stream().map(history::arrive).toList();
        Map<Instant, Long> numbers = new HashMap<>();
        for (CompletableFuture<Intake.Outcome> outcome : stored) {
            switch (outcome.join()) {
                case Intake.Outcome.Stored(var postback) ->
                    numbers.put(postback.arrival().receivedAt(), postback.number());
                case Intake.Outcome.NotStored(String reason) -> throw new IllegalStateException(reason);
            }
        }
        return numbers;
    }

    /// Plays the last one: it arrives before the viewer's eyes.
    static void playLast(History history) {
        Past past = new Past(history);
        Instant when = at("10:42:07");
        Intake.Outcome outcome = history
                .arrive(Merchant.VERDA.postback(when, past.click(Merchant.VERDA, when), past.sale("64.90", "EUR")))
                .join();
        if (outcome instanceof Intake.Outcome.NotStored(String reason)) {
            throw new IllegalStateException(reason);
        }
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + "Z");
    }

    /// The id of a click that was made some minutes before.
    private String click(Merchant merchant, Instant before) {
        Redirects.Outcome outcome = history.visit(new Visit(before.minus(TO_BUY), "GET", merchant.slug(), "",
                "192.0.2." + (100 + order % 100), "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                null, false, false)).join();
        if (outcome instanceof Redirects.Outcome.Redirect(String location)) {
            Matcher id = CLICK_ID.matcher(location);
            if (id.find()) {
                return id.group(1);
            }
        }
        throw new IllegalStateException("No click id in " + outcome);
    }

    private String sale(String value, String currency) {
        return "&val=" + value + "&com=0&comperc=10&txid=PK-" + order++ + "&currency=" + currency;
    }

    private static String subscription(String value) {
        return "&val=" + value + "&com=0&comperc=10";
    }

    private static String lead() {
        return "&val=0&com=3.50";
    }

    private void add(Arrival arrival) {
        arrivals.add(arrival);
    }

    private void accepted(Merchant merchant, String time, String rest) {
        add(merchant.postback(at(time), click(merchant, at(time)), rest));
    }

    /// Fills the hour up to 10:35 with what such an hour holds.
    private void business() {
        Instant minute = at("09:43:00");
        int n = 0;
        for (int count : BUSY) {
            for (int i = 0; i < count; i++) {
                Instant when = minute.plusSeconds(60L * i / count + 7 * n % 11);
                add(minute.isBefore(TEN_TWELVE) ? quiet(when, n) : troubled(when, n));
                n++;
            }
            minute = minute.plusSeconds(60);
        }
    }

    private Arrival quiet(Instant when, int n) {
        return n % 23 == 11 ? Merchant.PEAK.postback(when, click(Merchant.PEAK, when), "&val=$19.90&com=0")
                : usual(when, n);
    }

    /// From 10:12 on, Peakline sends its placeholder as it stands.
    private Arrival troubled(Instant when, int n) {
        if (n % 5 < 2) {
            return Merchant.SUMMER.postback(when, "{clickid}", sale(PRICES[n % PRICES.length], "USD"));
        }
        return n % 13 == 4
                ? Merchant.VERDA_SUBSCRIPTION.postback(when, "198.51.100.90",
                        click(Merchant.VERDA_SUBSCRIPTION, when), subscription("119.40"))
                : usual(when, n);
    }

    private Arrival usual(Instant when, int n) {
        String price = PRICES[n % PRICES.length];
        return switch (n % 8) {
            case 0, 3, 5 -> Merchant.VERDA.postback(when, click(Merchant.VERDA, when), sale(price, "EUR"));
            case 1 -> Merchant.BEANS.postback(when, click(Merchant.BEANS, when),
                    sale(price, "EUR") + (n % 40 == 9 ? "&status=pending" : ""));
            case 2, 6 -> Merchant.TRIAL.postback(when, click(Merchant.TRIAL, when), lead());
            case 4 -> Merchant.VERDA_SUBSCRIPTION.postback(when, click(Merchant.VERDA_SUBSCRIPTION, when),
                    subscription("119.40"));
            default -> n % 16 == 7 && !arrivals.isEmpty() && repeatable(arrivals.getLast())
                    ? again(arrivals.getLast(), when)
                    : Merchant.SUMMER.postback(when, click(Merchant.SUMMER, when), sale(price, "USD"));
        };
    }

    private static boolean repeatable(Arrival arrival) {
        return !arrival.query().contains("{clickid}") && !arrival.query().contains("$")
                && !arrival.sender().endsWith(".90");
    }

    private static Arrival again(Arrival arrival, Instant when) {
        return new Arrival(when, arrival.method(), arrival.path(), arrival.query(), arrival.headers(), new byte[0],
                arrival.sender(), false);
    }

    /// The last twenty but one, as the pictures show them.
    private void told() {
        String beans = click(Merchant.BEANS, at("09:50:10"));
        String approval = "&val=38.50&com=0&comperc=10&txid=NL-70114&currency=EUR&status=";
        add(Merchant.BEANS.postback(at("09:50:10"), beans, approval + "pending"));
        Arrival lead = Merchant.TRIAL.postback(at("10:27:40"), click(Merchant.TRIAL, at("10:27:40")), lead());
        add(lead);
        add(Merchant.BEANS.postback(at("10:35:51"), click(Merchant.BEANS, at("10:35:51")).substring(0, 20),
                sale("74.00", "EUR")));
        accepted(Merchant.VERDA, "10:36:15", sale("64.90", "EUR"));
        add(Merchant.SUMMER.postback(at("10:36:48"), "{clickid}", sale("49.90", "USD")));
        add(again(lead, at("10:37:02")));
        accepted(Merchant.BEANS, "10:37:26", sale("38.50", "EUR"));
        accepted(Merchant.VERDA_SUBSCRIPTION, "10:37:59", subscription("119.40"));
        accepted(Merchant.PEAK, "10:38:17", sale("$49.90", "USD"));
        accepted(Merchant.VERDA, "10:38:40", sale("29.90%20", "EUR"));
        add(Merchant.SUMMER.postback(at("10:38:52"), "{clickid}", sale("89.00", "USD")));
        accepted(Merchant.BEANS, "10:39:12", sale("212.00", "EUR") + "&status=pending");
        accepted(Merchant.TRIAL, "10:39:44", lead());
        add(Merchant.VERDA_SUBSCRIPTION.postback(SENDER, "198.51.100.90", click(Merchant.VERDA_SUBSCRIPTION, SENDER),
                subscription("119.40") + "&txid=AF-5521907&status=1"));
        add(Merchant.BEANS.postback(at("10:40:31"), beans, approval + "approved"));
        Arrival box = Merchant.VERDA.postback(at("10:40:52"), click(Merchant.VERDA, at("10:40:52")),
                sale("64.90", "EUR"));
        add(box);
        add(Merchant.SUMMER.postback(at("10:40:58"), "{clickid}", sale("129.00", "USD")));
        accepted(Merchant.VERDA_SUBSCRIPTION, "10:41:20", subscription("119%252E40"));
        add(again(box, at("10:41:33")));
        accepted(Merchant.TRIAL, "10:41:48", lead());
        add(Merchant.SUMMER.postback(PLACEHOLDER, "{clickid}", "&val=49.90&com=0&comperc=10&txid=PK-90817"));
    }
}
