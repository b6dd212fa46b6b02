package dev.postbackdesk.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Makes dressed scenes: the user agent sheet by colour scheme, then ours, whose dark colours stand in a media
/// query. Used on the FX thread.
public final class Theme {
    /// What the user chose.
    public enum Mode {
        SYSTEM, LIGHT, DARK
    }

    /// The folder in which a package has the fonts as files; JavaFX copies those of a jar to temporary files, which a process that
    /// is killed leaves behind.
    static final String FONT_FILES = "postbackdesk.fonts";
    private static final String ASSETS = "/dev/postbackdesk/assets/";
    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "Inter-Bold.otf", "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    private final ObjectProperty<Mode> mode;

    public Theme(Mode mode) {
        this.mode = new SimpleObjectProperty<>(mode);
    }

    /// Makes the shipped fonts known to JavaFX. Reading them takes some 10 ms; once a program is enough.
    public static void loadFonts() {
        String folder = System.getProperty(FONT_FILES);
        for (String name : FONTS) {
            if (folder == null || !isLoaded(Path.of(folder, name))) {
                loadFromAssets(name);
            }
        }
    }

    static boolean isLoaded(Path font) {
        // No URI: JavaFX takes what follows the colon as it is, spaces and all.
        return Font.loadFont("file:" + font, 13) != null;
    }

    private static void loadFromAssets(String name) {
        try (InputStream font = asset("fonts/" + name).openStream()) {
            if (Font.loadFont(font, 13) == null) {
                throw new IOException("JavaFX cannot read the font " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of the assets, which are always there.
    public static URL asset(String path) {
        return Objects.requireNonNull(Theme.class.getResource(ASSETS + path), path);
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// A scene with our sheets, now and whenever the mode or the system's own scheme changes.
    ///
    /// @param width in pixels, or -1 for what the root prefers; `height` likewise
    public Scene scene(Parent root, double width, double height) {
        useOurSheet(mode.get());
        Scene scene = new Scene(root, width, height);
        // Not before the root is there: JavaFX matches most nodes when they come into a scene, and all of them again before it
        // is shown, so the fewer sheets at first, the better.
        dress(scene);
        return scene;
    }

    private void dress(Scene scene) {
        // One sheet that imports all: JavaFX goes through a scene's list of sheets for each node that it styles.
        scene.getStylesheets().setAll(asset("css/desk.css").toExternalForm());
        mode.addListener((_, _, chosen) -> choose(scene, chosen));
        scene.getPreferences().colorSchemeProperty().addListener((_, _, scheme) -> follow(scene, scheme));
        choose(scene, mode.get());
        follow(scene, scene.getPreferences().getColorScheme());
    }

    /// Makes our sheet that of all windows, before any control is made: the first one reads JavaFX's own else, which is not
    /// used. Pop-ups are styled once before they belong to a window, and could not read our colours with it.
    ///
    /// @param mode that of the first window
    public static void useOurSheet(Mode mode) {
        if (Application.getUserAgentStylesheet() == null) {
            ColorScheme chosen = scheme(mode);
            Application.setUserAgentStylesheet(
                    sheet(chosen == null ? Platform.getPreferences().getColorScheme() : chosen));
        }
    }

    /// In its binary form: read in a quarter of the time.
    private static String sheet(ColorScheme scheme) {
        return Objects.requireNonNull(
                (scheme == ColorScheme.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheetBSS());
    }

    private static void choose(Scene scene, Mode chosen) {
        // Null gives the scene back to the system's preference.
        scene.getPreferences().setColorScheme(scheme(chosen));
    }

    /// Null for the system's.
    private static @Nullable ColorScheme scheme(Mode mode) {
        return switch (mode) {
            case SYSTEM -> null;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    private static void follow(Scene scene, ColorScheme scheme) {
        String wanted = sheet(scheme);
        // All windows' own is not read once more for a scene. One that had another keeps saying which, since a pop-up takes
        // over its window's, but never that it has none.
        if (scene.getUserAgentStylesheet() != null || !wanted.equals(Application.getUserAgentStylesheet())) {
            scene.setUserAgentStylesheet(wanted);
        }
    }
}
