/// The one facade through which the desktop and the commands reach the server part, and what stands behind it on this machine.
@NullMarked
package dev.postbackdesk.receiver;

import org.jspecify.annotations.NullMarked;
