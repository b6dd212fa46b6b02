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
import java.util.Locale;
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
        FxThread.Took _ = openAnew(null);
        return FxThread.call(LiveSight::here).orElseThrow();
    }

    /// Opens the window on the live table, in place of the one that shows a scene.
    ///
    /// @return how long until the first row has been laid out
    private FxThread.Took openAnew(@Nullable Scene last) throws InterruptedException {
        CompletableFuture<FxThread.Now> laidOut = new CompletableFuture<>();
        AnimationTimer looking = FxThread.call(() -> new Opening(last, laidOut));
        FxThread.run(looking::start);
        FxThread.Now start = FxThread.call(FxThread.Now::here);
        window.open(receiver, "live");
        return FxThread.get(laidOut, "the first page").since(start);
    }

    /// Looks at each pulse whether a new window is there, and then after each layout whether it shows a row.
    private static final class Opening extends AnimationTimer {
        private final @Nullable Scene last;
        private final CompletableFuture<FxThread.Now> laidOut;

        Opening(@Nullable Scene last, CompletableFuture<FxThread.Now> laidOut) {
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
                            laidOut.complete(FxThread.Now.here());
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
        List<FxThread.Took> again = new ArrayList<>();
        Scene last = FxThread.call(() -> LiveSight.here().map(LiveSight::scene).orElse(null));
        FxThread.Took first = openAnew(last);
        for (int i = 0; i < rounds; i++) {
            Scene shown = FxThread.call(LiveSight::here).orElseThrow().scene();
            window.leave();
            again.add(openAnew(shown));
        }
        tell("open: the window with its first page", first, again, 300);
    }

    private void filters(LiveSight sight, int rounds) throws InterruptedException {
        List<FxThread.Took> times = new ArrayList<>();
        FxThread.Took first = sight.press("rejected", row -> row.result() == Result.REJECTED);
        FxThread.Took _ = sight.press("all", _ -> true);
        for (int i = 0; i < rounds; i++) {
            times.add(sight.press("rejected", row -> row.result() == Result.REJECTED));
            times.add(sight.press("all", _ -> true));
        }
        tell("filter: a pill's first page", first, times, 100);
    }

    private void searches(LiveSight sight, int rounds) throws InterruptedException {
        long stored = receiver.status().stored();
        timed(sight, rounds, "text of the newest", "seed-" + (stored - 2));
        timed(sight, rounds, "text " + String.format(Locale.ROOT, "%,d", stored / DEEP) + " rows down",
                "seed-" + (stored - stored / DEEP));
    }

    private void timed(LiveSight sight, int rounds, String what, String text) throws InterruptedException {
        Predicate<PostbackRow> expected = row -> text.equals(row.reading().transactionId());
        List<FxThread.Took> times = new ArrayList<>();
        FxThread.Took first = sight.search(text, expected);
        FxThread.Took _ = sight.clear();
        for (int i = 0; i < rounds; i++) {
            times.add(sight.search(text, expected));
            FxThread.Took _ = sight.clear();
        }
        tell("search: " + what, first, times, 150);
    }

    private void tell(String what, FxThread.Took first, List<FxThread.Took> times, double goal) {
        double[] all = times.stream().mapToDouble(FxThread.Took::millis).toArray();
        figures.add(Figure.of(what + ", first time", first.millis(), "ms"));
        figures.add(new Figure(what + ", median", Median.of(all), "ms", Figure.Goal.atMost(goal)));
        figures.add(Figure.of(what + ", longest", Arrays.stream(all).max().orElse(0), "ms"));
        figures.add(Figure.of(what + ", FX thread computing",
                Median.of(times.stream().mapToDouble(FxThread.Took::computed).toArray()), "CPU ms"));
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
        figures.add(Figure.of("jumps: FX thread, each", 10 * seen.fxCpu() / seen.pulses(), "CPU ms"));
        figures.add(Figure.of("jumps: drawing thread, each", 10 * seen.rendererCpu() / seen.pulses(), "CPU ms"));
        figures.add(Figure.of("jumps: longest freeze", seen.longestWait(), "ms"));
        figures.add(Figure.of("jumps: others", seen.others(), "% of all cores"));
        figures.add(Figure.of("jumps: rows in the table at the end", FxThread.call(sight::rows), ""));
        long newest = receiver.status().stored();
        FxThread.Took back = FxThread.untilLaidOut(sight.scene(), () -> bar.setValue(0),
                () -> sight.top().filter(row -> row.number() >= newest).isPresent(), "the newest row on top again");
        figures.add(Figure.of("jumps: back to the newest", back.millis(), "ms"));
    }
}
