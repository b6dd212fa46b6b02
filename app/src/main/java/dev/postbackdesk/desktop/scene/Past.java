package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.desktop.demo.Merchant;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.receiver.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// An hour of business, from 09:43 to 10:42 on 22 November 2026, the same each time: 236 postbacks of three merchants, the
/// last twenty of them told one by one. Every one goes through the judge; nothing is painted.
final class Past {
    static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    /// Up to here the user had seen everything.
    static final Instant SEEN_UNTIL = at("10:21:00");
    /// The one whose click id is a placeholder.
    static final Instant PLACEHOLDER = at("10:42:01");
    /// The one whose sender is not allowed.
    static final Instant SENDER = at("10:40:07");

    private static final Pattern CLICK_ID = Pattern.compile("=([0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])");
    /// From 10:12 on, Peakline sends its placeholder as it stands.
    private static final int QUIET_MINUTES = 29;
    private static final Duration TO_BUY = Duration.ofMinutes(14).plusSeconds(32);
    /// Postbacks a minute before the told ones begin: 124 up to 10:11, 90 from then on.
    private static final int[] BUSY = {3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 5, 5, 4, 4, 5, 4, 4, 4, 4, 4, 3, 4, 3,
            3,
            2, 3, 3, 3, 3, 4, 3, 3, 3, 3, 4, 3, 4, 3, 4, 4, 5, 4, 5, 5, 6, 5, 5, 5};
    private static final String[] PRICES = {"64.90", "29.90", "38.50", "119.40", "49.90", "74.00"};

    private final History history;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Queue<Arrival> waiting = new ArrayDeque<>();
    private Arrival last;
    private int order = 5500;

    private Past(History history) {
        this.history = history;
        last = Merchant.VERDA.postback(NOW, "", "");
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
                case Intake.Outcome.NotStored(Saying reason) -> throw new IllegalStateException(reason.english());
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
        if (outcome instanceof Intake.Outcome.NotStored(Saying reason)) {
            throw new IllegalStateException(reason.english());
        }
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + "Z");
    }

    /// The id of a click that was made some minutes before.
    private String click(Merchant merchant, Instant before) {
        return clickId(history.visit(new Visit(before.minus(TO_BUY), "GET", merchant.slug(), "",
                "192.0.2." + (100 + order % 100),
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                null, false, false)).join());
    }

    /// The click id in the address that a visitor is sent to.
    static String clickId(Redirects.Outcome outcome) {
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

    /// What becomes of a postback of the hour.
    private enum Fate {
        COUNTED, PENDING, APPROVED, REPEATED, PLACEHOLDER, NO_NUMBER, STRANGER
    }

    /// Fills the hour up to 10:35 with what such an hour holds.
    private void business() {
        int before = IntStream.range(0, QUIET_MINUTES).map(i -> BUSY[i]).sum();
        int after = IntStream.of(BUSY).sum() - before;
        Map<Fate, Integer> quiet = new EnumMap<>(
                Map.of(Fate.PENDING, 4, Fate.APPROVED, 1, Fate.REPEATED, 6, Fate.NO_NUMBER, 8));
        Map<Fate, Integer> troubled = new EnumMap<>(Map.of(Fate.APPROVED, 1, Fate.REPEATED, 4, Fate.PLACEHOLDER, 37,
                Fate.NO_NUMBER, 10, Fate.STRANGER, 5));
        List<Fate> fates = new ArrayList<>(spread(quiet, before));
        fates.addAll(spread(troubled, after));
        Instant minute = at("09:43:00");
        int n = 0;
        for (int count : BUSY) {
            for (int i = 0; i < count; i++) {
                add(arrival(fates.get(n), minute.plusSeconds(60L * i / count + 7 * n % 11), n));
                n++;
            }
            minute = minute.plusSeconds(60);
        }
    }

    /// Each fate as often as asked for, evenly among `size`; the rest is counted.
    private static List<Fate> spread(Map<Fate, Integer> wanted, int size) {
        Fate[] fates = new Fate[size];
        Arrays.fill(fates, Fate.COUNTED);
        wanted.forEach((fate, times) -> {
            for (int i = 0; i < times; i++) {
                int at = (2 * i + 1) * size / (2 * times);
                while (fates[at % size] != Fate.COUNTED || at % size < 2) {
                    at++;
                }
                fates[at % size] = fate;
            }
        });
        return List.of(fates);
    }

    private Arrival arrival(Fate fate, Instant when, int n) {
        String price = PRICES[n % PRICES.length];
        return switch (fate) {
            case COUNTED -> counted(when, n);
            case PENDING -> {
                Arrival first = Merchant.BEANS.postback(when, click(Merchant.BEANS, when),
                        sale(price, "EUR") + "&status=pending");
                waiting.add(first);
                yield first;
            }
            case APPROVED -> approved(waiting.remove(), when);
            case REPEATED -> again(last, when);
            case PLACEHOLDER -> Merchant.SUMMER.postback(when, "{clickid}", sale(price, "USD"));
            case NO_NUMBER -> Merchant.PEAK.postback(when, click(Merchant.PEAK, when), sale("$" + price, "USD"));
            case STRANGER -> Merchant.VERDA_SUBSCRIPTION.postback(when, "198.51.100.90",
                    click(Merchant.VERDA_SUBSCRIPTION, when), subscription("119.40"));
        };
    }

    private Arrival counted(Instant when, int n) {
        String price = PRICES[n % PRICES.length];
        last = switch (n % 8) {
            case 0, 3, 5 -> Merchant.VERDA.postback(when, click(Merchant.VERDA, when), sale(price, "EUR"));
            case 1 -> Merchant.BEANS.postback(when, click(Merchant.BEANS, when), sale(price, "EUR"));
            case 2, 6 -> Merchant.TRIAL.postback(when, click(Merchant.TRIAL, when), lead());
            case 4 -> Merchant.VERDA_SUBSCRIPTION.postback(when, click(Merchant.VERDA_SUBSCRIPTION, when),
                    subscription("119.40"));
            default -> Merchant.SUMMER.postback(when, click(Merchant.SUMMER, when), sale(price, "USD"));
        };
        return last;
    }

    private static Arrival approved(Arrival pending, Instant when) {
        return new Arrival(when, pending.method(), pending.path(), pending.query().replace("pending", "approved"),
                pending.headers(), new byte[0], pending.sender(), false);
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
        accepted(Merchant.VERDA, "10:38:40", sale("29.90", "EUR").replaceFirst("&", "?"));
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
