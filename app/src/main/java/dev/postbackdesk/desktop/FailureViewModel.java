package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.DataDamage;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Why the receiver does not start, and what can be done: another port, a backup in the place of a lost database, or an
/// empty one. Used on the FX thread.
final class FailureViewModel {
    /// What is under way.
    sealed interface State {
        /// The user has the choice.
        record Choosing() implements State {}

        /// It is asked once more whether to begin with an empty database.
        record Asking() implements State {}

        record Restoring(Backup backup) implements State {}

        record BeginningAnew() implements State {}
    }

    private static final int HIGHEST_PORT = 65_535;

    private final ReceiverException failure;
    private final Repair repair;
    private final Tasks tasks;
    private final BackupWords words;
    private final Consumer<Choice> chosen;
    /// Those that can be restored, the newest first, as far as is known.
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final List<Backup> failed = new ArrayList<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Choosing());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param chosen is given the user's choice, once
    FailureViewModel(ReceiverException failure, Repair repair, Tasks tasks, BackupWords words,
            Consumer<Choice> chosen) {
        this.failure = failure;
        this.repair = repair;
        this.tasks = tasks;
        this.words = words;
        this.chosen = chosen;
        damage().map(DataDamage::newest).ifPresent(backups::add);
    }

    /// Looks for older backups.
    void load() {
        if (damage().isPresent()) {
            tasks.then(repair.backups(), this::show, error -> problem.set(error.sentence()));
        }
    }

    private void show(List<Backup> all) {
        backups.setAll(all.stream().filter(Backup::isReadable).filter(backup -> !failed.contains(backup)).toList());
    }

    void restore(Backup backup) {
        work(new State.Restoring(backup), repair.restore(backup), error -> {
            if (error.kind() == ReceiverException.Kind.INVALID) {
                // It is this one's fault: the next older one may do.
                failed.add(backup);
                backups.remove(backup);
            }
        });
    }

    /// Asks once more.
    void askToBeginAnew() {
        problem.set("");
        state.set(new State.Asking());
    }

    void back() {
        state.set(new State.Choosing());
    }

    void beginAnew() {
        work(new State.BeginningAnew(), repair.beginAnew(), _ -> {});
    }

    private void work(State working, CompletableFuture<Outcome> outcome, Consumer<ReceiverException> onError) {
        problem.set("");
        state.set(working);
        tasks.then(outcome, done -> chosen.accept(new Choice.Again(words.report(done))), error -> {
            onError.accept(error);
            state.set(new State.Choosing());
            problem.set(error.sentence());
        });
    }

    /// @return false where `text` is no port
    boolean otherPort(String text) {
        String digits = text.strip();
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port == 0 || port > HIGHEST_PORT) {
            return false;
        }
        chosen.accept(new Choice.OtherPort(port));
        return true;
    }

    void quit() {
        chosen.accept(new Choice.Quit());
    }

    ReceiverException failure() {
        return failure;
    }

    /// What happened to the database, where that is what stands in the way.
    Optional<DataDamage> damage() {
        return failure.damage();
    }

    BackupWords words() {
        return words;
    }

    /// Those that can be restored; the first is the one to offer.
    ObservableList<Backup> backups() {
        return backups;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why what was tried did not work; `""` where nothing was.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
