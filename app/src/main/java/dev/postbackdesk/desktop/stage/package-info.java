/// The stage view: what is shown to a room, in large type.
@NullMarked
package dev.postbackdesk.desktop.stage;

import org.jspecify.annotations.NullMarked;
