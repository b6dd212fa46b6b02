/// Definitions files in the desktop: what importing one would change, importing it, and writing one.
@NullMarked
package dev.postbackdesk.desktop.setup;

import org.jspecify.annotations.NullMarked;
