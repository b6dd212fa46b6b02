package dev.postbackdesk.link;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What visitors follow: `/c/{slug}` leads to the destination URL with a fresh click id in it. Immutable.
///
/// @param name what the user calls it; not blank
/// @param destination as the user wrote it; see [Destination] for what is allowed
/// @param network the network's name, or null for the user's own
/// @param conversions whose postbacks are accepted for clicks of this link, in the user's order
public record TrackingLink(Slug slug, String name, String destination, @Nullable String network,
        List<ConversionId> conversions, Lifecycle lifecycle) {

    public TrackingLink {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A tracking link needs a name.");
        }
        conversions = List.copyOf(conversions);
    }

    public TrackingLink withLifecycle(Lifecycle other) {
        return new TrackingLink(slug, name, destination, network, conversions, other);
    }

    public boolean carries(ConversionId conversion) {
        return conversions.contains(conversion);
    }
}
