package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;

/// A conversion in the list.
///
/// @param links how many tracking links in use carry it
/// @param today postbacks accepted today
/// @param unanswered visitors' clicks of the last seven days on its links, if no postback came for it; else 0
/// @param warning what is off, or `""`
/// @param stored false until it was first saved
/// @param edited whether its form holds unsaved changes
record ConversionRow(ConversionId id, String name, Lifecycle lifecycle, int links, long today,
        long unanswered, String warning,
        boolean stored, boolean edited) {

    /// The first characters of the id: enough to recognise it beside a merchant's URL.
    String shortId() {
        return id.value().substring(0, 8);
    }
}
