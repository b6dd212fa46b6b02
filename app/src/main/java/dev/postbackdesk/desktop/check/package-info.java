/// The Check screen: a text on top, and what would come of each URL in it below.
@NullMarked
package dev.postbackdesk.desktop.check;

import org.jspecify.annotations.NullMarked;
