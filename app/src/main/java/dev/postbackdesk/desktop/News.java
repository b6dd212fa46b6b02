package dev.postbackdesk.desktop;

/// What the window says when it opens.
///
/// @param good whether it tells of something done, and not of something that failed
record News(String sentences, boolean good) {}
