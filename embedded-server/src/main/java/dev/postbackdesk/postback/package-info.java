/// One request's way from bytes to a stored verdict: `PostbackRequest` → `Judge` → `Verdict` → `Postback`, and the feed that tells of it.
@NullMarked
package dev.postbackdesk.postback;

import org.jspecify.annotations.NullMarked;
