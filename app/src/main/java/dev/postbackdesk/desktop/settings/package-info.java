/// The Settings screen. A further group is one more [dev.postbackdesk.desktop.settings.SettingsGroup] in the list that
/// [dev.postbackdesk.desktop.settings.SettingsScreen] makes.
@NullMarked
package dev.postbackdesk.desktop.settings;

import org.jspecify.annotations.NullMarked;
