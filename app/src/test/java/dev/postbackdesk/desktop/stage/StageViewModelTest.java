package dev.postbackdesk.desktop.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Money;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverStatus;
import dev.postbackdesk.receiver.Sums;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageViewModelTest {
    private Instant clock = Instant.parse("2026-11-22T10:42:10Z");
    private final MemoryReceiver receiver = new MemoryReceiver(() -> clock);
    private final Feed feed = new Feed(receiver);
    private final Messages words = new Messages(Locale.ENGLISH);
    private final Format format = new Format(Locale.ENGLISH, ZoneOffset.UTC);
    private final StageViewModel model = new StageViewModel(receiver, feed, new Tasks(Runnable::run), words, format);

    @BeforeEach
    void define() {
        receiver.define(SampleDefinitions.all());
        feed.deliver();
    }

    private void arrive(long number, Result result, String value, String commission, String status, boolean test) {
        Reading reading = new Reading(null, null, null, 1, 1, new BigDecimal(value), new BigDecimal(commission), "EUR",
                null,
                status, List.of());
        receiver.arrive(
                new Postback(number, new Arrival(clock, "GET", "/postback", "", List.of(), new byte[0], "192.0.2.1",
                        test), result, List.of(), reading, null, test, 200, clock));
        feed.deliver();
    }

    private StageState.Newest newest() {
        return Objects.requireNonNull(model.stateProperty().get().newest());
    }

    @Test
    void theNewestConversionIsWhatWasAccepted() {
        model.open();
        assertThat(model.stateProperty().get().newest()).isNull();
        arrive(1, Result.ACCEPTED, "1298.000000", "129.800000", "approved", false);
        arrive(2, Result.REJECTED, "64.900000", "6.490000", "approved", false);
        arrive(3, Result.ACCEPTED, "5.000000", "0.500000", "approved", true);

        assertThat(newest().amount()).isEqualTo("1,298.00");
        assertThat(newest().currency()).isEqualTo("EUR");
        assertThat(newest().title()).isEqualTo("Sale accepted");
        assertThat(newest().link()).isEqualTo("Verda spring box");
        assertThat(model.stateProperty().get().lines()).extracting(StageState.Line::verdict)
                .containsExactly(VerdictChip.REJECTED);
        assertThat(model.stateProperty().get().lines().getFirst().text()).startsWith("Sale, Verda spring box");
    }

    @Test
    void aLeadIsWorthItsCommissionAndWhatWaitsSaysSo() {
        model.open();
        arrive(1, Result.ACCEPTED, "0.000000", "3.500000", "approved", false);
        assertThat(newest().amount()).isEqualTo("3.50");
        assertThat(newest().pending()).isFalse();

        arrive(2, Result.ACCEPTED, "64.900000", "6.490000", "pending", false);
        assertThat(newest().pending()).isTrue();
        assertThat(newest().title()).isEqualTo("Sale waits for approval");
        assertThat(model.stateProperty().get().lines()).hasSize(1);
    }

    @Test
    void timesGrowOlder() {
        model.open();
        arrive(1, Result.ACCEPTED, "64.900000", "6.490000", "approved", false);
        assertThat(model.agoProperty().get()).isEqualTo("just now");
        for (var step : Map.of(4L, "4 s ago", 90L, "1 min ago", 7_300L, "2 h ago", 200_000L, "2 d ago").entrySet()) {
            clock = Instant.parse("2026-11-22T10:42:10Z").plus(Duration.ofSeconds(step.getKey()));
            model.tick();
            assertThat(model.agoProperty().get()).isEqualTo(step.getValue());
        }
    }

    @Test
    void figuresAndFunnelAreTodaysAndCurrenciesStayApart() {
        Money euros = new Money(280, 4, 3, new BigDecimal("14826.000000"), new BigDecimal("1482.600000"));
        Money dollars = new Money(7, 0, 0, new BigDecimal("6341.500000"), new BigDecimal("634.150000"));
        StageState.Figures figures = new StageText(words, format).figures(new Sums(1_204, 9,
                Map.of(Result.ACCEPTED, 290L, Result.REJECTED, 28L),
                new TreeMap<>(Map.of("USD", dollars, "EUR", euros))));

        assertThat(figures.counters()).extracting(counter -> counter.figure() + counter.unit()).containsExactly("1,204",
                "318", "287", "1,482.60EUR", "634.15USD");
        assertThat(figures.funnel()).extracting(step -> step.count() + " " + step.percent()).containsExactly(
                "1,204 100 %", "318 26.4 %", "287 23.8 %");
        assertThat(new StageText(words, format).figures(Sums.NONE).funnel())
                .allSatisfy(step -> assertThat(step.percent()).isEmpty());
    }

    @Test
    void linksAreTurnedThroughAndPausedOnesLeftOut() {
        model.open();
        assertThat(model.links()).isEqualTo(4);
        assertThat(Objects.requireNonNull(model.linkProperty().get()).slug().value()).isEqualTo("verda-box");
        model.turn(-1);
        assertThat(Objects.requireNonNull(model.linkProperty().get()).slug().value()).isEqualTo("trial");
        receiver.define(SampleDefinitions.all());
        feed.deliver();
        assertThat(Objects.requireNonNull(model.linkProperty().get()).slug().value()).as("the chosen one stays")
                .isEqualTo("trial");
        model.turn(1);
        assertThat(model.url(Objects.requireNonNull(model.linkProperty().get())))
                .isEqualTo(receiver.baseAddress() + "/c/verda-box");
    }

    private static ReceiverStatus status(boolean storing) {
        return new ReceiverStatus(storing, Saying.NOTHING, 0);
    }

    @Test
    void whatCanNotBeStoredIsSaidWheneverThatBegan() {
        receiver.become(status(false));
        StageViewModel later = new StageViewModel(receiver, new Feed(receiver), new Tasks(Runnable::run), words,
                format);
        later.open();
        assertThat(later.receivingProperty().get()).as("since before anybody listened").isFalse();

        receiver.become(status(true));
        feed.deliver();
        model.open();
        assertThat(model.receivingProperty().get()).isTrue();
        model.close();
        receiver.become(status(false));
        feed.deliver();
        model.open();
        assertThat(model.receivingProperty().get()).as("since it was out of sight").isFalse();
        receiver.become(status(true));
        feed.deliver();
        assertThat(model.receivingProperty().get()).isTrue();
    }

    @Test
    void whatCouldNotBeReadIsReadWithTheNextTick() {
        arrive(1, Result.ACCEPTED, "64.900000", "6.490000", "approved", false);
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));
        model.open();
        assertThat(model.stateProperty().get().newest()).isNull();
        receiver.failWith(null);
        model.tick();
        assertThat(newest().amount()).isEqualTo("64.90");
    }

    @Test
    void outOfSightNothingIsRead() {
        arrive(1, Result.ACCEPTED, "64.900000", "6.490000", "approved", false);
        model.tick();
        assertThat(model.stateProperty().get()).isEqualTo(StageState.NOTHING);
        model.open();
        assertThat(newest().amount()).isEqualTo("64.90");
        model.close();
        arrive(2, Result.ACCEPTED, "1.000000", "0.100000", "approved", false);
        assertThat(newest().number()).isEqualTo(1);
    }
}
