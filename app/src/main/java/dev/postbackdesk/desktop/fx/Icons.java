package dev.postbackdesk.desktop.fx;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Feather icons in the three sizes of the design. Size and colour come from the style sheet; the words beside an icon,
/// or the accessible text of its button, say what it means.
public final class Icons {
    private Icons() {}

    /// 16 px: navigation, buttons.
    public static FontIcon normal(Feather icon, String... styleClasses) {
        return icon(icon, styleClasses);
    }

    /// 14 px: small buttons.
    public static FontIcon small(Feather icon, String... styleClasses) {
        FontIcon made = icon(icon, styleClasses);
        made.getStyleClass().add("icon-14");
        return made;
    }

    /// 12 px: chips.
    public static FontIcon tiny(Feather icon, String... styleClasses) {
        FontIcon made = icon(icon, styleClasses);
        made.getStyleClass().add("icon-12");
        return made;
    }

    private static FontIcon icon(Feather icon, String... styleClasses) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().addAll(styleClasses);
        return made;
    }
}
