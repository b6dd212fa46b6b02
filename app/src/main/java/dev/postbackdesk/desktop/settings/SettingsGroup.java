package dev.postbackdesk.desktop.settings;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// One card of the screen.
///
/// @param name for tests and style sheets
/// @param wide whether it stands in the wide column
record SettingsGroup(String name, String title, Feather icon, Node body, boolean wide) {
    /// What takes room.
    static SettingsGroup wide(String name, String title, Feather icon, Node body) {
        return new SettingsGroup(name, title, icon, body, true);
    }

    /// A few choices.
    static SettingsGroup narrow(String name, String title, Feather icon, Node body) {
        return new SettingsGroup(name, title, icon, body, false);
    }
}
