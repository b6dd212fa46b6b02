package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.Receiver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the receiver remembers for its user, the public address apart: that has a model of its own. Used on the FX thread.
final class SettingsViewModel {
    /// A proxy on this machine calls from here.
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "::1");

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final ObservableList<String> proxies = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper proxyProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Instant> lastBackup = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Path> dataFolder;
    private final ReadOnlyStringWrapper backupProblem = new ReadOnlyStringWrapper("");
    /// What the receiver has, as far as this knows.
    private List<SenderRange> stored;
    private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
    /// Counts them, so that the failure of one is not taken for that of a later one.
    private int saves;
    private boolean loading;

    SettingsViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        dataFolder = new ReadOnlyObjectWrapper<>(receiver.dataFolder().toAbsolutePath());
        stored = receiver.trustedProxies();
        proxies.setAll(stored.stream().map(SenderRange::text).toList());
        proxies.addListener((ListChangeListener<String>) _ -> proxiesChanged());
        refresh();
    }

    /// Shows what changed elsewhere.
    void refresh() {
        lastBackup.set(receiver.status().backup().lastMade());
        backupProblem.set(receiver.status().backup().problem().in(words.locale()));
        List<SenderRange> now = receiver.trustedProxies();
        // What is being mended stays.
        if (!now.equals(stored) && proxyProblem.get().isEmpty()) {
            stored = now;
            show(now);
        }
    }

    private void show(List<SenderRange> ranges) {
        loading = true;
        proxies.setAll(ranges.stream().map(SenderRange::text).toList());
        loading = false;
    }

    /// Saved as soon as they are sound: there is nothing to think over, and no button to forget.
    private void proxiesChanged() {
        if (loading) {
            return;
        }
        Optional<Saying> problem = proxies.stream().map(SenderRange::problem).flatMap(Optional::stream).findFirst();
        proxyProblem.set(problem.map(saying -> saying.in(words.locale())).orElse(""));
        List<SenderRange> wanted = problem.isPresent()
                ? stored
                : proxies.stream().distinct().map(SenderRange::new).toList();
        if (wanted.equals(stored)) {
            return;
        }
        List<SenderRange> before = stored;
        stored = wanted;
        int mine = ++saves;
        saving = receiver.saveTrustedProxies(wanted);
        tasks.then(saving,
                _ -> notices.done(words.text(wanted.isEmpty() ? "settings.proxies.none" : "settings.proxies.saved"),
                        null),
                error -> {
                    stored = before;
                    show(before);
                    notices.failed(error.sentence());
                    if (mine == saves) {
                        saving = CompletableFuture.completedFuture(null);
                    }
                });
    }

    /// The proxies that are being saved: done once they are, failed until the user was told why they can't be.
    CompletableFuture<Void> saving() {
        return saving;
    }

    /// Trusts a proxy on this machine.
    void trustThisMachine() {
        proxies.addAll(THIS_MACHINE.stream().filter(address -> !proxies.contains(address)).toList());
    }

    /// What is typed into the field of trusted proxies, bad values among it.
    ObservableList<String> proxies() {
        return proxies;
    }

    /// What is wrong with one of them, or `""`.
    ReadOnlyStringProperty proxyProblemProperty() {
        return proxyProblem.getReadOnlyProperty();
    }

    /// When the last backup was made, or null.
    ReadOnlyObjectProperty<@Nullable Instant> lastBackupProperty() {
        return lastBackup.getReadOnlyProperty();
    }

    /// Why the last attempt failed, or `""`.
    ReadOnlyStringProperty backupProblemProperty() {
        return backupProblem.getReadOnlyProperty();
    }

    String localAddress() {
        return receiver.localAddress().toString();
    }

    /// Where the data lie.
    ReadOnlyObjectProperty<Path> dataFolderProperty() {
        return dataFolder.getReadOnlyProperty();
    }

    /// Names the data folder otherwise: for pictures.
    void show(Path folder) {
        dataFolder.set(folder);
    }

    /// Tells what went wrong elsewhere.
    Notices notices() {
        return notices;
    }

    Tasks tasks() {
        return tasks;
    }
}
