package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.receiver.PublicAddress;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The public address, and what its last check came to: the one place of the desktop that saves and checks it. It is
/// checked when it is saved and when the user asks, never by itself: a check calls an address on the internet. Used on the
/// FX thread.
public final class PublicAddressViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final ReadOnlyStringWrapper address = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable AddressCheck> check = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable CompletableFuture<AddressCheck> running;
    /// Of those that were begun: what an earlier one finds is no longer waited for.
    private int count;

    PublicAddressViewModel(Receiver receiver, Tasks tasks) {
        this.receiver = receiver;
        this.tasks = tasks;
        refresh();
    }

    /// Shows what the receiver remembers now.
    void refresh() {
        String now = receiver.publicAddress().map(URI::toString).orElse("");
        if (!now.equals(address.get())) {
            stop();
            check.set(null);
            problem.set("");
            address.set(now);
        }
    }

    /// Remembers the address that `text` names, and checks it; forgets it where that is blank.
    ///
    /// @param done once it is remembered
    /// @param wrong a sentence for the user
    public void save(String text, Runnable done, Consumer<String> wrong) {
        URI named;
        try {
            named = text.isBlank() ? null : PublicAddress.parse(text);
        } catch (ReceiverException e) {
            wrong.accept(tasks.worded(e).sentence());
            return;
        }
        tasks.then(receiver.savePublicAddress(named), _ -> {
            refresh();
            done.run();
            check();
        }, error -> wrong.accept(error.sentence()));
    }

    /// Calls the address, and looks whether the call comes in.
    public void check() {
        URI named = receiver.publicAddress().orElse(null);
        if (named == null || checking.get()) {
            return;
        }
        checking.set(true);
        problem.set("");
        CompletableFuture<AddressCheck> asked = receiver.checkAddress(named);
        running = asked;
        count++;
        int number = count;
        tasks.then(asked, found -> {
            if (ended(number) && found.address().toString().equals(address.get())) {
                check.set(found);
            }
        }, error -> {
            if (ended(number)) {
                problem.set(error.sentence());
            }
        });
    }

    /// Whether it is the one that is waited for; it is no longer then.
    private boolean ended(int number) {
        if (running == null || number != count) {
            return false;
        }
        running = null;
        checking.set(false);
        return true;
    }

    /// Waits no longer for the check that is under way.
    public void stop() {
        CompletableFuture<AddressCheck> asked = running;
        running = null;
        checking.set(false);
        if (asked != null) {
            asked.cancel(true);
        }
    }

    /// Shows a check that was made elsewhere: for pictures.
    public void show(AddressCheck made) {
        check.set(made);
    }

    /// Where it listens itself.
    public URI localAddress() {
        return receiver.localAddress();
    }

    /// `""` where there is none.
    public ReadOnlyStringProperty addressProperty() {
        return address.getReadOnlyProperty();
    }

    /// The last check of the present address, or null.
    public ReadOnlyObjectProperty<@Nullable AddressCheck> checkProperty() {
        return check.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// Why no check could be made, as a sentence; `""` where one could.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
