package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The networks to choose from, and the user's own among them: kept, forgotten, shared as files. Used on the FX thread;
/// files are read and written off it.
final class OwnTemplates {
    private static final long LARGEST = 16L * 1024 * 1024;

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Networks> networks;

    /// @param changed runs when a network is another
    OwnTemplates(Receiver receiver, Tasks tasks, Messages words, Notices notices, Runnable changed) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        this.changed = changed;
        networks = new ReadOnlyObjectWrapper<>(receiver.networks());
    }

    /// Looks whether they are others by now.
    void networksChanged() {
        networks.set(receiver.networks());
    }

    /// @param after runs once it is kept
    void save(Network network, Runnable after) {
        tasks.then(receiver.saveNetwork(network), now -> {
            follow(now);
            notices.done(words.text("connect.template.saved", network.name()), null);
            after.run();
        }, this::failed);
    }

    /// Forgets an own one, and can take that back.
    void remove(Network network) {
        tasks.then(receiver.removeNetwork(network.name()), now -> {
            follow(now);
            notices.done(words.text(networks.get().named(network.name()).isPresent()
                    ? "connect.template.removed.shipped"
                    : "connect.template.removed", network.name()), () -> save(network, () -> {}));
        }, this::failed);
    }

    private void follow(Networks now) {
        networks.set(now);
        changed.run();
    }

    void importFile(Path file) {
        tasks.then(inBackground(() -> {
            if (Files.size(file) > LARGEST) {
                throw new ReceiverException(ReceiverException.Kind.INVALID,
                        words.text("connect.import.large", file.getFileName()));
            }
            return Files.readAllBytes(file);
        }, "connect.import.unreadable", file).thenCompose(receiver::importNetworks), read -> {
            follow(receiver.networks());
            notices.done(words.text("connect.imported", read.size()), null);
        }, this::failed);
    }

    /// Writes all own networks for others.
    void exportFile(Path file) {
        List<Network> own = networks.get().own();
        tasks.then(
                inBackground(() -> WholeFile.write(file, receiver.exportNetworks(own)), "connect.export.unwritable",
                        file),
                _ -> notices.done(words.text("connect.exported", own.size(), file.getFileName()), null), this::failed);
    }

    private interface Work<T> {
        T run() throws IOException, ReceiverException;
    }

    private <T> CompletableFuture<T> inBackground(Work<T> work, String trouble, Path file) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().name("networks-file").start(() -> {
            try {
                done.complete(work.run());
            } catch (IOException e) {
                done.completeExceptionally(new ReceiverException(ReceiverException.Kind.INVALID,
                        words.text(trouble, file.toString()), e));
            } catch (ReceiverException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void failed(ReceiverException problem) {
        notices.failed(problem.sentence());
    }

    ReadOnlyObjectProperty<Networks> networksProperty() {
        return networks.getReadOnlyProperty();
    }
}
