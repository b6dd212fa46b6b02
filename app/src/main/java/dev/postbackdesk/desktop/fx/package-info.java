/// The few pieces that all screens share: theme, messages, icons, chips, copy buttons, background tasks, toasts and dialogs.
@NullMarked
package dev.postbackdesk.desktop.fx;

import org.jspecify.annotations.NullMarked;
