package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;

/// A change of a definition that may cure what was rejected. Immutable.
public sealed interface Change {
    /// A conversion has other rules.
    record OfConversion(Conversion conversion) implements Change {}

    /// A tracking link is another.
    ///
    /// @param key of the link
    record OfLink(int key, TrackingLink link) implements Change {}

    /// Nothing is changed: what was mended elsewhere, or has come to be known since.
    record None() implements Change {}

    /// What would hold with it.
    default Definitions in(Definitions now) {
        return switch (this) {
            case OfConversion(Conversion conversion) -> new Definitions(now.conversions().stream()
                    .map(stored -> stored.conversion().id().equals(conversion.id())
                            ? new StoredConversion(stored.key(), conversion)
                            : stored)
                    .toList(), now.links());
            case OfLink(int key, TrackingLink link) -> new Definitions(now.conversions(), now.links().stream()
                    .map(stored -> stored.key() == key ? new StoredLink(key, link) : stored).toList());
            case None() -> now;
        };
    }
}
