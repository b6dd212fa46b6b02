package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewModelTest extends LiveFixture {
    @Test
    void isEmptyUntilTheFirstOneArrives() {
        model.load();
        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.EMPTY);

        arrive(1, 2);

        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.ROWS);
        assertThat(numbers()).containsExactly(2L, 1L);
    }

    @Test
    void newRowsComeInAtTheTopAndAreTold() {
        arrive(1, 3);
        model.load();
        List<Long> told = new ArrayList<>();
        model.rows().onArrivals(told::addAll);

        arrive(4, 5);

        assertThat(numbers()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(told).containsExactly(5L, 4L);
    }

    @Test
    void whileOlderOnesAreLookedAtNewOnesAreOnlyCounted() {
        arrive(1, 3);
        model.load();
        model.rows().scrolledProperty().set(true);

        arrive(4, 15);

        assertThat(numbers()).containsExactly(3L, 2L, 1L);
        assertThat(model.counts().freshProperty().get()).isEqualTo(12);

        model.rows().scrolledProperty().set(false);

        assertThat(numbers()).hasSize(15).startsWith(15L);
        assertThat(model.counts().freshProperty().get()).isZero();
    }

    @Test
    void pausingHoldsThemToo() {
        arrive(1, 1);
        model.load();
        model.rows().pausedProperty().set(true);

        arrive(2, 2);
        assertThat(model.counts().freshProperty().get()).isEqualTo(1);

        model.toNewest();
        assertThat(numbers()).containsExactly(2L, 1L);
        assertThat(model.rows().pausedProperty().get()).isFalse();
    }

    @Test
    void keepsABoundedWindowWhateverArrives() {
        model.load();
        for (int i = 0; i < 10; i++) {
            arrive(i * 700 + 1, (i + 1) * 700);
        }

        assertThat(model.rows().rows()).hasSize(RowsViewModel.MOST_ROWS);
        assertThat(numbers()).startsWith(7000L, 6999L);
    }

    @Test
    void aFloodLeavesNoGapInTheMiddle() {
        model.load();
        arrive(1, 10);

        arrive(11, 5000);

        assertThat(numbers()).hasSize(RowsViewModel.MOST_ROWS).startsWith(5000L).endsWith(3001L);
        model.rows().scrolledProperty().set(true);
        model.rows().loadOlder();
        assertThat(numbers()).endsWith(2745L);
    }

    @Test
    void olderPagesFollowWithoutGapsAndFarRowsGo() {
        arrive(1, 3000);
        model.load();
        model.rows().scrolledProperty().set(true);
        for (int i = 0; i < 20; i++) {
            model.rows().loadOlder();
        }

        assertThat(numbers()).hasSize(RowsViewModel.MOST_ROWS).endsWith(1L).startsWith(2000L);
        arrive(3001, 3001);
        assertThat(numbers()).startsWith(2000L);
        assertThat(model.counts().freshProperty().get()).isEqualTo(1);
    }

    @Test
    void theTopLeadsBackToTheNewestWhereTheseHadToGo() {
        arrive(1, 3000);
        model.load();
        model.rows().scrolledProperty().set(true);
        for (int i = 0; i < 20; i++) {
            model.rows().loadOlder();
        }
        assertThat(numbers()).startsWith(2000L);

        model.rows().scrolledProperty().set(false);

        assertThat(numbers()).startsWith(3000L);
        arrive(3001, 3001);
        assertThat(numbers()).startsWith(3001L);
    }

    @Test
    void filtersByVerdictAndCountsEach() {
        receiver.arrive(postback(1, Result.ACCEPTED), postback(2, Result.REJECTED),
                postback(3, Result.ACCEPTED, "pending"), postback(4, Result.DUPLICATE));
        model.load();

        model.searchField().setText("result:pending");
        assertThat(numbers()).containsExactly(3L);
        model.searchField().setText("result:accepted");
        assertThat(numbers()).containsExactly(1L);
        assertThat(LiveFilter.ACCEPTED.of(model.counts().countsProperty().get())).isEqualTo(1);
        assertThat(LiveFilter.PENDING.of(model.counts().countsProperty().get())).isEqualTo(1);
        assertThat(LiveFilter.ALL.of(model.counts().countsProperty().get())).isEqualTo(4);

        model.searchField().setText("result:updated");
        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.NO_MATCH);
    }

    @Test
    void findsText() {
        arrive(1, 20);
        model.load();

        model.searchField().setText("n=17");

        assertThat(numbers()).containsExactly(17L);
        arrive(170, 170);
        assertThat(numbers()).containsExactly(170L, 17L);
    }

    @Test
    void aDetailThatCanNotBeReadIsNoneOfAnother() {
        arrive(1, 3);
        model.load();
        model.detail().open(2);
        receiver.failWith(away);

        model.detail().open(3);

        assertThat(model.detail().shownProperty().get()).isNull();
        assertThat(model.detail().opening().numberProperty().get()).isEqualTo(3L);
        assertThat(model.detail().opening().failureProperty().get()).isEqualTo("The disk is away.");
        assertThat(model.rows().stateProperty().get()).isEqualTo(RowsViewModel.State.ROWS);
        receiver.failWith(null);
        model.detail().open(3);
        assertThat(model.detail().shownProperty().get()).isNotNull().extracting(Postback::number).isEqualTo(3L);
        assertThat(model.detail().opening().numberProperty().get()).isNull();
    }

    @Test
    void opensTheDetailOfANumber() {
        arrive(1, 3);
        model.load();

        model.detail().open(2);

        assertThat(model.detail().shownProperty().get()).isNotNull().extracting(Postback::number).isEqualTo(2L);
        model.detail().close();
        assertThat(model.detail().shownProperty().get()).isNull();
    }

    @Test
    void theLastHourFollowsAClockThatIsSetBack() {
        model.load();
        tickTwice();
        assertThat(model.lastHourProperty().get().getLast().minute()).isEqualTo(NOW.truncatedTo(ChronoUnit.MINUTES));

        now = NOW.minusSeconds(3600);
        tickTwice();

        assertThat(model.lastHourProperty().get().getLast().minute()).isEqualTo(now.truncatedTo(ChronoUnit.MINUTES));
    }

    /// The first finds that it is old, the second reads it.
    private void tickTwice() {
        model.tick();
        model.tick();
    }

    @Test
    void whatIsWrittenBesideAPostbackIsMarkedFoundAndListed() {
        arrive(1, 20);
        model.load();
        model.detail().open(7);
        RemarksViewModel remarks = model.detail().remarks();

        remarks.draftProperty().set("Tom mends it");
        remarks.write();
        remarks.togglePin(_ -> {});
        feed.deliver();

        assertThat(remarks.remarksProperty().get().notes()).extracting(Note::text).containsExactly("Tom mends it");
        assertThat(remarks.draftProperty().get()).isEmpty();
        assertThat(model.rows().rows().get(13).mark()).isEqualTo(new Mark(true, 1));
        assertThat(LiveFilter.PINNED.of(model.counts().countsProperty().get())).isEqualTo(1);

        model.searchField().setText("\"Tom mends\"");
        assertThat(numbers()).containsExactly(7L);
        model.searchField().setText("");
        model.searchField().setText("pinned");
        assertThat(numbers()).containsExactly(7L);

        remarks.togglePin(_ -> {});
        feed.deliver();
        assertThat(numbers()).isEmpty();
    }

    @Test
    void aVerdictThatChangesLeavesTheMarkAndTheDraft() {
        arrive(1, 2);
        model.load();
        model.detail().open(2);
        model.detail().remarks().togglePin(_ -> {});
        feed.deliver();
        model.detail().remarks().draftProperty().set("half a sen");

        receiver.judgeAgain(postback(2, Result.REJECTED));
        feed.deliver();

        assertThat(model.rows().rows().getFirst().result()).isEqualTo(Result.REJECTED);
        assertThat(model.rows().rows().getFirst().mark().pinned()).isTrue();
        assertThat(model.detail().remarks().draftProperty().get()).isEqualTo("half a sen");
        model.detail().open(1);
        assertThat(model.detail().remarks().draftProperty().get()).isEmpty();
        assertThat(model.detail().remarks().remarksProperty().get().pinned()).isFalse();
    }

    @Test
    void aRemovedNoteComesBackByUndo() {
        arrive(1, 1);
        model.load();
        model.detail().open(1);
        RemarksViewModel remarks = model.detail().remarks();
        remarks.draftProperty().set("one");
        remarks.write();
        List<Runnable> undo = new ArrayList<>();

        remarks.remove(remarks.remarksProperty().get().notes().getFirst(), undo::add);
        assertThat(remarks.remarksProperty().get().notes()).isEmpty();
        undo.getFirst().run();

        assertThat(remarks.remarksProperty().get().notes()).extracting(Note::text).containsExactly("one");
    }

    @Test
    void aNoteThatIsNotStoredStaysInItsFieldWithTheReason() {
        arrive(1, 1);
        model.load();
        model.detail().open(1);
        receiver.failWith(new ReceiverException(ReceiverException.Kind.INVALID, "The note is too long."));
        model.detail().remarks().draftProperty().set("long");

        model.detail().remarks().write();

        assertThat(model.detail().remarks().problemProperty().get()).isEqualTo("The note is too long.");
        assertThat(model.detail().remarks().draftProperty().get()).isEqualTo("long");
        model.detail().remarks().draftProperty().set("short");
        assertThat(model.detail().remarks().problemProperty().get()).isEmpty();
    }
}
