package dev.postbackdesk.desktop.table;

import dev.postbackdesk.receiver.ReceiverException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The row whose detail is on its way: being read, or not to be read. Used on the FX thread.
public final class Opening {
    private final ReadOnlyObjectWrapper<@Nullable Long> number = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    /// The detail of a row is being read.
    public void begin(long of) {
        failure.set("");
        number.set(of);
    }

    /// It was read, or nobody wants it any more.
    public void end() {
        failure.set("");
        number.set(null);
    }

    /// It could not be read.
    public void fail(ReceiverException error) {
        failure.set(error.sentence());
    }

    /// The number of the row, or null where none is on its way.
    public ReadOnlyObjectProperty<@Nullable Long> numberProperty() {
        return number.getReadOnlyProperty();
    }

    /// Why it could not be read, or `""`.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
