package dev.postbackdesk.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackupsViewModelTest {
    private Instant now = Instant.parse("2026-11-22T10:42:10Z");
    private final MemoryReceiver receiver = new MemoryReceiver(() -> now);
    private final Feed feed = new Feed(receiver);
    private final RecordingNotices notices = new RecordingNotices();
    /// What waits for the FX thread.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final BackupsViewModel model = new BackupsViewModel(receiver, feed, new Tasks(waiting::add),
            new BackupWords(new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC)), notices);

    private void settle() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void arrive(long number) {
        Reading reading = new Reading(null, null, null, null, null, null, null, null, null, null, List.of());
        receiver.arrive(new Postback(number, new Arrival(now, "GET", "/postback", "", List.of(), new byte[0],
                "192.0.2.1", false), Result.REJECTED, List.of(), reading, null, false, 400, now));
    }

    private static Backup backup(String madeAt, long postbacks, String problem) {
        return new Backup(Path.of("/data/backups", madeAt + ".zip"), Instant.parse(madeAt), 1_000, postbacks, 0,
                Saying.verbatim(problem));
    }

    @Test
    void listsThemAndTellsTheNewest() {
        Backup bad = backup("2026-11-22T03:00:00Z", 0, "It can't be read: cut off.");
        Backup good = backup("2026-11-21T03:00:00Z", 7, "");
        receiver.backups(bad, good);
        assertThat(model.loadedProperty().get()).isFalse();

        model.load();
        settle();

        assertThat(model.loadedProperty().get()).isTrue();
        assertThat(model.backups()).containsExactly(bad, good);
        assertThat(model.newest()).contains(good);
    }

    @Test
    void saysWhyTheyCannotBeListed() {
        receiver.failWith(new ReceiverException(Kind.UNAVAILABLE, "The backups can't be listed (no disk)."));
        model.load();
        settle();
        assertThat(model.problemProperty().get()).isEqualTo("The backups can't be listed (no disk).");
        assertThat(model.loadedProperty().get()).isFalse();

        receiver.failWith(null);
        model.load();
        settle();
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.loadedProperty().get()).isTrue();
    }

    @Test
    void makesOneAtATimeAndListsIt() {
        arrive(1);
        model.load();
        settle();
        model.make();
        model.make();
        assertThat(model.makingProperty().get()).isTrue();

        settle();

        assertThat(model.makingProperty().get()).isFalse();
        assertThat(model.backups()).hasSize(1);
        assertThat(notices.done()).containsExactly("A backup is made: 1 postback and no clicks.");
    }

    @Test
    void aFailureIsToldAndStaysUntilOneIsMade() {
        receiver.failWith(
                new ReceiverException(Kind.UNAVAILABLE, "The last backup failed: only 12 MB are free on its disk."));
        model.make();
        settle();
        feed.deliver();

        assertThat(notices.failed()).containsExactly("The last backup failed: only 12 MB are free on its disk. Look at"
                + " the disk, then make one now. Postbacks go on being stored.");
        assertThat(model.statusProperty().get().problem().english())
                .isEqualTo("The last backup failed: only 12 MB are free on its disk.");

        receiver.failWith(null);
        model.make();
        settle();
        feed.deliver();
        assertThat(model.statusProperty().get().problem().english()).isEmpty();
        assertThat(model.statusProperty().get().lastMade()).isEqualTo(now);
    }

    @Test
    void oneThatIsMadeByItselfIsListed() {
        model.load();
        settle();
        assertThat(model.backups()).isEmpty();

        receiver.makeBackup().join();
        feed.deliver();
        settle();

        assertThat(model.backups()).hasSize(1);
    }

    @Test
    void countsWhatABackupDoesNotHold() {
        arrive(1);
        now = now.plus(Duration.ofHours(1));
        Backup backup = receiver.makeBackup().join();
        assertThat(missing(backup)).isZero();

        now = now.plus(Duration.ofHours(1));
        arrive(2);
        arrive(3);

        assertThat(missing(backup)).isEqualTo(2);
    }

    /// The database was restored before, and this backup holds more than it does now.
    @Test
    void countsWhatCameSinceWhereTheBackupHoldsMore() {
        now = now.plus(Duration.ofHours(1));
        arrive(1);

        assertThat(missing(backup("2026-11-22T11:00:00Z", 500, ""))).isEqualTo(1);
    }

    /// The clock was set back.
    @Test
    void countsWhatIsMoreWhereTheDatesSayNothing() {
        arrive(1);
        arrive(2);

        assertThat(missing(backup("2027-01-01T00:00:00Z", 1, ""))).isEqualTo(1);
    }

    private long missing(Backup backup) {
        AtomicLong missing = new AtomicLong(-1);
        model.missing(backup, missing::set);
        settle();
        return missing.get();
    }
}
