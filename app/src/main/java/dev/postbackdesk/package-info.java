/// Where the desktop starts.
@NullMarked
package dev.postbackdesk;

import org.jspecify.annotations.NullMarked;
