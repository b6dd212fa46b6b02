package dev.postbackdesk.click;

import java.time.Instant;

/// What a judge needs of a click. Immutable.
///
/// @param number see [Click#number()]
/// @param at see [Click#at()]
/// @param linkKey see [Click#linkKey()]
/// @param test see [Click#test()]
public record ClickFacts(long number, Instant at, int linkKey, boolean test) {}
