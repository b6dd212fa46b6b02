package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.desktop.demo.Business.Report;
import dev.postbackdesk.desktop.demo.Business.Visitor;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.receiver.History;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A month of business up to now: fewer clicks at night and on Sundays, more of them from week to week, two days on which
/// Peakline forgets its placeholder, and a last hour as lively as what follows. The same each time for the same moment; every
/// click and postback goes through judge and writer.
public final class DemoHistory {
    private static final int DAYS = 30;
    private static final long SEED = 20_261_128;
    /// Clicks of an ordinary weekday, before it grows.
    private static final int BUSY = 150;
    /// Clicks that are stored at once, far fewer than the writer's queue holds.
    private static final int AT_ONCE = 3_000;
    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final Duration LAST_SECONDS = Duration.ofSeconds(8);
    /// How a day's clicks are spread over its hours, in thousandths.
    private static final int[] HOURS = {14, 8, 5, 4, 5, 10, 22, 38, 52, 58, 60, 58, 62, 56, 50, 48, 50, 56, 66, 76, 78,
            62,
            40, 22};
    private static final Pattern CLICK_ID = Pattern.compile("=([0-7][0-9a-hjkmnp-tv-z]{25})(?![0-9a-z])");

    private final History history;
    private final DemoClock clock;
    private final Instant now;
    private final ZoneId zone;
    private final DoubleConsumer progress;
    private final PriorityQueue<Arrival> waiting = new PriorityQueue<>(Comparator.comparing(Arrival::receivedAt));

    private DemoHistory(History history, DemoClock clock, Instant now, ZoneId zone, DoubleConsumer progress) {
        this.progress = progress;
        this.history = history;
        this.clock = clock;
        this.now = now;
        this.zone = zone;
    }

    /// Writes it, and returns when it is stored; a second or two.
    ///
    /// @param clock that of the receiver, which runs afterwards
    /// @param zone whose nights are quiet
    /// @param progress is told again and again what part of the month is stored, 0 to 1; on the thread that stores
    /// @throws IllegalStateException if it can't be stored; says why
    public static void play(History history, DemoClock clock, Instant now, ZoneId zone, DoubleConsumer progress) {
        DemoHistory month = new DemoHistory(history, clock, now.truncatedTo(ChronoUnit.MICROS), zone, progress);
        try {
            month.play();
        } finally {
            clock.run();
        }
    }

    /// Lets one more box be bought.
    ///
    /// @param at when its postback arrives, some seconds after the click
    public static void sellOne(History history, Instant at) {
        Instant clicked = at.minusSeconds(38);
        Redirects.Outcome outcome = history.visit(new Visit(clicked, "GET", Merchant.VERDA.slug(), "", "192.0.2.77",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)", null, false, false)).join();
        if (!(outcome instanceof Redirects.Outcome.Redirect(String location)) || history
                .arrive(Merchant.VERDA.postback(at, clickId(location),
                        "&val=64.90&com=0&comperc=10&txid=VE-1A2B3C4D5E&currency=EUR"))
                .join() instanceof Intake.Outcome.NotStored) {
            throw new IllegalStateException("The last sale was not stored.");
        }
    }

    /// The click id in the address that a visitor is sent to.
    ///
    /// @throws IllegalStateException if there is none
    static String clickId(String location) {
        Matcher id = CLICK_ID.matcher(location);
        if (!id.find()) {
            throw new IllegalStateException("There is no click id in " + location);
        }
        return id.group(1);
    }

    private record Clicked(Visitor visitor, Instant at, CompletableFuture<Redirects.Outcome> outcome) {}

    private void play() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant lively = now.minus(LAST_HOUR);
        List<Clicked> clicks = new ArrayList<>();
        for (int before = DAYS; before >= 0; before--) {
            LocalDate day = today.minusDays(before);
            // A day of its own seed: it stays what it is, whatever the days before it held.
            Random random = new Random(SEED + before);
            Business business = new Business(random, false);
            boolean trouble = before == 7 || before == 8;
            for (Instant at : moments(day, before, random)) {
                if (at.isBefore(lively)) {
                    clicks.add(click(business.next(trouble), at));
                } else {
                    business.next(trouble);
                }
            }
            // Several days at once, since every batch is forced to the disk.
            if (clicks.size() > AT_ONCE || before == 0) {
                settle(clicks, min(day.plusDays(1).atStartOfDay(zone).toInstant(), lively));
                clicks.clear();
            }
        }
        // What is due in the last seconds is left to what goes on from here.
        Instant end = now.minus(LAST_SECONDS);
        Random random = new Random(SEED);
        Business business = new Business(random, true);
        for (Instant at = lively; at.isBefore(end); at = at.plus(DemoTraffic.gap(random))) {
            clicks.add(click(business.next(false), at));
        }
        settle(clicks, end);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Months differ little from week to week, so that time tells.
    private double part(Instant at) {
        Duration month = Duration.ofDays(DAYS);
        return Math.clamp(1 - (double) Duration.between(at, now).toSeconds() / month.toSeconds(), 0, 1);
    }

    /// When somebody clicks on that day, in order.
    private List<Instant> moments(LocalDate day, int before, Random random) {
        double week = day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? 0.6
                : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.75 : 1;
        double growth = 1 + 0.5 * (DAYS - before) / DAYS;
        List<Instant> moments = new ArrayList<>();
        for (int hour = 0; hour < HOURS.length; hour++) {
            Instant start = day.atTime(hour, 0).atZone(zone).toInstant();
            double expected = BUSY * week * growth * HOURS[hour] / 1_000;
            int count = (int) Math.round(expected * (0.75 + 0.5 * random.nextDouble()));
            for (int i = 0; i < count; i++) {
                moments.add(start.plusMillis(random.nextInt(3_600_000)));
            }
        }
        moments.sort(null);
        return moments;
    }

    private Clicked click(Visitor visitor, Instant at) {
        clock.show(at);
        CompletableFuture<Redirects.Outcome> outcome = history.visit(new Visit(at, "GET", visitor.merchant().slug(),
                visitor.query(), visitor.address(), visitor.agent(), null, false, false));
        return new Clicked(visitor, at, outcome.whenComplete((_, _) -> progress.accept(part(at))));
    }

    /// Reports what was bought, up to a moment; what comes later waits, and what comes after now never does.
    private void settle(List<Clicked> clicks, Instant until) {
        for (Clicked clicked : clicks) {
            String clickId = switch (clicked.outcome().join()) {
                case Redirects.Outcome.Redirect(String location) -> clickId(location);
                case Redirects.Outcome.NotFound _,Redirects.Outcome.NotNow _ -> throw new IllegalStateException(
                        "The demo has no link " + clicked.visitor().merchant().slug());
                case Redirects.Outcome.NotStored(Saying reason) -> throw new IllegalStateException(reason.english());
            };
            for (Report report : clicked.visitor().reports()) {
                waiting.add(report.arrival(clicked.at(), clickId));
            }
        }
        clock.show(until);
        List<CompletableFuture<Intake.Outcome>> stored = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().receivedAt().isBefore(until)) {
            stored.add(history.arrive(waiting.remove()));
        }
        for (CompletableFuture<Intake.Outcome> outcome : stored) {
            if (outcome.join() instanceof Intake.Outcome.NotStored(Saying reason)) {
                throw new IllegalStateException(reason.english());
            }
        }
    }
}
