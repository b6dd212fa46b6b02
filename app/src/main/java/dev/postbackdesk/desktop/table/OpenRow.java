package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The row whose detail is open, with what was read of it, and the one that is on its way. Of several that are asked for, the last
/// counts. Used on the FX thread.
///
/// @param <T> what is read of a row
public final class OpenRow<T> {
    private static final String DETAIL = "detail";

    private final Tasks tasks;
    private final Trouble trouble;
    private final LongFunction<CompletableFuture<Optional<T>>> read;
    private final ToLongFunction<T> number;
    private final Opening opening = new Opening();
    private final ReadOnlyObjectWrapper<@Nullable T> shown = new ReadOnlyObjectWrapper<>();
    private int telling;

    /// @param trouble told why the one that is open could not be read anew
    /// @param read what belongs to a row; empty if there is none of that number
    /// @param number of what was read
    public OpenRow(Tasks tasks, Trouble trouble, LongFunction<CompletableFuture<Optional<T>>> read,
            ToLongFunction<T> number) {
        this.tasks = tasks;
        this.trouble = trouble;
        this.read = read;
        this.number = number;
    }

    /// Whether this one is open.
    public boolean is(long one) {
        T now = shown.get();
        return now != null && number.applyAsLong(now) == one;
    }

    /// Opens one.
    public void open(long one) {
        if (is(one)) {
            // Another one may have been on its way.
            telling++;
            opening.end();
            return;
        }
        opening.begin(one);
        tell(one, error -> {
            // What is of another one is no detail of this one.
            shown.set(null);
            opening.fail(error);
        });
    }

    /// Reads one anew, where it is open.
    public void refresh(long one) {
        // What is on its way takes its place.
        if (is(one) && opening.numberProperty().get() == null) {
            tell(one, error -> trouble.tell(DETAIL, error, () -> refresh(one)));
        }
    }

    private void tell(long one, Consumer<ReceiverException> failed) {
        int mine = ++telling;
        tasks.then(read.apply(one), found -> {
            if (mine == telling) {
                found.ifPresent(shown::set);
                trouble.over(DETAIL);
                opening.end();
            }
        }, error -> {
            if (mine == telling) {
                failed.accept(error);
            }
        });
    }

    public void close() {
        telling++;
        shown.set(null);
        opening.end();
        trouble.over(DETAIL);
    }

    /// The one that is on its way.
    public Opening opening() {
        return opening;
    }

    /// What was read of the one that is open, or null.
    public ReadOnlyObjectProperty<@Nullable T> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
