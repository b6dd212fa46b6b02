package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what the receiver does in the background to the FX thread. View models get one, so that a test may pass an
/// executor of its own.
public final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Executor fx;
    private final Supplier<Locale> language;
    private int pending;

    /// In English.
    ///
    /// @param fx runs on the FX thread: `Platform::runLater`, or `Runnable::run` in a view model's test
    public Tasks(Executor fx) {
        this(fx, () -> Locale.ENGLISH);
    }

    /// @param language what the window speaks then: failures arrive worded in it, so that nobody who shows one has to think of it
    public Tasks(Executor fx, Supplier<Locale> language) {
        this.fx = fx;
        this.language = language;
    }

    /// Runs one of the two on the FX thread when `future` is done. Call on the FX thread.
    ///
    /// @param onError what the user is told; what is no [ReceiverException] is a mistake of ours, goes to the log, and
    ///        arrives as `UNAVAILABLE`
    public <T> void then(CompletableFuture<T> future, Consumer<? super T> onSuccess,
            Consumer<ReceiverException> onError) {
        pending++;
        var _ = future.whenComplete((value, error) -> fx.execute(() -> {
            pending--;
            if (error == null) {
                onSuccess.accept(value);
            } else {
                onError.accept(worded(sentence(error)));
            }
        }));
    }

    /// Runs something on the FX thread, soon.
    public void onFx(Runnable run) {
        fx.execute(run);
    }

    /// A failure in the window's language, where it did not come through here.
    public ReceiverException worded(ReceiverException failure) {
        return failure.in(language.get());
    }

    /// How many are under way: pictures wait for none.
    public int pending() {
        return pending;
    }

    private static ReceiverException sentence(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof ReceiverException known) {
            return known;
        }
        if (cause instanceof CancellationException) {
            return new ReceiverException(ReceiverException.Kind.UNAVAILABLE, Saying.of("said.broken-off"), cause);
        }
        LOG.error("Unexpected failure in the background", cause);
        return new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
                Saying.of("said.unexpected", cause.toString()), cause);
    }
}
