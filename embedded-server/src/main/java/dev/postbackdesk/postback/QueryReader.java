package dev.postbackdesk.postback;

import java.util.ArrayList;
import java.util.List;

/// Takes a query or a form apart, healing what is copied wrongly again and again: `&amp;` between parameters, and a second
/// `?` where an `&` belongs.
final class QueryReader {
    private static final List<String> ESCAPED_AMPERSANDS = List.of("amp;", "#38;", "#038;", "#x26;");

    /// Room for the longest name that we know, escaped a few times.
    private static final int LONGEST_NAME = 40;

    private final String text;
    private final Parameter.Origin origin;
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean htmlEscaped;
    private boolean doubleQuestionMark;

    /// @param text in ISO-8859-1 characters
    QueryReader(String text, Parameter.Origin origin) {
        this.text = text;
        this.origin = origin;
        read();
    }

    List<Parameter> parameters() {
        return parameters;
    }

    boolean htmlEscaped() {
        return htmlEscaped;
    }

    boolean doubleQuestionMark() {
        return doubleQuestionMark;
    }

    private void read() {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            boolean question = !end && text.charAt(i) == '?' && origin == Parameter.Origin.QUERY && glues(text, i);
            if (end || text.charAt(i) == '&' || question) {
                add(text.substring(from, i));
                doubleQuestionMark |= question;
                from = i + 1;
            }
        }
    }

    /// Whether the `?` at `at` stands where an `&` belongs: at the very start, or before a parameter that we know. Anywhere
    /// else it is part of a value.
    static boolean glues(String text, int at) {
        if (at == 0) {
            return true;
        }
        int equals = text.indexOf('=', at, Math.min(text.length(), at + LONGEST_NAME));
        if (equals < 0) {
            return false;
        }
        String name = Decoding.form(withoutEscape(text.substring(at + 1, equals)));
        for (KnownParameter known : KnownParameter.values()) {
            if (known.parameterName().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private void add(String parameter) {
        if (parameter.isEmpty()) {
            return;
        }
        int equals = parameter.indexOf('=');
        String rawName = equals < 0 ? parameter : parameter.substring(0, equals);
        String raw = equals < 0 ? "" : parameter.substring(equals + 1);
        String healed = withoutEscape(rawName);
        htmlEscaped |= healed.length() != rawName.length();
        parameters.add(new Parameter(Decoding.form(healed), raw, Decoding.form(raw), origin));
    }

    /// Looks at each character once: a name may be 64 KiB of nothing but escapes.
    private static String withoutEscape(String rawName) {
        int from = 0;
        for (int length = escapeAt(rawName, from); length > 0; length = escapeAt(rawName, from)) {
            from += length;
        }
        return rawName.substring(from);
    }

    private static int escapeAt(String name, int from) {
        for (String escape : ESCAPED_AMPERSANDS) {
            if (name.regionMatches(true, from, escape, 0, escape.length())) {
                return escape.length();
            }
        }
        return 0;
    }
}
