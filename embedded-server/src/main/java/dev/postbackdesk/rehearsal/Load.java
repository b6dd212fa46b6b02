package dev.postbackdesk.rehearsal;

import static dev.postbackdesk.rehearsal.Ground.await;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.TestClick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Many visitors and their orders, sound and faulty, over HTTP to a receiver of its own. Bounded in time, in number and in
/// what is under way, so that its memory stays the same however long it runs.
public final class Load {
    /// It ends then.
    public static final Duration LONGEST = Duration.ofMinutes(10);
    /// Likewise: so that the folder stays below some hundred megabytes.
    public static final int MOST_VISITORS = 100_000;

    /// Longer than what is called too fast, see [Fault#AT_ONCE].
    private static final Duration TO_BUY = Duration.ofMillis(2_500);
    /// Of faults that make orders late, as nobody waits for a month.
    private static final Duration SHORT_WINDOW = Duration.ofSeconds(1);
    private static final int UNDER_WAY = 64;
    private static final long BEAT_MILLIS = 10;
    private static final long TELL_NANOS = Duration.ofMillis(250).toNanos();
    private static final ConversionId FAULTY = new ConversionId("FA01F0E1D2C3B4A5968778695A4B3C2D");

    private final TrackingLink link;
    private final Conversion sound;
    private final TrackingLink faultyLink;
    private final Conversion faulty;
    private final LoadPlan plan;

    public Load(TrackingLink link, Conversion conversion, LoadPlan plan) {
        this.plan = plan;
        sound = Copy.of(conversion, Fault.NOTHING);
        this.link = Copy.of(link, sound);
        Conversion copy = Copy.of(conversion, FAULTY, plan.fault());
        faulty = plan.fault() == Fault.LATE ? copy.withWindow(SHORT_WINDOW) : copy;
        TrackingLink carrying = Copy.of(link, faulty);
        faultyLink = new TrackingLink(new Slug(link.slug().key().equals("faulty") ? "faulty-2" : "faulty"),
                carrying.name(), carrying.destination(), carrying.network(),
                plan.fault() == Fault.NOT_ON_THE_LINK ? List.of() : carrying.conversions(), carrying.lifecycle());
    }

    /// Runs on the calling thread, which must be one that may wait, until it has run for [#LONGEST], or
    /// [#MOST_VISITORS] came. The receiver and its folder are gone afterwards.
    ///
    /// @param scratch the folder that the receiver's is made in
    /// @param each told how it stands, four times a second
    /// @throws InterruptedException if the thread was interrupted: that ends it at once
    public void run(Path scratch, Consumer<LoadFigures> each)
            throws ReceiverException, IOException, InterruptedException {
        Ground.play(scratch, InstantSource.system(), null,
                (receiver, merchant) -> new Running(receiver, merchant, each).all());
    }

    /// An order that is due some time after its click.
    ///
    /// @param repeated whether it was reported before
    private record Due(long nanos, long visitor, boolean faulty, String clickId, boolean repeated) {
        Due again() {
            return new Due(nanos, visitor, faulty, clickId, true);
        }
    }

    /// A load under way. Only answers come on other threads.
    private final class Running {
        private final Receiver receiver;
        private final Merchant merchant;
        private final Consumer<LoadFigures> each;
        private final long began;
        private final Semaphore room = new Semaphore(UNDER_WAY);
        /// In order of time: each waits equally long.
        private final Queue<Due> due = new ConcurrentLinkedQueue<>();
        /// Those that wait for nothing.
        private final Queue<Due> atOnce = new ConcurrentLinkedQueue<>();
        private final LongAdder answered = new LongAdder();
        private final LongAdder reported = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final Latencies latencies = new Latencies();
        private final ArrayDeque<Long> seconds = new ArrayDeque<>(List.of(0L));
        private long second;
        private long reportedBefore;
        private long visitors;
        private long postbacks;
        private long soundOrders;

        Running(Receiver receiver, Merchant merchant, Consumer<LoadFigures> each) {
            this.receiver = receiver;
            this.merchant = merchant;
            this.each = each;
            await(receiver.saveConversion(sound));
            await(receiver.saveConversion(faulty));
            await(receiver.saveLink(null, link));
            await(receiver.saveLink(null, faultyLink));
            if (plan.fault() == Fault.CONVERSION_PAUSED) {
                await(receiver.saveConversion(faulty.withLifecycle(Lifecycle.PAUSED)));
            }
            began = System.nanoTime();
        }

        void all() throws InterruptedException {
            long told = began;
            for (long now = began; now - began < LONGEST.toNanos() && !isDone(); now = System.nanoTime()) {
                clicks(now);
                orders(now);
                if (now - told >= TELL_NANOS) {
                    told = now;
                    each.accept(figures(now));
                }
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
            }
            // What is under way is answered within moments.
            if (room.tryAcquire(UNDER_WAY, 5, TimeUnit.SECONDS)) {
                room.release(UNDER_WAY);
            }
            each.accept(figures(System.nanoTime()));
        }

        private boolean isDone() {
            // First whether all is answered: an answer leaves its order before it gives its place back.
            return visitors >= MOST_VISITORS && room.availablePermits() == UNDER_WAY && due.isEmpty()
                    && atOnce.isEmpty();
        }

        private void clicks(long now) {
            long wanted = Math.min((now - began) * plan.perSecond() / 1_000_000_000L + 1, MOST_VISITORS);
            // What could not be sent in time is not made up for at one go.
            while (visitors < wanted && room.tryAcquire()) {
                long visitor = visitors++;
                boolean wrong = plan.isFaulty(visitor);
                URI url = receiver.localAddress().resolve("/c/" + (wrong ? faultyLink : link).slug());
                send(Merchant.click(url, Merchant.visitor(Fault.NOTHING)), answer -> {
                    String location = answer.headers().firstValue("Location").orElse("");
                    @Nullable
                    String clickId = TestClick.clickIdIn(link.destination(), location);
                    Due order = new Due(System.nanoTime() + TO_BUY.toNanos(), visitor, wrong,
                            clickId == null ? "" : clickId, false);
                    (wrong && plan.fault() == Fault.AT_ONCE ? atOnce : due).add(order);
                });
            }
        }

        private void orders(long now) {
            for (Due next = atOnce.peek(); next != null && room.tryAcquire(); next = atOnce.peek()) {
                report(atOnce.remove());
            }
            for (Due next = due.peek(); next != null && next.nanos() <= now && room.tryAcquire(); next = due.peek()) {
                report(due.remove());
            }
        }

        private void report(Due order) {
            Conversion conversion = order.faulty() ? faulty : sound;
            Fault fault = order.faulty() ? plan.fault() : Fault.NOTHING;
            String number = "RH-" + (1_001 + order.visitor());
            Order sent = order.repeated() && fault.repeats()
                    ? Order.again(fault, number, order.clickId(), conversion.id().value(), conversion.token())
                    : Order.first(fault, number, order.clickId(), conversion.id().value(), conversion.token());
            boolean more = !order.repeated() && (order.faulty() ? fault.repeats() : plan.isTwice(soundOrders++));
            postbacks++;
            send(Merchant.report(receiver.localAddress(), sent), _ -> {
                reported.increment();
                if (more) {
                    atOnce.add(order.again());
                }
            });
        }

        /// Sends it in a place that was taken in `room`.
        private void send(HttpRequest request, Consumer<HttpResponse<String>> then) {
            long sent = System.nanoTime();
            var _ = merchant.client().sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .whenComplete((answer, problem) -> {
                        if (problem != null) {
                            failed.increment();
                        } else {
                            latencies.add(Duration.ofNanos(System.nanoTime() - sent));
                            answered.increment();
                            if (answer.statusCode() >= 500) {
                                failed.increment();
                            } else {
                                then.accept(answer);
                            }
                        }
                        room.release();
                    });
        }

        private LoadFigures figures(long now) {
            Duration elapsed = Duration.ofNanos(now - began);
            long total = reported.sum();
            while (second < elapsed.toSeconds()) {
                second++;
                reportedBefore = total;
                seconds.add(0L);
                if (seconds.size() > LoadFigures.SECONDS) {
                    seconds.remove();
                }
            }
            seconds.removeLast();
            seconds.add(total - reportedBefore);
            Receiver.ResultCounts counts = await(receiver.counts(PostbackQuery.NEWEST));
            Map<Result, Long> verdicts = new EnumMap<>(Result.class);
            Arrays.stream(Result.values())
                    .forEach(result -> verdicts.put(result, counts.byResult().getOrDefault(result, 0L)));
            return new LoadFigures(elapsed, visitors, postbacks, answered.sum(), failed.sum(), verdicts,
                    counts.pending(), latencies.percentile(50), latencies.percentile(99), new ArrayList<>(seconds));
        }
    }
}
