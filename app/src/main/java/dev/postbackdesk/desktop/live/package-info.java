/// The live table of postbacks and what is said about each of them.
@NullMarked
package dev.postbackdesk.desktop.live;

import org.jspecify.annotations.NullMarked;
