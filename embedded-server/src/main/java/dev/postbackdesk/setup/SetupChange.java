package dev.postbackdesk.setup;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import java.util.List;

/// What an import comes to: to be saved as one, or not at all. Immutable.
///
/// Only what differs from what is stored is in it, so importing the same file at each start writes nothing.
///
/// @param conversions new ones, and new states of those with these ids; before the links, which may name them
/// @param links new ones and new states of present ones
/// @param conversionsRead how many conversions the file holds
/// @param linksRead how many links the file holds
/// @param warnings sentences about what is imported but won't work as it stands
public record SetupChange(List<Conversion> conversions, List<LinkChange> links, int conversionsRead, int linksRead,
        List<Saying> warnings) {

    public SetupChange {
        conversions = List.copyOf(conversions);
        links = List.copyOf(links);
        warnings = List.copyOf(warnings);
    }

    /// Whether there is nothing to save.
    public boolean isEmpty() {
        return conversions.isEmpty() && links.isEmpty();
    }
}
