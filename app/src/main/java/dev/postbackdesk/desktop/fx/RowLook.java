package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.conversion.Lifecycle;

/// What a row of a list of definitions shows.
///
/// @param left below the title
/// @param right below the state
/// @param warning what is off, or `""`
/// @param stored false until it was first saved
/// @param edited whether its form holds unsaved changes
public record RowLook(String title, String left, String right, Lifecycle lifecycle, String warning, boolean stored,
        boolean edited) {}
