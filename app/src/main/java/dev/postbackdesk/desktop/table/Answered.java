package dev.postbackdesk.desktop.table;

import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What was asked for what a screen shows, and whether that is answered: what is in sight stays while the same is read anew, and
/// also where that fails; of another question it is no answer, and goes. Used on the FX thread.
///
/// @param <Q> what is asked; equal ones have the same answer
public final class Answered<Q> {
    private final String part;
    private final Trouble trouble = new Trouble();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper awaited = new ReadOnlyBooleanWrapper();
    /// What is in sight is the answer to this; null where nothing is.
    private @Nullable Q question;

    /// @param part what [#trouble] calls it
    public Answered(String part) {
        this.part = part;
    }

    /// It is being read. Why it could not be read before is said no more.
    public void ask(Q now) {
        awaited.set(question != null && !question.equals(now));
        failure.set("");
    }

    /// It was read.
    public void answer(Q now) {
        question = now;
        awaited.set(false);
        over();
    }

    /// A part of what belongs to it was read.
    public void over() {
        trouble.over(part);
    }

    /// It could not be read.
    ///
    /// @param nothing whether nothing is in sight
    /// @param lost takes what is in sight away: there is nothing, or it answers another question
    /// @param again reads it once more, where what is in sight stays
    public void fail(ReceiverException error, boolean nothing, Runnable lost, Runnable again) {
        if (nothing || awaited.get()) {
            question = null;
            failure.set(error.sentence());
            lost.run();
        } else {
            tell(error, again);
        }
        awaited.set(false);
    }

    /// A part of what belongs to it could not be read; what is in sight stays.
    public void tell(ReceiverException error, Runnable again) {
        trouble.tell(part, error, again);
    }

    /// What was read; empty where nobody waits for it any more, which is no failure.
    public static <T> CompletableFuture<Optional<T>> unlessGivenUp(CompletableFuture<T> asked) {
        return asked.thenApply(Optional::of).exceptionallyCompose(error -> isGivenUp(error)
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.failedFuture(error));
    }

    private static boolean isGivenUp(Throwable error) {
        return error instanceof CancellationException
                || (error instanceof CompletionException && error.getCause() instanceof CancellationException);
    }

    /// Why nothing can be shown; `""` where that is not so.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Whether what is in sight answers another question than the one that is being read.
    public ReadOnlyBooleanProperty awaitedProperty() {
        return awaited.getReadOnlyProperty();
    }

    /// What could not be read while something is in sight.
    public Trouble trouble() {
        return trouble;
    }
}
