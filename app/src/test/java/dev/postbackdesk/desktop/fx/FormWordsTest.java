package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words of the forms: none missing, none left over. Keys that are put together in code are known by their beginning.
class FormWordsTest {
    private static final List<String> BUNDLES = List.of("forms", "conversions", "links");
    private static final Pattern KEY = Pattern.compile("\"((?:forms|conversions|links)\\.[a-z0-9.-]+)\"");
    private static final Pattern ENDING = Pattern.compile("\\+ \"(\\.[a-z-]+)\"");

    private static Set<String> defined() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String bundle : BUNDLES) {
            Properties words = new Properties();
            try (Reader file = new InputStreamReader(
                    Theme.asset("messages/" + bundle + ".properties").openStream(), StandardCharsets.UTF_8)) {
                words.load(file);
            }
            keys.addAll(words.stringPropertyNames());
        }
        return keys;
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/postbackdesk/desktop"))) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
            return found;
        }
    }

    @Test
    void noneIsMissing() throws IOException {
        Set<String> defined = defined();
        assertThat(found(KEY)).isNotEmpty()
                .allMatch(key -> defined.stream().anyMatch(word -> word.equals(key) || word.startsWith(key + ".")
                        || (key.endsWith(".") && word.startsWith(key))));
    }

    @Test
    void noneIsLeftOver() throws IOException {
        Set<String> used = found(KEY);
        Set<String> endings = found(ENDING);
        Set<String> prefixes = used.stream().filter(key -> key.endsWith(".")).collect(Collectors.toSet());
        // Choices of an enum: the key of the field, a dot, and the choice.
        prefixes.addAll(Set.of("conversions.value.", "conversions.commission.", "conversions.repeats.",
                "conversions.unit.", "conversions.from."));
        assertThat(defined()).allMatch(word -> used.contains(word) || prefixes.stream().anyMatch(word::startsWith)
                || endings.stream().anyMatch(end -> word.endsWith(end)
                        && used.contains(word.substring(0, word.length() - end.length()))));
    }
}
