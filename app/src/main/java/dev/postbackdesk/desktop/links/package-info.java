/// The Tracking links screen: list, form, the check of the destination, and the test click.
@NullMarked
package dev.postbackdesk.desktop.links;

import org.jspecify.annotations.NullMarked;
