/// What the desktop asks of the operating system: to be started with the computer, and to tell the user something.
@NullMarked
package dev.postbackdesk.desktop.system;

import org.jspecify.annotations.NullMarked;
