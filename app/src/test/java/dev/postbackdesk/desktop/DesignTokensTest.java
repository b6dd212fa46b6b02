package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Computes WCAG contrast from the style sheet itself.
class DesignTokensTest {
    private static final Pattern TOKEN = Pattern.compile("-color-([a-z-]+):\\s*(#[0-9a-f]{6}|-color-[a-z-]+);");
    private static final Pattern IMPORT = Pattern.compile("@import \"([a-z-]+\\.css)\";");
    private static final List<String> SURFACES = List.of("bg-default", "bg-subtle", "bg-inset", "bg-overlay",
            "bg-selected");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textIsReadableOnEverySurface(boolean dark) throws IOException {
        Map<String, String> tokens = tokens(dark);

        for (String text : List.of("fg-default", "fg-muted", "fg-subtle", "accent-fg", "success-fg", "warning-fg",
                "danger-fg", "info-fg", "neutral-fg")) {
            for (String surface : SURFACES) {
                assertThat(contrast(tokens, text, surface)).as(text + " on " + surface).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void verdictsAreReadableOnTheirOwnGround(boolean dark) throws IOException {
        Map<String, String> tokens = tokens(dark);

        for (String kind : List.of("accent", "success", "warning", "danger", "info", "neutral")) {
            assertThat(contrast(tokens, kind + "-fg", kind + "-subtle")).as(kind).isGreaterThanOrEqualTo(4.5);
        }
        for (String kind : List.of("accent-emphasis", "danger-emphasis")) {
            assertThat(contrast(tokens, "fg-emphasis", kind)).as("white on " + kind).isGreaterThanOrEqualTo(4.4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void controlsStandOutFromWhatIsAroundThem(boolean dark) throws IOException {
        Map<String, String> tokens = tokens(dark);

        for (String surface : List.of("bg-default", "bg-subtle", "bg-overlay")) {
            assertThat(contrast(tokens, "border-control", surface)).as(surface).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void projectorModeHasMoreContrast(boolean dark) throws IOException {
        Map<String, String> tokens = tokens(dark);
        read("projector", dark, tokens);

        for (String text : List.of("fg-default", "fg-muted", "fg-subtle", "accent-fg", "success-fg", "warning-fg",
                "danger-fg", "info-fg", "neutral-fg")) {
            for (String surface : SURFACES) {
                assertThat(contrast(tokens, text, surface)).as(text + " on " + surface).isGreaterThanOrEqualTo(7);
            }
        }
        for (String kind : List.of("accent", "success", "warning", "danger", "info", "neutral")) {
            assertThat(contrast(tokens, kind + "-fg", kind + "-subtle")).as(kind).isGreaterThanOrEqualTo(7);
        }
        for (String kind : List.of("accent-emphasis", "danger-emphasis")) {
            assertThat(contrast(tokens, "fg-emphasis", kind)).as("white on " + kind).isGreaterThanOrEqualTo(6);
        }
        for (String surface : List.of("bg-default", "bg-subtle", "bg-overlay")) {
            assertThat(contrast(tokens, "border-control", surface)).as(surface).isGreaterThanOrEqualTo(4.5);
        }
    }

    /// JavaFX says nothing of an import that leads nowhere.
    @Test
    void allSheetsAreImportedByTheOneThatWindowsRead() throws IOException {
        String imports;
        try (InputStream file = Theme.asset("css/desk.css").openStream()) {
            imports = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Stream<Path> files = Files.list(Path.of("../assets/src/main/resources/dev/postbackdesk/assets/css"))) {
            assertThat(IMPORT.matcher(imports).results().map(found -> found.group(1)))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("desk.css") && !name.equals("guide.css")).toList());
        }
    }

    private static Map<String, String> tokens(boolean dark) throws IOException {
        Map<String, String> tokens = new HashMap<>();
        read("base", dark, tokens);
        return tokens;
    }

    private static void read(String sheet, boolean dark, Map<String, String> tokens) throws IOException {
        try (InputStream file = Theme.asset("css/" + sheet + ".css").openStream()) {
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int media = css.indexOf("@media (prefers-color-scheme: dark)");
            read(css.substring(0, media), tokens);
            if (dark) {
                read(css.substring(media, css.indexOf("\n}\n", media)), tokens);
            }
        }
    }

    private static void read(String css, Map<String, String> tokens) {
        Matcher token = TOKEN.matcher(css);
        while (token.find()) {
            tokens.put(token.group(1), token.group(2));
        }
    }

    private static double contrast(Map<String, String> tokens, String one, String other) {
        double a = luminance(tokens, one);
        double b = luminance(tokens, other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Map<String, String> tokens, String name) {
        String colour = tokens.get(name);
        assertThat(colour).as("the token -color-" + name).isNotNull();
        int rgb = Integer.parseInt(String.valueOf(colour).substring(1), 16);
        return 0.2126 * channel(rgb >> 16 & 255) + 0.7152 * channel(rgb >> 8 & 255) + 0.0722 * channel(rgb & 255);
    }

    private static double channel(int value) {
        double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
