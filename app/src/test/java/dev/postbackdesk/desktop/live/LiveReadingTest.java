package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What *Live* shows of what arrives and changes while rows are being read, and where they can't be.
class LiveReadingTest extends LiveFixture {
    @Test
    void whatWasLookedThroughForATextIsNotLookedThroughAgain() {
        arrive(1, 20);
        model.load();
        model.searchField().setText("n=30");
        assertThat(numbers()).isEmpty();

        arrive(21, 25);
        assertThat(receiver.searchFloors()).last().isEqualTo(21L);
        arrive(26, 29);
        assertThat(receiver.searchFloors()).last().isEqualTo(26L);
        arrive(30, 30);
        assertThat(numbers()).containsExactly(30L);
    }

    /// The feed begins a moment later than the program looks at what is stored.
    @Test
    void whatTheFeedDoesNotTellOfWasReadAtTheBeginning() {
        receiver.arrive(postback(7, Result.ACCEPTED));
        Feed begun = new Feed(receiver);
        LiveViewModel late = new LiveViewModel(receiver, begun, new Tasks(Runnable::run), new Messages(Locale.ENGLISH),
                ZoneOffset.UTC, () -> 0);
        late.load();
        late.searchField().setText("n=9");

        receiver.arrive(postback(9, Result.ACCEPTED));
        begun.deliver();

        assertThat(receiver.searchFloors()).last().isEqualTo(9L);
        assertThat(numbers(late)).containsExactly(9L);
    }

    @Test
    void whatArrivesWhileASearchIsReadIsShownOnceItIs() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 20);
        slow.load();
        answer();
        slow.searchField().setText("n=");
        arrive(21, 21);
        answer();

        assertThat(numbers(slow)).hasSize(21).startsWith(21L, 20L);
    }

    @Test
    void whatArrivesWhileTheNewestPageIsReadIsShownOnceItIs() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 20);
        slow.load();
        arrive(21, 21);
        answer();
        assertThat(numbers(slow)).hasSize(21).startsWith(21L, 20L);

        slow.rows().reload();
        arrive(22, 22);
        arrive(23, 23);
        answer();
        arrive(24, 24);
        assertThat(numbers(slow)).hasSize(24).startsWith(24L, 23L, 22L, 21L);
    }

    @Test
    void aFloodWhileTheNewestPageIsReadLeavesNoGap() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 300);
        slow.load();
        arrive(301, 2000);
        arrive(2001, 5000);
        answer();
        assertThat(numbers(slow)).hasSize(RowsViewModel.MOST_ROWS).startsWith(5000L).endsWith(3001L);

        slow.rows().scrolledProperty().set(true);
        slow.rows().loadOlder();
        answer();
        assertThat(numbers(slow)).endsWith(2745L);
    }

    @Test
    void whatArrivesWhileTheNewestPageCanNotBeReadIsAddedToTheRowsThatStay() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 20);
        slow.load();
        answer();
        receiver.failWith(away);
        slow.rows().reload();
        receiver.failWith(null);
        arrive(21, 21);
        answer();

        assertThat(slow.rows().trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        assertThat(numbers(slow)).hasSize(21).startsWith(21L, 20L);
    }

    @Test
    void whatIsBrokenOffLetsArrivalsInAgain() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 600);
        slow.load();
        slow.searchField().setText("n=");
        answer();
        arrive(601, 601);
        slow.rows().searchOlder();
        slow.rows().stopSearching();
        answer();
        assertThat(numbers(slow)).startsWith(601L, 600L);

        arrive(602, 602);
        answer();
        assertThat(numbers(slow)).startsWith(602L, 601L, 600L).doesNotHaveDuplicates();
    }

    @Test
    void aSearchThatAnotherBreaksOffIsTellingNothingMore() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 600);
        slow.load();
        slow.searchField().setText("n=");
        answer();
        slow.rows().searchOlder();
        assertThat(slow.rows().progressProperty().get().running()).isTrue();

        slow.searchField().setText("n=60");
        assertThat(slow.rows().progressProperty().get()).isEqualTo(RowsViewModel.Progress.NONE);
        // What was to be broken off is, and not what is being read instead.
        slow.rows().stopSearching();
        answer();
        assertThat(numbers(slow)).containsExactly(600L, 60L);
        assertThat(slow.rows().answered().awaitedProperty().get()).isFalse();
    }

    @Test
    void whatIsFoundOnceTheTopHadToGoStandsAboveNoGap() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 3000);
        slow.load();
        slow.searchField().setText("n=");
        answer();
        while (slow.rows().rows().size() + 256 <= RowsViewModel.MOST_ROWS) {
            slow.rows().loadOlder();
            answer();
        }
        arrive(3001, 3001);
        slow.rows().scrolledProperty().set(true);
        // The older page is answered before what arrived is.
        List<Runnable> found = List.copyOf(later);
        later.clear();
        slow.rows().loadOlder();
        answer();
        found.forEach(Runnable::run);
        answer();
        assertThat(numbers(slow)).hasSize(RowsViewModel.MOST_ROWS).startsWith(2952L, 2951L);

        slow.rows().scrolledProperty().set(false);
        answer();
        assertThat(numbers(slow)).startsWith(3001L, 3000L, 2999L);
    }

    @Test
    void anOlderPageStandsBelowNoGapWhereRowsAtTheEndHadToGoMeanwhile() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 3000);
        fill(slow);
        slow.rows().loadOlder();
        slow.rows().scrolledProperty().set(false);
        arrive(3001, 3300);
        // At the end again, which waits for the page that was asked for below another.
        slow.rows().scrolledProperty().set(true);
        answer();

        assertThat(numbers(slow)).isEqualTo(downFrom(3044, RowsViewModel.MOST_ROWS));
    }

    @Test
    void theNewestStayWhereTheTopIsInSightAgainBeforeAnOlderPageIsAnswered() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 3000);
        fill(slow);
        slow.rows().loadOlder();
        slow.rows().scrolledProperty().set(false);
        answer();
        arrive(3001, 3001);
        assertThat(numbers(slow)).isEqualTo(downFrom(3001, 1793));

        slow.rows().scrolledProperty().set(true);
        slow.rows().loadOlder();
        answer();
        assertThat(numbers(slow)).isEqualTo(downFrom(2952, RowsViewModel.MOST_ROWS));
    }

    @Test
    void aSearchGoesOnWhereItStoppedThoughRowsFoundByTheirNotesHadToGo() {
        receiver.searchesInSteps(100_000);
        receiver.arrive(postback(10_000, Result.ACCEPTED), postback(20_000, Result.ACCEPTED),
                postback(60_000, Result.ACCEPTED), postback(400_000, Result.ACCEPTED));
        var _ = receiver.remark(10_000, new Remark.Write("n="));
        var _ = receiver.remark(20_000, new Remark.Write("n="));
        feed.deliver();
        model.load();
        model.searchField().setText("n=");
        assertThat(numbers()).containsExactly(400_000L, 20_000L, 10_000L);
        assertThat(model.rows().progressProperty().get().further()).isTrue();

        for (int from = 400_001; from < 402_000; from += 222) {
            arrive(from, Math.min(from + 221, 401_998));
        }
        assertThat(numbers()).hasSize(RowsViewModel.MOST_ROWS).endsWith(400_000L, 20_000L);

        model.rows().scrolledProperty().set(true);
        model.rows().searchOlder();
        assertThat(numbers()).endsWith(400_000L, 60_000L, 20_000L, 10_000L);
    }

    @Test
    void olderOnesThatAreAskedForAreShownThoughTheTableIsFullAndItsTopInSight() {
        model.rows().onToEnd(() -> model.rows().scrolledProperty().set(true));
        fillAboveWhereASearchStopped();
        long looked = model.rows().progressProperty().get().looked();
        model.rows().searchOlder();
        assertThat(numbers()).hasSize(RowsViewModel.MOST_ROWS).startsWith(601_998L).endsWith(600_000L, 250_000L);
        assertThat(model.rows().progressProperty().get().further()).isTrue();
        assertThat(model.rows().progressProperty().get().looked()).as("those before and these").isGreaterThan(looked);

        model.rows().searchOlder();
        assertThat(numbers()).hasSize(RowsViewModel.MOST_ROWS).endsWith(600_000L, 250_000L);
        assertThat(model.rows().progressProperty().get().further()).isFalse();
        assertThat(model.rows().reachedOldest()).isTrue();

        model.rows().scrolledProperty().set(false);
        assertThat(numbers()).startsWith(601_999L);
        assertThat(model.rows().reachedOldest()).isFalse();
    }

    @Test
    void aSearchForOlderOnesCanGoOnWhereTheTopIsInSightAgainAndTheTableFull() {
        fillAboveWhereASearchStopped();
        model.rows().searchOlder();
        assertThat(numbers()).isEqualTo(downFrom(601_999, RowsViewModel.MOST_ROWS));
        assertThat(model.rows().progressProperty().get().running()).isFalse();
        assertThat(model.rows().progressProperty().get().further()).isTrue();

        model.rows().scrolledProperty().set(true);
        model.rows().searchOlder();
        assertThat(numbers()).hasSize(RowsViewModel.MOST_ROWS).endsWith(600_000L, 250_000L);
    }

    /// The top is in sight, and older ones match.
    private void fillAboveWhereASearchStopped() {
        receiver.searchesInSteps(100_000);
        receiver.arrive(postback(250_000, Result.ACCEPTED), postback(600_000, Result.ACCEPTED));
        feed.deliver();
        model.load();
        model.searchField().setText("n=");
        for (int from = 600_001; from < 602_000; from += 222) {
            arrive(from, Math.min(from + 221, 601_999));
        }
        assertThat(numbers()).isEqualTo(downFrom(601_999, RowsViewModel.MOST_ROWS));
        assertThat(model.rows().progressProperty().get().further()).isTrue();
    }

    @Test
    void aSearchThatFoundNothingYetGoesOnWhileEverythingIsJudgedAgain() {
        LiveViewModel slow = model(new Tasks(later::add));
        arriveApart();
        slow.load();
        answer();
        slow.searchField().setText("n=10001");
        for (int round = 0; round < 10; round++) {
            answerStep();
            receiver.judgeAgain(postback(50_001, round % 2 == 0 ? Result.REJECTED : Result.ACCEPTED));
            feed.deliver();
        }

        assertThat(numbers(slow)).containsExactly(10_001L);
        assertThat(slow.rows().answered().awaitedProperty().get()).isFalse();
    }

    @Test
    void whatASearchMayHaveMissedForItsVerdictIsLookedForOnceMoreWhenItFoundNothing() {
        LiveViewModel slow = model(new Tasks(later::add));
        arriveApart();
        slow.load();
        answer();
        slow.searchField().setText("n=50001 result:rejected");
        List<Number> again = new ArrayList<>();
        slow.rows().reloadsProperty().addListener((_, _, begun) -> again.add(begun));
        for (Result verdict : List.of(Result.DUPLICATE, Result.UPDATED, Result.REJECTED)) {
            answerStep();
            receiver.judgeAgain(postback(50_001, verdict));
            feed.deliver();
        }
        answer();

        assertThat(numbers(slow)).containsExactly(50_001L);
        assertThat(again).hasSize(1);
    }

    @Test
    void aSearchThatIsBrokenOffDoesNotBeginAnewForVerdictsThatChanged() {
        LiveViewModel slow = model(new Tasks(later::add));
        arriveApart();
        slow.load();
        answer();
        slow.searchField().setText("n=10001");
        answerStep();
        receiver.judgeAgain(postback(50_001, Result.REJECTED));
        feed.deliver();
        slow.rows().stopSearching();
        answer();
        receiver.judgeAgain(postback(50_001, Result.ACCEPTED));
        feed.deliver();
        answer();

        assertThat(numbers(slow)).isEmpty();
        assertThat(slow.rows().progressProperty().get().running()).isFalse();
        slow.rows().searchOlder();
        answer();
        assertThat(numbers(slow)).containsExactly(10_001L);
    }

    @Test
    void whatASearchFoundBeforeItWasBrokenOffLeavesNothingWhereItMatchesNoMore() {
        LiveViewModel slow = model(new Tasks(later::add));
        arriveApart();
        slow.load();
        answer();
        slow.searchField().setText("n=50001 result:accepted");
        answerStep();
        slow.rows().stopSearching();
        answer();
        assertThat(numbers(slow)).containsExactly(50_001L);
        receiver.judgeAgain(postback(50_001, Result.REJECTED));
        feed.deliver();
        answer();

        assertThat(numbers(slow)).isEmpty();
        assertThat(slow.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.NO_MATCH);
        assertThat(slow.rows().progressProperty().get().further()).isTrue();
    }

    /// So far apart that each is found by a step of its own.
    private void arriveApart() {
        receiver.searchesInSteps(10_000);
        receiver.arrive(LongStream.rangeClosed(1, 5).mapToObj(n -> postback(n * 10_000 + 1, Result.ACCEPTED))
                .toArray(Postback[]::new));
        feed.deliver();
    }

    /// What was asked for so far, and not what is asked for then.
    private void answerStep() {
        for (int asked = later.size(); asked > 0; asked--) {
            later.remove().run();
        }
    }

    @Test
    void verdictsAndMarksThatChangeWhileAPageIsReadAreThoseOfItsRows() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 300);
        slow.load();
        answer();
        slow.rows().reload();
        arrive(301, 301);
        change(299, 298);
        change(301, 297);
        answer();
        assertChanged(slow, 299, 298);
        assertChanged(slow, 301, 297);

        slow.rows().loadOlder();
        change(10, 9);
        answer();
        assertChanged(slow, 10, 9);
    }

    @Test
    void verdictsThatChangeWhileArrivalsAreSoughtAreThoseOfTheirRows() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 20);
        slow.load();
        slow.searchField().setText("n=");
        answer();
        arrive(21, 22);
        receiver.judgeAgain(postback(22, Result.REJECTED));
        feed.deliver();
        answer();

        assertThat(numbers(slow)).startsWith(22L, 21L, 20L);
        assertThat(row(slow, 22).result()).isEqualTo(Result.REJECTED);
    }

    @Test
    void whatMatchesNoMoreOnceAPageIsReadIsLeftOut() {
        LiveViewModel slow = model(new Tasks(later::add));
        arrive(1, 3);
        slow.load();
        slow.searchField().setText("result:accepted");
        answer();
        slow.rows().reload();
        receiver.judgeAgain(postback(3, Result.REJECTED));
        feed.deliver();
        answer();

        assertThat(numbers(slow)).containsExactly(2L, 1L);
    }

    @Test
    void whatIsToldWithItsChangeIsShownWithIt() {
        arrive(1, 1);
        model.load();
        receiver.arrive(postback(2, Result.ACCEPTED), postback(3, Result.ACCEPTED));
        change(2, 3);

        assertChanged(model, 2, 3);
    }

    private void change(long judged, long pinned) {
        receiver.judgeAgain(postback(judged, Result.REJECTED));
        var _ = receiver.remark(pinned, new Remark.Pin(true));
        feed.deliver();
    }

    private static void assertChanged(LiveViewModel model, long judged, long pinned) {
        assertThat(row(model, judged).result()).isEqualTo(Result.REJECTED);
        assertThat(row(model, pinned).mark().pinned()).isTrue();
    }

    private static PostbackRow row(LiveViewModel model, long number) {
        return model.rows().rows().stream().filter(row -> row.number() == number).findFirst().orElseThrow();
    }

    @Test
    void saysWhyNothingCanBeShown() {
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is full. Make room."));
        model.load();

        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.FAILED);
        assertThat(model.rows().answered().failureProperty().get()).isEqualTo("The disk is full. Make room.");

        receiver.failWith(null);
        arrive(1, 1);
        model.load();
        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.ROWS);
    }

    @Test
    void whatArrivesWhereNothingCouldBeReadIsNotAllThereIs() {
        arrive(1, 3);
        LiveViewModel late = model(new Tasks(Runnable::run));
        receiver.failWith(away);
        late.load();
        receiver.failWith(null);
        arrive(4, 4);
        assertThat(numbers(late)).containsExactly(4L, 3L, 2L, 1L);

        receiver.failWith(away);
        late.searchField().setText("n=");
        receiver.failWith(null);
        arrive(5, 5);
        assertThat(numbers(late)).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void whatIsRightStaysWhereAnOlderPageCanNotBeRead() {
        arrive(1, 600);
        model.load();
        receiver.failWith(away);

        model.rows().loadOlder();

        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.ROWS);
        assertThat(model.rows().rows()).hasSize(256);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        receiver.failWith(null);
        model.rows().trouble().tryAgain();
        assertThat(model.rows().rows()).hasSize(512);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void whatCouldNotBeSoughtOfArrivalsIsToldUntilItIs() {
        arrive(1, 3);
        model.load();
        model.searchField().setText("n=");
        receiver.failWith(away);
        arrive(4, 4);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        receiver.failWith(null);
        arrive(5, 5);

        assertThat(numbers()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void anOlderPageThatCouldNotBeReadIsToldThoughArrivalsAreFound() {
        arrive(1, 600);
        model.load();
        model.searchField().setText("n=");
        receiver.failWith(away);
        model.rows().loadOlder();
        receiver.failWith(null);
        arrive(601, 601);

        assertThat(numbers()).startsWith(601L, 600L);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        model.rows().trouble().tryAgain();
        assertThat(model.rows().rows()).hasSize(513);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void rowsOfAnotherSearchGoWhereThisOneCanNotBeRead() {
        arrive(1, 3);
        model.load();
        receiver.failWith(away);

        model.searchField().setText("n=2");

        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.FAILED);
        assertThat(numbers()).isEmpty();
        receiver.failWith(null);
        model.load();
        assertThat(numbers()).containsExactly(2L);
        assertThat(model.rows().trouble().sentenceProperty().get()).isEmpty();
    }
}
