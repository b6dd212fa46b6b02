package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.desktop.FailureViewModel.State;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.DataDamage;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FailureViewModelTest {
    private static final Backup NEW = backup("2026-11-21T03:00:00Z", 12_345, "");
    private static final Backup OLD = backup("2026-11-20T03:00:00Z", 1, "");
    private static final Backup UNREADABLE = backup("2026-11-19T03:00:00Z", 0, "It can't be read: cut off.");
    private static final Path ASIDE = Path.of("/data/set-aside/postback-desk-2026-11-22T101530Z.mv.db");

    private final BackupWords words = new BackupWords(new Messages(Locale.ENGLISH),
            new Format(Locale.ENGLISH, ZoneOffset.UTC));
    private final List<Choice> choices = new ArrayList<>();
    private CompletableFuture<List<Backup>> listed = CompletableFuture.completedFuture(List.of(NEW, OLD, UNREADABLE));
    private CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private static Backup backup(String madeAt, long postbacks, String problem) {
        return new Backup(Path.of("/data/backups", madeAt + ".zip"), Instant.parse(madeAt), 1_000_000, postbacks,
                postbacks == 0 ? 0 : 4_321, Saying.verbatim(problem));
    }

    private FailureViewModel damaged() {
        FailureViewModel model = of(new ReceiverException(
                new DataDamage(Saying.of("said.database.damaged-cut", "/data/postback-desk.mv.db"), ASIDE, NEW),
                Saying.verbatim("sentence"), null));
        model.load();
        return model;
    }

    private FailureViewModel of(ReceiverException failure) {
        return new FailureViewModel(failure, new Repair() {
            @Override
            public CompletableFuture<List<Backup>> backups() {
                return listed;
            }

            @Override
            public CompletableFuture<Outcome> restore(Backup backup) {
                return outcome;
            }

            @Override
            public CompletableFuture<Outcome> beginAnew() {
                return outcome;
            }
        }, new Tasks(Runnable::run), words, choices::add);
    }

    @Test
    void offersWhatCanBeRestored() {
        FailureViewModel model = damaged();

        assertThat(model.backups()).containsExactly(NEW, OLD);
        assertThat(words.name(NEW)).isEqualTo("21 Nov 2026, 03:00 (12,345 postbacks)");
        assertThat(words.holds(OLD)).isEqualTo("1 postback and 4,321 clicks");
    }

    @Test
    void offersTheNewestWhereTheOthersCannotBeListed() {
        listed = CompletableFuture.failedFuture(new ReceiverException(Kind.IN_USE, "The data folder is in use."));
        FailureViewModel model = damaged();

        assertThat(model.backups()).containsExactly(NEW);
        assertThat(model.problemProperty().get()).isEqualTo("The data folder is in use.");
    }

    @Test
    void startsAgainWhenABackupIsRestored() {
        FailureViewModel model = damaged();
        model.restore(NEW);
        assertThat(model.stateProperty().get()).isEqualTo(new State.Restoring(NEW));
        assertThat(choices).isEmpty();

        outcome.complete(new Outcome(NEW, ASIDE));

        assertThat(choices).containsExactly(new Choice.Again("The backup of 21 Nov 2026, 03:00 is restored: 12,345"
                + " postbacks and 4,321 clicks. What was there before is set aside as " + ASIDE + "."));
    }

    @Test
    void aBackupThatIsToBlameIsNotOfferedAgain() {
        FailureViewModel model = damaged();
        model.restore(NEW);
        outcome.completeExceptionally(new ReceiverException(Kind.INVALID, "The backup is damaged."));

        assertThat(model.stateProperty().get()).isEqualTo(new State.Choosing());
        assertThat(model.problemProperty().get()).isEqualTo("The backup is damaged.");
        assertThat(model.backups()).containsExactly(OLD);
        model.load();
        assertThat(model.backups()).containsExactly(OLD);

        outcome = new CompletableFuture<>();
        model.restore(OLD);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aDiskThatIsToBlameLeavesTheBackup() {
        FailureViewModel model = damaged();
        model.restore(NEW);
        outcome.completeExceptionally(new ReceiverException(Kind.DATA, "/data can't be written."));

        assertThat(model.problemProperty().get()).isEqualTo("/data can't be written.");
        assertThat(model.backups()).containsExactly(NEW, OLD);
    }

    @Test
    void asksOnceMoreBeforeItBeginsAnew() {
        FailureViewModel model = damaged();
        model.askToBeginAnew();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Asking());
        model.back();
        assertThat(model.stateProperty().get()).isEqualTo(new State.Choosing());
        model.askToBeginAnew();
        model.beginAnew();
        assertThat(model.stateProperty().get()).isEqualTo(new State.BeginningAnew());

        outcome.complete(new Outcome(null, null));

        assertThat(choices).containsExactly(
                new Choice.Again("A new, empty database is in place. Click ids go on from where they were."));
    }

    @Test
    void looksForBackupsOnlyWhereADatabaseIsLost() {
        FailureViewModel model = of(new ReceiverException(Kind.PORT_TAKEN, "The port is taken."));
        model.load();

        assertThat(model.backups()).isEmpty();
        assertThat(model.otherPort("0")).isFalse();
        assertThat(model.otherPort("65536")).isFalse();
        assertThat(model.otherPort("eighty")).isFalse();
        assertThat(model.otherPort(" 8378 ")).isTrue();
        assertThat(choices).containsExactly(new Choice.OtherPort(8378));
    }
}
