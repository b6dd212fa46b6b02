package dev.postbackdesk.desktop.conversions;

/// The fields of the form that can be wrong, in the order in which they stand.
enum ConversionField {
    NAME, VALUE, COMMISSION, SENDERS, WINDOW, TOKEN, DEFAULTS, PLACEHOLDER
}
