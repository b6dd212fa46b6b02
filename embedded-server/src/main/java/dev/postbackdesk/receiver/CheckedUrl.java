package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A URL of a text, and what would come of it. Immutable.
public sealed interface CheckedUrl {
    /// As it stands in the text: absolute, or from the path's `/` on where a log has no more.
    String url();

    /// How often it stands there.
    int times();

    /// A request to a path that takes postbacks.
    ///
    /// @param report what the judge would say
    /// @param conversion the one that it names, or null
    /// @param corrected the postback URL to use in its place, or null where this one is well or another would not help
    /// @param elsewhere the host that it leads to where that is not this receiver, or `""`
    /// @param bodyUnknown whether a body was posted that the text does not hold
    record OfPostback(String url, int times, Check.Report report, @Nullable Conversion conversion,
            @Nullable String corrected, String elsewhere, boolean bodyUnknown) implements CheckedUrl {}

    /// A tracking link of this receiver.
    ///
    /// @param slug as it is written
    /// @param link null if there is none of that slug
    record OfLink(String url, int times, String slug, @Nullable TrackingLink link) implements CheckedUrl {}

    /// Where a tracking link leads, or may lead.
    ///
    /// @param link the link that leads there, or null
    /// @param corrected the destination to use in its place, or null
    record OfDestination(String url, int times, @Nullable TrackingLink link, List<Destination.Check> checks,
            @Nullable String corrected) implements CheckedUrl {
        public OfDestination {
            checks = List.copyOf(checks);
        }
    }

    /// Anything else.
    record Other(String url, int times) implements CheckedUrl {}
}
