package dev.postbackdesk.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dresses scenes: the user agent sheet by colour scheme, then the author sheets, whose dark colours stand in a media
/// query. Used on the FX thread.
public final class Theme {
    /// What the user chose.
    public enum Mode {
        SYSTEM, LIGHT, DARK
    }

    private static final String ASSETS = "/dev/postbackdesk/assets/";
    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "Inter-Bold.otf", "JetBrainsMono-Regular.ttf", "JetBrainsMono-Medium.ttf", "JetBrainsMono-Bold.ttf");

    private final ObjectProperty<Mode> mode;
    private final List<String> sheets;

    /// @param screens names of the screens' sheets, such as `live` for `css/live.css`
    public Theme(Mode mode, List<String> screens) {
        this.mode = new SimpleObjectProperty<>(mode);
        sheets = java.util.stream.Stream.concat(java.util.stream.Stream.of("base", "projector", "controlsfx-bridge"),
                screens.stream()).map(name -> asset("css/" + name + ".css").toExternalForm()).toList();
    }

    /// Makes the shipped fonts known to JavaFX. Reading them takes some 10 ms; once a program is enough.
    public static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream font = asset("fonts/" + name).openStream()) {
                if (Font.loadFont(font, 13) == null) {
                    throw new IOException("JavaFX cannot read the font " + name);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A file of the assets, which are always there.
    public static URL asset(String path) {
        return Objects.requireNonNull(Theme.class.getResource(ASSETS + path), path);
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// Gives a scene its sheets, now and whenever the mode or the system's own scheme changes.
    public void dress(Scene scene) {
        useOurSheet();
        scene.getStylesheets().setAll(sheets);
        mode.addListener((_, _, chosen) -> choose(scene, chosen));
        scene.getPreferences().colorSchemeProperty().addListener((_, _, scheme) -> follow(scene, scheme));
        choose(scene, mode.get());
        follow(scene, scene.getPreferences().getColorScheme());
    }

    /// Makes our sheet that of all windows, before any control is made: the first one reads JavaFX's own else, which is not
    /// used. Pop-ups are styled once before they belong to a window, and could not read our colours with it.
    public static void useOurSheet() {
        if (Application.getUserAgentStylesheet() == null) {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
        }
    }

    private static void choose(Scene scene, Mode chosen) {
        // Null gives the scene back to the system's preference.
        scene.getPreferences().setColorScheme(switch (chosen) {
            case SYSTEM -> null;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        });
    }

    private static void follow(Scene scene, ColorScheme scheme) {
        // In its binary form: read in a quarter of the time.
        scene.setUserAgentStylesheet((scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight())
                .getUserAgentStylesheetBSS());
    }
}
