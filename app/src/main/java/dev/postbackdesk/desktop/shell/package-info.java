/// The window around the screens: navigation, status line, keys.
@NullMarked
package dev.postbackdesk.desktop.shell;

import org.jspecify.annotations.NullMarked;
