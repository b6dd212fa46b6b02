package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.desktop.demo.Merchant;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.receiver.History;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Thirty days of business before the hour of [Past], and thirty before these, in which there was less of it. The same each time.
final class Month {
    private static final LocalDate TODAY = LocalDate.ofInstant(Past.NOW, ZoneOffset.UTC);
    private static final int DAYS = 60;
    private static final int OF_THE_MONTH_BEFORE = 30;
    private static final int CLICKS = 300;
    private static final int CLICKS_BEFORE = 120;
    private static final int SECONDS = 86_400 - 3_600;
    private static final String[] PRICES = {"64.90", "29.90", "38.50", "119.40", "49.90", "74.00"};
    private static final String[] AGENTS = {
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"};
    private static final String CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private final History history;
    private final Random random = new Random(20_261_122);
    private int order = 1_000;

    private Month(History history) {
        this.history = history;
    }

    static void play(History history) {
        Month month = new Month(history);
        for (int before = DAYS; before >= 0; before--) {
            month.day(TODAY.minusDays(before), before);
        }
    }

    private record Clicked(Merchant merchant, Instant at, CompletableFuture<Redirects.Outcome> outcome) {}

    private void day(LocalDate day, int before) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int busy = before >= OF_THE_MONTH_BEFORE ? CLICKS_BEFORE : CLICKS;
        int count = (weekend ? busy * 2 / 3 : busy) + random.nextInt(busy / 4);
        // Today ends in the morning.
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        int seconds = before == 0 ? SECONDS / 3 : SECONDS;
        List<Clicked> clicks = new ArrayList<>();
        for (int i = 0; i < (before == 0 ? count / 3 : count); i++) {
            clicks.add(click(start.plusSeconds((long) seconds * i / count)));
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < clicks.size(); i++) {
            if (random.nextInt(100) < 19) {
                arrivals.add(postback(clicks.get(i), before));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::receivedAt));
        List<CompletableFuture<Intake.Outcome>> stored = arrivals.stream().map(history::arrive).toList();
        stored.forEach(CompletableFuture::join);
        clicks.forEach(clicked -> clicked.outcome.join());
    }

    private Clicked click(Instant at) {
        int which = random.nextInt(100);
        Merchant merchant = which < 34
                ? Merchant.VERDA
                : which < 58
                        ? Merchant.SUMMER
                        : which < 76 ? Merchant.BEANS : which < 94 ? Merchant.TRIAL : Merchant.PEAK;
        String agent = random.nextInt(11) == 0 ? CRAWLER : AGENTS[random.nextInt(AGENTS.length)];
        String query = random.nextInt(3) == 0 ? "utm_source=newsletter" : "";
        return new Clicked(merchant, at, history.visit(new Visit(at, "GET", merchant.slug(), query,
                "192.0.2." + (1 + random.nextInt(250)), agent, null, false, false)));
    }

    private Arrival postback(Clicked clicked, int before) {
        Instant at = clicked.at.plus(Duration.ofSeconds(40 + random.nextInt(3_000)));
        String id = Past.clickId(clicked.outcome.join());
        String price = PRICES[random.nextInt(PRICES.length)];
        int fate = random.nextInt(100);
        // A week ago Peakline's placeholder was not replaced for two days.
        if (clicked.merchant == Merchant.SUMMER && (fate < 4 || ((before == 8 || before == 7) && fate < 70))) {
            return Merchant.SUMMER.postback(at, "{clickid}", sale(price, "USD"));
        }
        return switch (clicked.merchant) {
            case VERDA, VERDA_SUBSCRIPTION -> fate < 3
                    ? Merchant.VERDA_SUBSCRIPTION.postback(at, "198.51.100.90", id, "&val=119.40&com=0&comperc=10")
                    : fate < 20
                            ? Merchant.VERDA_SUBSCRIPTION.postback(at, id, "&val=119.40&com=0&comperc=10")
                            : Merchant.VERDA.postback(at, id, sale(price, "EUR"));
            case BEANS -> fate < 6
                    ? Merchant.BEANS.postback(at, id.substring(0, 20), sale(price, "EUR"))
                    : Merchant.BEANS.postback(at, id, sale(price, "EUR") + (fate < 12 ? "&status=pending" : ""));
            case TRIAL -> Merchant.TRIAL.postback(at, id, fate < 3 ? "&val=&com=3.50" : "&val=0&com=3.50");
            case SUMMER -> Merchant.SUMMER.postback(at, id, sale(price, "USD"));
            case PEAK -> Merchant.PEAK.postback(at, id, sale((fate < 30 ? "$" : "") + price, "USD"));
        };
    }

    private String sale(String value, String currency) {
        return "&val=" + value + "&com=0&comperc=10&txid=MO-" + order++ + "&currency=" + currency;
    }
}
