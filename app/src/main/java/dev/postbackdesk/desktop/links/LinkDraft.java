package dev.postbackdesk.desktop.links;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import java.util.List;

/// A tracking link as its form holds it: text of any kind, valid or not. Immutable.
///
/// @param network the network's name, or `""` for the user's own
record LinkDraft(String name, String network, String slug, String destination, List<ConversionId> conversions) {
    LinkDraft {
        conversions = List.copyOf(conversions);
    }

    static LinkDraft empty() {
        return new LinkDraft("", "", "", "", List.of());
    }

    static LinkDraft of(TrackingLink link) {
        String network = link.network();
        return new LinkDraft(link.name(), network == null ? "" : network, link.slug().value(), link.destination(),
                link.conversions());
    }

    LinkDraft copyAs(String otherName, String otherSlug) {
        return new LinkDraft(otherName, network, otherSlug, destination, conversions);
    }

    /// The link that a draft without problems stands for.
    TrackingLink toLink(Lifecycle lifecycle) {
        return new TrackingLink(new Slug(TextRules.tidy(slug)), TextRules.tidy(name), TextRules.tidy(destination),
                network.isEmpty() ? null : network, conversions, lifecycle);
    }
}
