/// What arrived at the tracking links, and what came of it.
@NullMarked
package dev.postbackdesk.desktop.clicks;

import org.jspecify.annotations.NullMarked;
