package dev.postbackdesk.desktop.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.clicks.ClicksViewModel.State;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickRow;
import dev.postbackdesk.receiver.ReceiverException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClicksViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private final ReceiverException away = new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
            "The disk is away.");

    private Instant now = NOW;
    private final MemoryReceiver receiver = new MemoryReceiver(() -> now);
    private final Feed feed = new Feed(receiver);
    private final ClicksViewModel model = model(new Tasks(Runnable::run));
    private final Queue<Runnable> later = new ArrayDeque<>();

    private ClicksViewModel model(Tasks tasks) {
        return new ClicksViewModel(receiver, feed, tasks, new Messages(Locale.ENGLISH), ZoneOffset.UTC);
    }

    private void seek(String text) {
        model.searchField().setText(text);
    }

    private static ClickRow click(long number, int link, boolean bot) {
        return new ClickRow(new Click(number, NOW.minus(Duration.ofMinutes(90)).plusSeconds(number), link, "",
                "192.0.2." + number % 200, null, null, bot, false), "id" + number, List.of());
    }

    private void follow(int from, int to) {
        receiver.follow(IntStream.rangeClosed(from, to).mapToObj(n -> click(n, 1 + n % 2, n % 5 == 0))
                .toArray(ClickRow[]::new));
        feed.deliver();
    }

    private void postback(long number, long click, Result result, String status, @Nullable Long duplicateOf) {
        Reading reading = new Reading("id" + click, click, null, 1, 1, new BigDecimal("20"), new BigDecimal("2"), "EUR",
                null, status, List.of());
        receiver.arrive(new Postback(number, new Arrival(NOW, "GET", "/postback", "", List.of(), new byte[0],
                "203.0.113.9", false), result, List.of(), reading, duplicateOf, false, 200, NOW));
        feed.deliver();
    }

    private List<Long> numbers() {
        return numbers(model);
    }

    private void answer() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    /// As many older pages as there is room for.
    private void fill(ClicksViewModel slow) {
        slow.load();
        answer();
        slow.scrolledProperty().set(true);
        while (slow.rows().size() < ClicksViewModel.MOST_ROWS) {
            slow.loadOlder();
            answer();
        }
    }

    private static List<Long> numbers(ClicksViewModel model) {
        return model.rows().stream().map(ClickRow::number).toList();
    }

    /// As many as are kept, down from one.
    private static List<Long> downFrom(long newest) {
        return LongStream.iterate(newest, number -> number - 1).limit(ClicksViewModel.MOST_ROWS).boxed().toList();
    }

    @Test
    void isEmptyUntilTheFirstOneArrives() {
        model.load();
        assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
        follow(1, 2);
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(numbers()).containsExactly(2L, 1L);
    }

    @Test
    void newOnesComeInAtTheTopAndAreCountedWhileItIsScrolled() {
        follow(1, 3);
        model.load();
        follow(4, 5);
        assertThat(numbers()).containsExactly(5L, 4L, 3L, 2L, 1L);

        model.scrolledProperty().set(true);
        follow(6, 7);
        follow(8, 8);
        assertThat(numbers()).hasSize(5);
        assertThat(model.freshProperty().get()).isEqualTo(3);

        model.scrolledProperty().set(false);
        assertThat(numbers()).hasSize(8).startsWith(8L);
        assertThat(model.freshProperty().get()).isZero();
    }

    @Test
    void onlyWhatMatchesIsCountedAndShown() {
        receiver.define(SampleDefinitions.all());
        follow(1, 10);
        model.load();
        seek("link:summer");
        assertThat(numbers()).containsExactly(9L, 7L, 5L, 3L, 1L);
        model.scrolledProperty().set(true);
        follow(11, 14);
        assertThat(model.freshProperty().get()).isEqualTo(2);
        model.toNewest();
        assertThat(numbers()).startsWith(13L, 11L);

        seek("link:summer by:crawler");
        assertThat(numbers()).containsExactly(5L);
        seek("link:summer by:crawler nobody");
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_MATCH);
        seek("since:1h");
        assertThat(numbers()).isEmpty();
        seek("until:1h -by:crawler");
        assertThat(numbers()).contains(14L).doesNotContain(5L, 10L);
        seek("");
        assertThat(numbers()).hasSize(14);
    }

    /// Pills and menus are views of the search: what they change can be read in it.
    @Test
    void pillsAndMenusAreTermsOfTheSearch() {
        receiver.define(SampleDefinitions.all());
        follow(1, 10);
        model.load();
        seek("sender:192.0 has:conversion since:2h");
        Search written = model.search();
        assertThat(ClickKind.of(written)).contains(ClickKind.CONVERTED);
        assertThat(Span.of(written)).isEmpty();
        assertThat(ClickKind.UNCONVERTED.in(written)).isEqualTo("sender:192.0 -has:conversion by:person since:2h");
        assertThat(Span.WEEK.in(written)).isEqualTo("sender:192.0 has:conversion since:7d");

        for (ClickKind kind : ClickKind.values()) {
            seek(kind.in(written));
            assertThat(ClickKind.of(model.search())).contains(kind);
        }
        for (Span span : Span.values()) {
            seek(span.in(written));
            assertThat(Span.of(model.search())).contains(span);
        }
        seek("by:crawler,test");
        assertThat(ClickKind.of(model.search())).isEmpty();
        assertThat(numbers()).containsExactly(10L, 5L);
        seek("val>100 pinned");
        assertThat(ClickKind.of(model.search())).contains(ClickKind.ALL);
    }

    /// What is sought by time moves on, though nothing arrives.
    @Test
    void aSearchThatMovesIsReadAnew() {
        follow(1, 3);
        model.load();
        seek("since:2h");
        assertThat(numbers()).hasSize(3);
        now = NOW.plus(Duration.ofHours(1));
        for (int second = 0; second < 30; second++) {
            model.tick();
        }
        assertThat(numbers()).isEmpty();
    }

    /// Some pages stay, whichever way one goes.
    @Test
    void aMillionClicksAreNeverHeldAtOnce() {
        int all = 20 * ClicksViewModel.PAGE;
        follow(1, all);
        model.load();
        assertThat(model.rows()).hasSize(ClicksViewModel.PAGE);
        model.scrolledProperty().set(true);
        for (int i = 0; i < 30; i++) {
            model.loadOlder();
            assertThat(model.rows()).hasSizeLessThanOrEqualTo(ClicksViewModel.MOST_ROWS);
        }
        assertThat(numbers()).last().isEqualTo(1L);
        for (int i = 0; i < 30; i++) {
            model.loadNewer();
            assertThat(model.rows()).hasSizeLessThanOrEqualTo(ClicksViewModel.MOST_ROWS);
        }
        assertThat(numbers()).isEqualTo(
                LongStream.iterate(all, n -> n - 1).limit(ClicksViewModel.MOST_ROWS).boxed().toList());
        model.scrolledProperty().set(false);
        follow(all + 1, all + 1);
        assertThat(numbers()).startsWith(all + 1L);
    }

    @Test
    void aFloodIsReadAnew() {
        follow(1, 3);
        model.load();
        follow(4, 1_000);
        assertThat(numbers()).hasSize(ClicksViewModel.PAGE).startsWith(1_000L);
    }

    @Test
    void conversionsAppearAtTheirClicks() {
        follow(1, 3);
        model.load();
        postback(7, 2, Result.ACCEPTED, "pending", null);
        postback(8, 2, Result.DUPLICATE, "pending", 7L);
        postback(9, 3, Result.REJECTED, "", null);
        assertThat(model.rows().get(1).conversions()).extracting(Recorded::status)
                .containsExactly(ConversionStatus.PENDING);
        postback(10, 2, Result.UPDATED, "declined", 7L);
        assertThat(model.rows().get(1).conversions()).extracting(Recorded::status)
                .containsExactly(ConversionStatus.DECLINED);
        assertThat(model.rows().getFirst().conversions()).isEmpty();
    }

    /// The page was read before the postback was stored, and is told after it.
    @Test
    void aConversionThatComesWhileItsClickIsReadIsNotLost() {
        ClicksViewModel slow = model(new Tasks(later::add));
        receiver.follow(click(1, 1, false));
        slow.load();
        postback(7, 1, Result.ACCEPTED, "approved", null);
        answer();
        assertThat(slow.rows().getFirst().conversions()).hasSize(1);
    }

    @Test
    void aClickThatComesWhileTheListIsReadIsShownOnceItIs() {
        ClicksViewModel slow = model(new Tasks(later::add));
        receiver.follow(click(1, 1, false));
        feed.deliver();
        slow.load();
        follow(2, 2);
        answer();
        assertThat(slow.rows()).extracting(ClickRow::number).containsExactly(2L, 1L);
    }

    @Test
    void anOlderPageStandsBelowNoGapWhereRowsAtTheEndHadToGoMeanwhile() {
        ClicksViewModel slow = model(new Tasks(later::add));
        follow(1, 3000);
        fill(slow);
        slow.loadOlder();
        Runnable older = later.remove();
        slow.scrolledProperty().set(false);
        follow(3001, 3010);
        answer();
        // At the end again, which waits for the page that was asked for below another.
        slow.scrolledProperty().set(true);
        older.run();
        answer();

        assertThat(numbers(slow)).isEqualTo(downFrom(2754));
    }

    @Test
    void theNewestStayWhereTheTopIsInSightAgainBeforeAnOlderPageIsAnswered() {
        ClicksViewModel slow = model(new Tasks(later::add));
        follow(1, 3000);
        fill(slow);
        slow.loadOlder();
        slow.scrolledProperty().set(false);
        answer();
        assertThat(numbers(slow)).isEqualTo(downFrom(3000));
        follow(3001, 3001);
        answer();
        assertThat(numbers(slow)).isEqualTo(downFrom(3001));

        slow.scrolledProperty().set(true);
        slow.loadOlder();
        answer();
        assertThat(numbers(slow)).isEqualTo(downFrom(2745));
    }

    @Test
    void theOpenDetailFollowsItsPostbacks() {
        follow(1, 3);
        model.load();
        model.detail().open(2);
        assertThat(Objects.requireNonNull(model.detail().shownProperty().get()).postbacks()).isEmpty();
        postback(7, 2, Result.REJECTED, "", null);
        assertThat(Objects.requireNonNull(model.detail().shownProperty().get()).postbacks()).hasSize(1);
        model.detail().close();
        assertThat(model.detail().shownProperty().get()).isNull();
    }

    @Test
    void aBoundedSearchGoesOnOnlyWhenAsked() {
        follow(1, 10);
        model.load();
        receiver.bounded(true);
        seek("192.0.2.9999");
        assertThat(model.boundedProperty().get()).isTrue();
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_MATCH);
        model.loadOlder();
        assertThat(model.boundedProperty().get()).isTrue();
        model.lookFurther();
        assertThat(model.boundedProperty().get()).isFalse();
    }

    @Test
    void whatIsRightStaysWhereMoreCanNotBeRead() {
        follow(1, 600);
        model.load();
        receiver.failWith(away);

        model.loadOlder();
        model.detail().open(600);

        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(model.rows()).hasSize(ClicksViewModel.PAGE);
        assertThat(model.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        assertThat(model.detail().opening().failureProperty().get()).isEqualTo("The disk is away.");
        receiver.failWith(null);
        model.trouble().tryAgain();
        model.detail().open(600);
        assertThat(model.rows()).hasSize(2 * ClicksViewModel.PAGE);
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
        assertThat(model.detail().shownProperty().get()).isNotNull();
        assertThat(model.detail().opening().numberProperty().get()).isNull();
    }

    @Test
    void anOlderPageThatCouldNotBeReadIsToldThoughArrivalsAreRead() {
        follow(1, 600);
        model.load();
        receiver.failWith(away);
        model.loadOlder();
        receiver.failWith(null);
        follow(601, 601);

        assertThat(numbers()).startsWith(601L, 600L);
        assertThat(model.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        model.trouble().tryAgain();
        assertThat(model.rows()).hasSize(513);
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void arrivalsThatCouldNotBeReadAreToldUntilTheyAre() {
        follow(1, 600);
        model.load();
        receiver.failWith(away);
        follow(601, 601);
        receiver.failWith(null);
        model.loadOlder();
        assertThat(model.rows()).hasSize(512);
        assertThat(model.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");

        follow(602, 602);
        assertThat(numbers()).startsWith(602L, 601L, 600L);
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void nothingIsToldOfRowsThatAreHereNoMore() {
        follow(1, 600);
        model.load();
        receiver.failWith(away);
        model.loadOlder();
        follow(601, 601);
        seek("192.0.2.1");
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();

        receiver.failWith(null);
        seek("");
        receiver.failWith(away);
        model.loadOlder();
        follow(602, 602);
        receiver.failWith(null);
        model.reload();
        assertThat(numbers()).startsWith(602L, 601L);
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void aFailureIsSaidAndHeals() {
        receiver.failWith(away);
        model.load();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.answered().failureProperty().get()).isEqualTo("The disk is away.");
        receiver.failWith(null);
        follow(1, 1);
        model.load();
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
    }
}
