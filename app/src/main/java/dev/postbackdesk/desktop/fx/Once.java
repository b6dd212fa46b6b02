package dev.postbackdesk.desktop.fx;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is made when it is first needed: what nobody asks for costs neither time at the start nor memory. Used on one
/// thread.
///
/// @param <T> what is made
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    /// @param maker called once at most
    public Once(Supplier<T> maker) {
        this.maker = maker;
    }

    /// Made now if it was not.
    @Override
    public T get() {
        T there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }

    /// What was made, if it was.
    public Optional<T> made() {
        return Optional.ofNullable(made);
    }
}
