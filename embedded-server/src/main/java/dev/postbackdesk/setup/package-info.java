/// Definitions files: conversions and links as JSON, read, merged into what is there, and written. Pure functions; the
/// store saves what comes of them.
@NullMarked
package dev.postbackdesk.setup;

import org.jspecify.annotations.NullMarked;
