package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.guide.Run.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The pages, in their order, each in the window's language where there is one, else in English. Each is read when it is first
/// asked for: nothing of the guide is before F1 is pressed. Used on the FX thread.
final class Guide {
    /// In the order of the guide's list of contents.
    static final List<String> NAMES = List.of("install", "how-it-works", "postbacks", "findings", "definitions",
            "desktop", "commands", "backups", "connect", "public-address", "rehearsal-and-demo", "search");

    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    private final GuideReader reader = new GuideReader();
    private final Map<String, Page> pages = new HashMap<>();
    private final String language;

    /// @param language the window's, whose pages lie in a folder of its code
    Guide(Locale language) {
        this.language = language.getLanguage();
    }

    /// @param name one of [#NAMES]
    Page page(String name) {
        return pages.computeIfAbsent(name, wanted -> reader.read(wanted, markdown(path(wanted))));
    }

    /// Whether a page is not in the window's language, but in English.
    boolean isForeign(String name) {
        return !language.equals(ENGLISH) && path(name).equals(englishPath(name));
    }

    /// Where the guide says in the window's language what it says in English at a heading: a page has the same headings in each
    /// language, in the same order. The beginning of the page if it lacks that one.
    Way.Inside translated(Way.Inside english) {
        String name = english.page();
        if (language.equals(ENGLISH) || isForeign(name)) {
            return english;
        }
        int at = reader.read(name, markdown(englishPath(name))).anchors().indexOf(english.anchor());
        List<String> anchors = page(name).anchors();
        return new Way.Inside(name, at >= 0 && at < anchors.size() ? anchors.get(at) : "");
    }

    private String path(String name) {
        String path = "pages/" + language + "/" + name + ".md";
        return Guide.class.getResource(path) == null ? englishPath(name) : path;
    }

    private static String englishPath(String name) {
        return "pages/" + name + ".md";
    }

    private static String markdown(String path) {
        try (InputStream file = Objects.requireNonNull(Guide.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
