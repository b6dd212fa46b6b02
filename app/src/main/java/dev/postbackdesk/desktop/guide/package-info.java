/// Help, F1: the keys, and the user guide's pages as they are in `docs/guide`, which the program brings along.
@NullMarked
package dev.postbackdesk.desktop.guide;

import org.jspecify.annotations.NullMarked;
