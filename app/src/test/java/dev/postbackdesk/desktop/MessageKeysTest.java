package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every key that the sources name is in its bundle, and every key of the bundles is named; the failure lists lines to
/// paste.
class MessageKeysTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<String> BUNDLES = List.of("shell", "fx", "table", "live", "search", "failure", "backups",
            "conversions",
            "links", "clicks", "reports", "connect", "check", "forms", "settings", "setup", "palette",
            "tour", "guide", "rehearsal", "demo", "stage");
    private static final Pattern LITERAL = Pattern.compile("\"((?:" + String.join("|", BUNDLES)
            + ")\\.[A-Za-z0-9_.-]*)\"");

    @Test
    void everyKeyNamedIsThere() throws IOException {
        Set<String> defined = defined();

        Set<String> missing = named().stream().filter(key -> !key.endsWith(".") && !key.endsWith("-"))
                .filter(key -> !defined.contains(key))
                .filter(key -> defined.stream().noneMatch(other -> other.startsWith(key + ".")))
                .filter(key -> !isFile(key)).map(key -> key + "=").collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).as("missing keys, to paste").isEmpty();
    }

    @Test
    void everyKeyDefinedIsNamed() throws IOException {
        Set<String> named = named();

        Set<String> unused = defined().stream()
                .filter(key -> named.stream().noneMatch(
                        literal -> key.equals(literal) || (isPrefix(literal) && key.startsWith(literal))
                                || key.startsWith(literal + ".")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).as("unused keys").isEmpty();
    }

    @Test
    void everyTextIsAPatternWithoutStraightApostrophes() {
        for (String bundle : bundles()) {
            ResourceBundle texts = ResourceBundle.getBundle("dev.postbackdesk.assets.messages." + bundle,
                    Locale.ENGLISH);
            for (String key : texts.keySet()) {
                String text = texts.getString(key);
                // A straight apostrophe quotes in a pattern: it may stand around braces, and nowhere else.
                assertThat(text.replaceAll("'[{}][^']*'", "")).as(key).doesNotContain("'", "!", "Oops");
                assertThat(text).as(key).isEqualTo(text.strip());
                if (text.matches("(?s).*\\{\\d.*")) {
                    assertThat(new MessageFormat(text, Locale.ENGLISH)).as(key).isNotNull();
                }
            }
        }
    }

    private static boolean isPrefix(String literal) {
        return literal.endsWith(".") || literal.endsWith("-");
    }

    private static boolean isFile(String key) {
        return key.endsWith(".css") || key.endsWith(".properties");
    }

    private static List<String> bundles() {
        return BUNDLES.stream().filter(name -> Messages.class
                .getResource("/dev/postbackdesk/assets/messages/" + name + ".properties") != null).toList();
    }

    private static Set<String> defined() {
        return bundles().stream().flatMap(
                name -> ResourceBundle.getBundle("dev.postbackdesk.assets.messages." + name, Locale.ENGLISH).keySet()
                        .stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new HashSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    named.add(literal.group(1));
                }
            }
        }
        return named;
    }
}
