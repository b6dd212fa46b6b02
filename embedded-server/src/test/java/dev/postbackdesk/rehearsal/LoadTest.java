package dev.postbackdesk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    Path scratch;

    /// Runs until so many postbacks were judged, and is interrupted then.
    private LoadFigures run(LoadPlan plan, long postbacks) throws Exception {
        AtomicReference<@Nullable LoadFigures> last = new AtomicReference<>();
        Thread caller = Thread.currentThread();
        Load load = new Load(new TrackingLink(new Slug("summer"), "Summer", "https://shop.example/?s2=[s2sidentifier]",
                null, List.of(SALE), Lifecycle.ACTIVE), Conversion.named(SALE, "Sale"), plan);
        assertThatThrownBy(() -> load.run(scratch, figures -> {
            last.set(figures);
            long judged = figures.verdicts().values().stream().mapToLong(Long::longValue).sum();
            if (judged >= postbacks || figures.elapsed().toSeconds() > 20) {
                caller.interrupt();
            }
        })).isInstanceOf(InterruptedException.class);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
        LoadFigures figures = last.get();
        assertThat(figures).isNotNull();
        return Objects.requireNonNull(figures);
    }

    @Test
    void soundFaultyAndRepeatedOrdersComeInTheirShares() throws Exception {
        LoadFigures figures = run(new LoadPlan(50, Fault.PLACEHOLDER_SENT, 20, 25), 100);

        double all = figures.verdicts().values().stream().mapToLong(Long::longValue).sum();
        // Of 100 orders 20 are faulty and 80 sound, of which 20 are reported twice.
        assertThat(figures.verdicts().getOrDefault(Result.REJECTED, 0L) / all).isBetween(0.12, 0.22);
        assertThat(figures.verdicts().getOrDefault(Result.DUPLICATE, 0L) / all).isBetween(0.12, 0.22);
        assertThat(figures.verdicts().getOrDefault(Result.ACCEPTED, 0L) / all).isBetween(0.6, 0.73);
        assertThat(figures.failed()).isZero();
        assertThat(figures.clicks()).isGreaterThan(figures.postbacks() / 2);
        assertThat(figures.median()).isPositive().isLessThanOrEqualTo(figures.p99());
        assertThat(figures.seconds()).hasSizeGreaterThanOrEqualTo(3);
    }

    /// All that can come among sound orders, each by its own copies of the definitions.
    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"LATE", "CONVERSION_PAUSED", "DECLINED_LATER"})
    void faultsOfDefinitionsAndTimesAreThoseOfTheirOwnOrders(Fault fault) throws Exception {
        LoadFigures figures = run(new LoadPlan(20, fault, 50, 0), 20);

        switch (fault.outcome()) {
            case REJECTED -> assertThat(figures.verdicts().get(Result.REJECTED)).isGreaterThan(5);
            case UPDATED -> assertThat(figures.verdicts().get(Result.UPDATED)).isGreaterThan(2);
            case WARNED, WELL, DUPLICATE, ON_THE_WHOLE ->
                assertThat(figures.verdicts().get(Result.REJECTED)).isZero();
        }
        assertThat(figures.verdicts().get(Result.ACCEPTED)).isGreaterThan(5);
    }

    @Test
    void whatCanNotBeIsRefused() {
        assertThatThrownBy(() -> new LoadPlan(0, Fault.NOTHING, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoadPlan(501, Fault.NOTHING, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoadPlan(1, Fault.NOTHING, 101, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoadPlan(1, Fault.CRAWLED, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharesAreSpreadEvenly() {
        LoadPlan plan = new LoadPlan(1, Fault.SENT_TWICE, 20, 33);
        assertThat(IntStream.range(0, 10).filter(plan::isFaulty).boxed()).containsExactly(4, 9);
        assertThat(IntStream.range(0, 100).filter(plan::isTwice).count()).isEqualTo(33);
    }

    @Test
    void latenciesAreRightToFivePercent() {
        Latencies latencies = new Latencies();
        assertThat(latencies.percentile(50)).isZero();
        IntStream.rangeClosed(1, 1_000).forEach(i -> latencies.add(Duration.ofMillis(i)));
        assertThat(latencies.percentile(50)).isBetween(Duration.ofMillis(500), Duration.ofMillis(530));
        assertThat(latencies.percentile(99)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_045));
    }
}
