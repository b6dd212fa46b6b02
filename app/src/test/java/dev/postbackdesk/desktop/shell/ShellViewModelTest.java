package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.BackupStatus;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private Instant clock = Instant.parse("2026-11-22T10:42:10Z");
    private long nanos;
    private final MemoryReceiver receiver = new MemoryReceiver(() -> clock);
    private final Feed feed = new Feed(receiver);
    private final Settings settings = Settings.passing();
    private final ShellViewModel model = new ShellViewModel(receiver, feed, new Tasks(Runnable::run), settings,
            () -> nanos);

    private void reject(long number) {
        arriveRejected(number);
        feed.deliver();
    }

    private void arriveRejected(long number) {
        Reading reading = new Reading(null, null, null, null, null, null, null, null, null, null, List.of());
        receiver.arrive(new Postback(number, new Arrival(clock, "GET", "/postback", "", List.of(), new byte[0],
                "192.0.2.1", false), Result.REJECTED, List.of(), reading, null, false, 400, clock));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        clock = clock.plus(time);
        model.tick();
    }

    @Test
    void theRateOutlivesAClockThatIsSet() {
        reject(1);
        clock = clock.minus(Duration.ofHours(1));
        reject(2);
        assertThat(model.perMinuteProperty().get()).isEqualTo(2);

        clock = clock.plus(Duration.ofDays(3));
        reject(3);
        assertThat(model.perMinuteProperty().get()).isEqualTo(3);

        pass(Duration.ofMinutes(1));
        assertThat(model.perMinuteProperty().get()).isZero();
    }

    @Test
    void whatArrivesAfterTheClockWasSetBackIsNotTakenForSeen() {
        reject(1);
        model.looking(true);
        model.looking(false);
        assertThat(model.unseenRejectedProperty().get()).isZero();

        clock = clock.minus(Duration.ofHours(1));
        reject(2);

        assertThat(model.unseenRejectedProperty().get()).isPositive();
        model.looking(true);
        assertThat(model.unseenRejectedProperty().get()).isZero();
    }

    @Test
    void howManyAreUnseenIsAskedAgainWhereItCouldNotBeRead() {
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));
        reject(1);
        assertThat(model.unseenRejectedProperty().get()).isZero();

        receiver.failWith(null);
        pass(Duration.ofSeconds(1));

        assertThat(model.unseenRejectedProperty().get()).isEqualTo(1);
    }

    /// The feed tells of what is stored a moment after it is; what was seen long ago may come so, and is not unseen again.
    @Test
    void whatTheFeedTellsLateIsNotTakenForNew() {
        reject(1);
        model.looking(true);
        model.looking(false);
        clock = clock.plus(Duration.ofMinutes(5));
        Feed late = new Feed(receiver);
        Deque<Runnable> later = new ArrayDeque<>();
        ShellViewModel reopened = new ShellViewModel(receiver, late, new Tasks(later::add), settings, () -> nanos);
        Runnable answers = () -> {
            while (!later.isEmpty()) {
                later.removeFirst().run();
            }
        };

        reopened.load();
        receiver.tellAgain();
        late.deliver();
        answers.run();
        assertThat(reopened.unseenRejectedProperty().get()).isZero();
        receiver.tellAgain();
        late.deliver();
        answers.run();
        assertThat(reopened.unseenRejectedProperty().get()).isZero();

        arriveRejected(2);
        late.deliver();
        answers.run();
        assertThat(reopened.unseenRejectedProperty().get()).isEqualTo(1);
    }

    private void backup(boolean storing, String problem) {
        receiver.become(new ReceiverStatus(storing, storing ? Saying.NOTHING : Saying.verbatim("The disk is full."), 0,
                new BackupStatus(null, problem.isEmpty() ? Saying.NOTHING : Saying.verbatim(problem))));
        feed.deliver();
    }

    @Test
    void aBackupThatFailedIsToldUntilOneIsMadeOrTheUserKnows() {
        assertThat(model.backupTroubleProperty().get().english()).isEmpty();
        backup(true, "The last backup failed.");
        assertThat(model.backupTroubleProperty().get().english()).isEqualTo("The last backup failed.");

        model.dismissBackupTrouble();
        assertThat(model.backupTroubleProperty().get().english()).isEmpty();
        backup(true, "The last backup failed.");
        assertThat(model.backupTroubleProperty().get().english()).isEmpty();

        backup(true, "");
        backup(true, "The last backup failed.");
        assertThat(model.backupTroubleProperty().get().english()).isNotEmpty();
        backup(true, "");
        assertThat(model.backupTroubleProperty().get().english()).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsToldBeforeABackupThatFailed() {
        backup(false, "The last backup failed.");
        assertThat(model.backupTroubleProperty().get().english()).isEmpty();
        assertThat(model.statusProperty().get().problem().english()).isEqualTo("The disk is full.");

        backup(true, "The last backup failed.");
        assertThat(model.backupTroubleProperty().get().english()).isNotEmpty();
    }
}
