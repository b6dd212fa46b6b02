package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A database that is not there although data were stored, or that can't be used since it is damaged: no disk that fails,
/// no program that holds it, no newer version.
///
/// @param what was found, as a sentence without its full stop
/// @param setAside where the damaged file lies now, or null where there is none
public record Damage(Saying what, @Nullable Path setAside) {
    /// The whole sentence.
    public Saying sentence() {
        return setAside == null
                ? Saying.of("said.damage", what)
                : Saying.of("said.damage.aside", what, setAside);
    }
}
