package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.language.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language that is shipped says all that English says, with the same values in it; the failure lists lines to paste.
class LanguagesTest {
    private static final Path ASSETS = Path.of("../assets/src/main/resources/dev/postbackdesk");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)|%(\\d)\\$s|%%");
    private static final Pattern QUOTED = Pattern.compile("'[{}][^']*'");

    static Stream<Locale> translated() {
        return Translation.languages().filter(language -> !language.equals(Locale.ENGLISH));
    }

    @Test
    void germanIsShipped() {
        assertThat(translated()).contains(Locale.GERMAN);
    }

    @ParameterizedTest
    @MethodSource("translated")
    void everyKeyIsTranslated(Locale language) {
        Set<String> known = Translation.to(language).keys();

        assertThat(english().entrySet().stream().filter(text -> !known.contains(text.getKey()))
                .map(text -> text.getKey() + "=" + text.getValue())).as("missing in " + language + ", to paste")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translated")
    void noKeyIsLeftOver(Locale language) {
        assertThat(new TreeSet<>(Translation.to(language).keys())).as("in no English bundle")
                .isSubsetOf(english().keySet());
    }

    @ParameterizedTest
    @MethodSource("translated")
    void everyTextHasTheValuesOfTheEnglishOne(Locale language) {
        Translation words = Translation.to(language);
        List<String> differing = new ArrayList<>();
        english().forEach((key, text) -> words.words(key).filter(other -> !values(other).equals(values(text)))
                .ifPresent(other -> differing.add(key + ": " + values(other) + " instead of " + values(text))));

        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("translated")
    void everyTextIsAPattern(Locale language) {
        Translation words = Translation.to(language);
        for (String key : words.keys()) {
            String text = words.words(key).orElseThrow();
            assertThat(text).as(key).isNotBlank().isEqualTo(text.strip()).doesNotContain("  ,", "!");
            boolean finding = Character.isUpperCase(key.charAt(0)) || key.startsWith("said.");
            if (!finding) {
                // A straight apostrophe quotes in a pattern: it may stand around braces, and nowhere else.
                assertThat(QUOTED.matcher(text).replaceAll("")).as(key).doesNotContain("'");
            }
            if (!finding && text.matches("(?s).*\\{\\d.*")) {
                assertThat(new MessageFormat(text, language)).as(key).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("translated")
    void noKeyStandsTwice(Locale language) throws IOException {
        List<String> keys;
        try (Stream<String> lines = Files
                .lines(ASSETS.resolve("languages").resolve(language.getLanguage() + ".properties"))) {
            keys = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('='))).toList();
        }

        assertThat(keys).doesNotHaveDuplicates();
    }

    /// The glossary at the head of the file, and what others have slipped in before.
    @Test
    void germanHasOneWordForOneThing() {
        Pattern other = Pattern.compile(
                "\\b([Dd]er|[Dd]en) Postback(?![-\\w])|\\bBackups?\\b|Telefon|Kürzel|Kommando|Geheimnis|[Rr]eine Zahl");
        Translation german = Translation.to(Locale.GERMAN);

        assertThat(german.keys()).filteredOn(key -> other.matcher(german.words(key).orElseThrow()).find()).isEmpty();
    }

    /// Which values stand in a text, without the order in which they stand: that is the language's own.
    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> english() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> bundles = Files.list(ASSETS.resolve("assets/messages"))) {
            for (Path file : Stream
                    .concat(bundles,
                            Stream.of(ASSETS.resolve("findings/findings.properties"),
                                    ASSETS.resolve("sayings/sayings.properties")))
                    .toList()) {
                Properties bundle = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                bundle.stringPropertyNames().forEach(key -> texts.put(key, bundle.getProperty(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
