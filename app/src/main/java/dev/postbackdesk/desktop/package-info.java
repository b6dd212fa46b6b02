/// The composition root of the desktop: where every long-lived object is made, wired and closed.
@NullMarked
package dev.postbackdesk.desktop;

import org.jspecify.annotations.NullMarked;
