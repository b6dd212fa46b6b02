package dev.postbackdesk.receiver;

import java.util.List;

/// What an import did.
///
/// @param warnings sentences about what was imported but will not work as it stands
public record SetupReport(int conversions, int links, List<String> warnings) {
    public SetupReport {
        warnings = List.copyOf(warnings);
    }
}
