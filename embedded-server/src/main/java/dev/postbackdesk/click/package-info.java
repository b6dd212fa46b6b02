/// Clicks, click ids and the redirect.
@NullMarked
package dev.postbackdesk.click;

import org.jspecify.annotations.NullMarked;
