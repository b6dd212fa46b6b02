package dev.postbackdesk.desktop.shell;

/// A search that the user keeps. Immutable.
///
/// @param name what the navigation calls it
/// @param search as the search field reads it
public record SavedFilter(String name, String search) {}
