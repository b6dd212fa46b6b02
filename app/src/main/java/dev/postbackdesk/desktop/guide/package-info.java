/// Help, F1: the keys, and the user guide's pages as they are in `docs/guide`, which the program brings along. Those of a further language
/// lie there in a folder of its code.
@NullMarked
package dev.postbackdesk.desktop.guide;

import org.jspecify.annotations.NullMarked;
