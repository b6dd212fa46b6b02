package dev.postbackdesk.manual;

import dev.postbackdesk.link.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A placeholder where it stands in a text.
///
/// @param text with its brackets
/// @param name between them
/// @param parameter the name of the URL parameter whose value it is, or `""`
record Occurrence(String text, String name, int start, int end, String parameter) {
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.:()\\-]{0,80}";
    /// Of several words: only within brackets that prose hardly uses otherwise.
    private static final String WORDS = "[\\p{L}_][\\p{L}\\p{N}_.:()\\-]*(?: [\\p{L}\\p{N}_.:()\\-]+){0,4}";
    /// The longer brackets come first: `{{x}}` holds `{x}`.
    private static final Pattern ANY = Pattern.compile(String.join("|", "\\[\\[\\[" + NAME + "]]]",
            "\\[\\[" + NAME + "]]", "\\[=" + NAME + "=]", "\\{\\{ ?" + NAME + " ?}}", "\\$\\{" + NAME + "}",
            "#\\{" + NAME + "}", "\\{" + WORDS + "}", "##" + NAME + "##", "(?<![\\p{L}\\p{N}#&])#" + NAME + "#",
            "%%" + NAME + "%%", "%(?![0-9A-Fa-f]{2}(?![\\p{L}\\p{N}_]))" + NAME + "%(?![0-9A-Fa-f]{2}(?![A-Za-z]))",
            "\\[" + WORDS + "](?!\\()", "<" + NAME + ">"));
    private static final Pattern PARAMETER = Pattern.compile("([\\p{L}\\p{N}_.\\-]{1,64})=$");
    /// Within a nested URL, and in manuals that show it as it is sent.
    private static final Pattern ENCODED = Pattern.compile("(?i)%(7B|7D|5B|5D|3C|3E|23|24)");
    /// Pages are pasted with some of these.
    private static final Set<String> TAGS = Set.of("a", "b", "body", "br", "code", "div", "em", "font", "form", "h",
            "head",
            "hr", "html", "i", "iframe", "img", "input", "li", "link", "meta", "ol", "p", "pre", "script", "small",
            "span",
            "strong", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "u", "ul");

    /// All placeholders of a text, in order. Our own token is none.
    static List<Occurrence> all(String text) {
        List<Occurrence> found = new ArrayList<>();
        Matcher any = ANY.matcher(text);
        while (any.find()) {
            String placeholder = any.group();
            String name = Placeholder.nameIn(placeholder.replace("{{ ", "{{").replace(" }}", "}}")).orElse("");
            if (!name.isEmpty() && !placeholder.equalsIgnoreCase(Placeholder.TOKEN)
                    && !(placeholder.startsWith("<") && TAGS.contains(name.toLowerCase(Locale.ROOT)))) {
                Matcher parameter = PARAMETER.matcher(text).region(Math.max(0, any.start() - 66), any.start());
                found.add(new Occurrence(placeholder, name, any.start(), any.end(),
                        parameter.find() ? parameter.group(1) : ""));
            }
        }
        return found;
    }

    /// The text with percent-encoded brackets written plainly: a manual that shows `%7Bsub1%7D` means `{sub1}`.
    static String decoded(String text) {
        return ENCODED.matcher(text).replaceAll(encoded -> Matcher
                .quoteReplacement(String.valueOf((char) Integer.parseInt(encoded.group(1), 16))));
    }
}
