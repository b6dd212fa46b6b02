package dev.postbackdesk.benchmarks;

import dev.postbackdesk.desktop.DesktopWindow;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.LocalReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/// Opens the window over what is stored, and does there what a user does with many rows.
final class ManyRows {
    private static final Duration JUMPING = Duration.ofSeconds(15);
    /// How far down the text lies that is searched, as a part of all.
    private static final int DEEP = 50;

    private final DesktopWindow window;
    private final LocalReceiver receiver;
    private final List<Figure> figures;

    ManyRows(DesktopWindow window, LocalReceiver receiver, List<Figure> figures) {
        this.window = window;
        this.receiver = receiver;
        this.figures = figures;
    }

    /// The live table, opened if it is not.
    LiveSight open() throws InterruptedException {
        Optional<LiveSight> here = FxThread.call(LiveSight::here);
        if (here.isPresent()) {
            return here.get();
        }
        double _ = openAnew(null);
        return FxThread.call(LiveSight::here).orElseThrow();
    }

    /// Opens the window on the live table, in place of the one that shows a scene.
    ///
    /// @return milliseconds until the first row has been laid out
    private double openAnew(@Nullable Scene last) throws InterruptedException {
        CompletableFuture<Long> laidOut = new CompletableFuture<>();
        AnimationTimer looking = FxThread.call(() -> new Opening(last, laidOut));
        FxThread.run(looking::start);
        long start = System.nanoTime();
        window.open(receiver, "live");
        return (FxThread.get(laidOut, "the first page") - start) / 1e6;
    }

    /// Looks at each pulse whether a new window is there, and then after each layout whether it shows a row.
    private static final class Opening extends AnimationTimer {
        private final @Nullable Scene last;
        private final CompletableFuture<Long> laidOut;

        Opening(@Nullable Scene last, CompletableFuture<Long> laidOut) {
            this.last = last;
            this.laidOut = laidOut;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the same scene, not an equal one
        public void handle(long now) {
            if (laidOut.isDone()) {
                stop();
            }
            LiveSight.here().filter(sight -> sight.scene() != last).ifPresent(sight -> {
                stop();
                sight.scene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        if (sight.top().isPresent()) {
                            laidOut.complete(System.nanoTime());
                            sight.scene().removePostLayoutPulseListener(this);
                        }
                    }
                });
            });
        }
    }

    /// @param rounds how often each is timed after the first time
    /// @param jumping how long it jumps, at most
    void measure(int rounds, Duration jumping) throws IOException, InterruptedException {
        opening(rounds);
        LiveSight sight = open();
        filters(sight, rounds);
        searches(sight, rounds);
        jumps(sight, jumping.compareTo(JUMPING) < 0 ? jumping : JUMPING);
    }

    private void opening(int rounds) throws InterruptedException {
        double[] again = new double[rounds];
        Scene last = FxThread.call(() -> LiveSight.here().map(LiveSight::scene).orElse(null));
        double first = openAnew(last);
        for (int i = 0; i < rounds; i++) {
            Scene shown = FxThread.call(LiveSight::here).orElseThrow().scene();
            window.leave();
            again[i] = openAnew(shown);
        }
        figures.add(Figure.of("open: the window with its first page, first time", first, "ms"));
        figures.add(new Figure("open: again, median", Median.of(again), "ms", Figure.Goal.atMost(300)));
        figures.add(Figure.of("open: again, longest", Arrays.stream(again).max().orElse(0), "ms"));
    }

    private void filters(LiveSight sight, int rounds) throws InterruptedException {
        List<Double> times = new ArrayList<>();
        double first = sight.press("rejected", row -> row.result() == Result.REJECTED);
        double _ = sight.press("all", _ -> true);
        for (int i = 0; i < rounds; i++) {
            times.add(sight.press("rejected", row -> row.result() == Result.REJECTED));
            times.add(sight.press("all", _ -> true));
        }
        tell("filter: a pill's first page", first, times, 100);
    }

    private void searches(LiveSight sight, int rounds) throws InterruptedException {
        long stored = receiver.status().stored();
        timed(sight, rounds, "text of the newest", "seed-" + (stored - 2));
        timed(sight, rounds, "text " + String.format(java.util.Locale.ROOT, "%,d", stored / DEEP) + " rows down",
                "seed-" + (stored - stored / DEEP));
    }

    private void timed(LiveSight sight, int rounds, String what, String text) throws InterruptedException {
        Predicate<PostbackRow> expected = row -> text.equals(row.reading().transactionId());
        List<Double> times = new ArrayList<>();
        double first = sight.search(text, expected);
        double _ = sight.clear();
        for (int i = 0; i < rounds; i++) {
            times.add(sight.search(text, expected));
            double _ = sight.clear();
        }
        tell("search: " + what, first, times, 150);
    }

    private void tell(String what, double first, List<Double> times, double goal) {
        double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
        figures.add(Figure.of(what + ", first time", first, "ms"));
        figures.add(new Figure(what + ", median", Median.of(all), "ms", Figure.Goal.atMost(goal)));
        figures.add(Figure.of(what + ", longest", Arrays.stream(all).max().orElse(0), "ms"));
    }

    private void jumps(LiveSight sight, Duration time) throws IOException, InterruptedException {
        ScrollBar bar = FxThread.call(sight::scrollBar);
        Random random = new Random(3);
        AnimationTimer jumping = FxThread.call(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                bar.setValue(bar.getMax() * random.nextDouble());
            }
        });
        FxThread.run(jumping::start);
        FxWatch watch = FxWatch.start(sight.scene(), List.of());
        Thread.sleep(time);
        FxWatch.Seen seen = watch.stop();
        FxThread.run(jumping::stop);
        figures.add(new Figure("jumps: frames", seen.pulses(), "a second", Figure.Goal.atLeast(55)));
        figures.add(Figure.of("jumps: of these drawn", seen.drawn(), "a second"));
        figures.add(Figure.of("jumps: FX thread", seen.fxCpu(), "% of a core"));
        figures.add(Figure.of("jumps: longest freeze", seen.longestWait(), "ms"));
        figures.add(Figure.of("jumps: others", seen.others(), "% of all cores"));
        figures.add(Figure.of("jumps: rows in the table at the end", FxThread.call(sight::rows), ""));
        FxThread.run(() -> bar.setValue(0));
        long newest = receiver.status().stored();
        double _ = FxThread.untilLaidOut(sight.scene(), () -> sight.scene().lookup("#pill-all"),
                () -> true, "the table's top");
        FxThread.run(() -> {});
        FxThread.await(() -> topIs(sight, newest), Duration.ofSeconds(60), "the newest row on top again");
    }

    private static boolean topIs(LiveSight sight, long newest) {
        try {
            return FxThread.call(() -> sight.top().filter(row -> row.number() >= newest).isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Broken off", e);
        }
    }
}
