package dev.postbackdesk.desktop.links;

/// The fields of the form that can be wrong, in the order in which they stand.
enum LinkField {
    NAME, SLUG, DESTINATION
}
