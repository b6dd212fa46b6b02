package dev.postbackdesk.desktop.editing;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Definitions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What an [Editor] has to know of the definitions that it edits, and of their form. Used on the FX thread.
///
/// @param <K> tells definitions apart, new ones among them
/// @param <D> a definition as its form holds it, valid or not; a value
/// @param <R> a row of the list; a value
public interface Kind<K, D, R> {
    /// A definition as it is stored.
    record Stored<D>(String name, D draft, Lifecycle lifecycle) {}

    /// Empty where it was not saved yet.
    Optional<Stored<D>> stored(Definitions all, K key);

    /// The rows of all that are stored, in order.
    List<R> rows(Definitions all);

    /// The row of one that was not saved yet.
    R newRow(K key, D draft);

    K key(R row);

    Lifecycle lifecycle(R row);

    /// @param sought in lower case
    boolean matches(R row, String sought);

    D empty();

    /// Whether nobody wrote anything into a new one's form.
    boolean isUntouched(D draft);

    /// What it is called, also while it has no name.
    String name(D draft);

    /// What the form holds.
    D shown();

    /// Shows a draft in the form.
    void load(D draft);

    /// Others are in force: rules such as names that are taken follow. The form stays as it is.
    default void know(Definitions all) {}

    /// What is listed or shown may be another.
    default void changed() {}

    CompletableFuture<Definitions> save(K key, D draft, Lifecycle lifecycle);

    /// The key of what was saved.
    default K keyOf(Definitions all, K before, D saved) {
        return before;
    }

    /// Saves what is stored as active, paused or archived.
    CompletableFuture<Definitions> saveLifecycle(Definitions all, K key, Lifecycle next);

    /// Tells that it is active, paused or archived now.
    String sentence(String name, Lifecycle now);
}
