package dev.postbackdesk.desktop.links;

import dev.postbackdesk.conversion.Lifecycle;

/// A tracking link in the list.
///
/// @param key the stored link's; negative until it was first saved
/// @param today clicks today
/// @param warning what is off, or `""`
/// @param edited whether its form holds unsaved changes
record LinkRow(int key, String name, String slug, String network, Lifecycle lifecycle, long today, String warning,
        boolean edited) {

    boolean stored() {
        return key >= 0;
    }
}
