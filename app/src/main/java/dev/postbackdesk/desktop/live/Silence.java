package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.LinkFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A conversion that visitors click for, and for which no request came at all. Immutable.
///
/// @param clicks of visitors over the last seven days, crawlers left out
/// @param link the most clicked active link that carries it, by its key
record Silence(Conversion conversion, long clicks, int link) {
    /// Fewer clicks without a sale are nothing to wonder about.
    private static final long MANY_CLICKS = 20;

    /// The most clicked first.
    static List<Silence> of(Definitions definitions, Map<ConversionId, ConversionFigures> arrived,
            Map<Integer, LinkFigures> clicked) {
        List<Silence> silences = new ArrayList<>();
        for (StoredConversion stored : definitions.conversions()) {
            Conversion conversion = stored.conversion();
            ConversionFigures figures = arrived.get(conversion.id());
            boolean nothing = figures == null || figures.accepted() + figures.rejected() == 0;
            List<StoredLink> links = definitions.linksCarrying(conversion.id()).stream()
                    .filter(link -> link.link().lifecycle().isActive())
                    .sorted(Comparator.comparingLong((StoredLink link) -> visitors(clicked, link)).reversed()).toList();
            long clicks = links.stream().mapToLong(link -> visitors(clicked, link)).sum();
            if (conversion.lifecycle().isActive() && nothing && clicks >= MANY_CLICKS) {
                silences.add(new Silence(conversion, clicks, links.getFirst().key()));
            }
        }
        silences.sort(Comparator.comparingLong(Silence::clicks).reversed());
        return List.copyOf(silences);
    }

    private static long visitors(Map<Integer, LinkFigures> clicked, StoredLink link) {
        LinkFigures figures = clicked.get(link.key());
        return figures == null ? 0 : figures.clicks() - figures.bots();
    }
}
