package dev.postbackdesk.desktop.backups;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.receiver.BackupStatus;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The backups there are, whether the last attempt failed, and making one now. Used on the FX thread.
public final class BackupsViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final BackupWords words;
    private final Notices notices;
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final ObservableList<Backup> readOnly = FXCollections.unmodifiableObservableList(backups);
    private final ReadOnlyObjectWrapper<BackupStatus> status;
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public BackupsViewModel(Receiver receiver, Feed feed, Tasks tasks, BackupWords words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        status = new ReadOnlyObjectWrapper<>(receiver.status().backup());
        feed.listen(this::follow);
    }

    private void follow(Feed.Batch batch) {
        if (batch.status() != null && !batch.status().backup().equals(status.get())) {
            status.set(batch.status().backup());
            if (loaded.get() || !problem.get().isEmpty()) {
                load();
            }
        }
    }

    /// Reads which there are.
    void load() {
        problem.set("");
        tasks.then(receiver.backups(), list -> {
            if (!list.equals(backups)) {
                backups.setAll(list);
            }
            problem.set("");
            loaded.set(true);
        }, error -> {
            // A list of before may name what is not there any more.
            loaded.set(false);
            problem.set(error.sentence());
        });
    }

    /// Makes one, while everything goes on.
    void make() {
        if (making.get()) {
            return;
        }
        making.set(true);
        tasks.then(receiver.makeBackup(), made -> {
            making.set(false);
            notices.done(words.messages().text("backups.made", words.holds(made)), null);
            load();
        }, error -> {
            making.set(false);
            notices.failed(error.sentence() + " " + words.messages().text("backups.failed-cure"));
        });
    }

    /// Counts what the database holds now and `backup` does not.
    ///
    /// @param then is given the number of postbacks
    void missing(Backup backup, LongConsumer then) {
        // Neither tells alone: a database that was restored before may hold fewer and others, and a clock may have been set.
        long fewer = Math.max(0, receiver.status().stored() - backup.postbacks());
        tasks.then(receiver.counts(new PostbackQuery(Set.of(), null, null, "", backup.madeAt(), null, 1)),
                since -> then.accept(Math.max(fewer, since.total())), _ -> then.accept(fewer));
    }

    /// The newest that can be restored.
    Optional<Backup> newest() {
        return backups.stream().filter(Backup::isReadable).findFirst();
    }

    /// The newest first, those that can't be read last.
    ObservableList<Backup> backups() {
        return readOnly;
    }

    ReadOnlyObjectProperty<BackupStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Whether [#backups()] were read.
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether one is being made.
    ReadOnlyBooleanProperty makingProperty() {
        return making.getReadOnlyProperty();
    }

    /// Why they can't be listed; else `""`.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
