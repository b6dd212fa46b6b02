package dev.postbackdesk.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a test postback over HTTP came to.
///
/// @param url what was requested
/// @param status the answer, 200 where all is well
/// @param body the answer's text, shortened
/// @param number of the postback that was stored, or null where the answer names none
/// @param took from request to answer
public record TestPostback(String url, int status, String body, @Nullable Long number, Duration took) {}
