package dev.postbackdesk.receiver;

import dev.postbackdesk.click.Click;

/// A click with what only the store can add to it. Immutable.
///
/// @param clickId the click's id, 26 lower-case characters
/// @param slug the slug that its link has now
public record ClickRecord(Click click, String clickId, String slug) {}
