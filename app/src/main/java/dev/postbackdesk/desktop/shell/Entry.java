package dev.postbackdesk.desktop.shell;

import org.kordamp.ikonli.feather.Feather;

/// How a screen stands in the navigation.
///
/// @param name the name of `--screen`, and the last part of the keys `shell.screen.…` and `shell.screen-tip.…`
/// @param letter opens it together with Shortcut, where it helps with one task: such tools stand below a line. Empty for
///        screens that show what there is: they are counted, and opened by their digit
public record Entry(String name, Feather icon, String letter) {
    public Entry(String name, Feather icon) {
        this(name, icon, "");
    }
}
