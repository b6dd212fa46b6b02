package dev.postbackdesk.receiver;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Definitions;
import java.util.List;

/// What an import did.
///
/// @param warnings sentences about what was imported but will not work as it stands
/// @param before the definitions as they were
/// @param after as the import made them
public record SetupReport(int conversions, int links, List<Saying> warnings, Definitions before, Definitions after) {
    public SetupReport {
        warnings = List.copyOf(warnings);
    }
}
