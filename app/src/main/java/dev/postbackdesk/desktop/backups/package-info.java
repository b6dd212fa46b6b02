/// The dialog of backups: what there is, making one, putting one back.
@NullMarked
package dev.postbackdesk.desktop.backups;

import org.jspecify.annotations.NullMarked;
