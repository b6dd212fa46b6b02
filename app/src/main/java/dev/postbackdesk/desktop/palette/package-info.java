/// The command palette: everything that can be done, found by typing.
@NullMarked
package dev.postbackdesk.desktop.palette;

import org.jspecify.annotations.NullMarked;
