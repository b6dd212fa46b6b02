/// The guided tour over the real screens.
@NullMarked
package dev.postbackdesk.desktop.tour;

import org.jspecify.annotations.NullMarked;
