/// What the screens of definitions have in common below their views: the list, the chosen one, and unsaved changes.
@NullMarked
package dev.postbackdesk.desktop.editing;

import org.jspecify.annotations.NullMarked;
