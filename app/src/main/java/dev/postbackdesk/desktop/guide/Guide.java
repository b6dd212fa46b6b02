package dev.postbackdesk.desktop.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The pages, in their order. Each is read when it is first asked for: nothing of the guide is before F1 is pressed. Used on
/// the FX thread.
final class Guide {
    /// In the order of the guide's list of contents.
    static final List<String> NAMES = List.of("install", "how-it-works", "postbacks", "findings", "definitions",
            "desktop", "commands", "backups", "connect", "public-address", "rehearsal-and-demo", "search");

    private final GuideReader reader = new GuideReader();
    private final Map<String, Page> pages = new HashMap<>();

    /// @param name one of [#NAMES]
    Page page(String name) {
        return pages.computeIfAbsent(name, wanted -> reader.read(wanted, markdown(wanted)));
    }

    private static String markdown(String name) {
        try (InputStream file = Objects.requireNonNull(Guide.class.getResourceAsStream("pages/" + name + ".md"),
                name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
