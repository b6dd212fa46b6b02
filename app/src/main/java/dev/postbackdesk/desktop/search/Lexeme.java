package dev.postbackdesk.desktop.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One term as it was written: `-link:"Summer campaign",verda`, `val>=10`, `word` or `"some words"`. Immutable.
///
/// @param text as written, without blanks around it
/// @param start where it begins
/// @param not whether a `-` stands before it
/// @param name what stands before the sign, in lower case; `""` of free text
/// @param sign `:`, `>`, `>=`, `<`, `<=` or `=`; `""` of free text and of a name alone
/// @param values parted by commas, quotation marks taken off; of free text the one text
/// @param open whether a quotation mark is not closed
record Lexeme(String text, int start, boolean not, String name, String sign, List<String> values, boolean open) {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z]{2,12})(>=|<=|:|>|<|=)(?s:(.*))");
    /// Names that mean something without a value.
    private static final Set<String> FLAGS = Set.of(Token.PINNED.word());

    Lexeme {
        values = List.copyOf(values);
    }

    int end() {
        return start + text.length();
    }

    boolean isFree() {
        return name.isEmpty();
    }

    /// The terms of a text, in order. A quotation mark keeps blanks and commas together; `\"` is one, `\\` a backslash.
    static List<Lexeme> of(String text) {
        List<Lexeme> terms = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                int end = end(text, at);
                terms.add(term(text.substring(at, end), at));
                at = end;
            }
        }
        return terms;
    }

    private static int end(String text, int start) {
        boolean quoted = false;
        int at = start;
        while (at < text.length() && (quoted || !Character.isWhitespace(text.charAt(at)))) {
            char c = text.charAt(at);
            if (c == '\\' && quoted && at + 1 < text.length()) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            }
            at++;
        }
        return at;
    }

    private static Lexeme term(String text, int start) {
        boolean not = text.length() > 1 && text.charAt(0) == '-';
        String rest = not ? text.substring(1) : text;
        boolean open = isOpen(rest);
        String lower = rest.toLowerCase(Locale.ROOT);
        if (FLAGS.contains(lower)) {
            return new Lexeme(text, start, not, lower, "", List.of(), false);
        }
        Matcher named = NAMED.matcher(rest);
        if (!named.matches() || !isToken(named.group(1).toLowerCase(Locale.ROOT), named.group(2), named.group(3))) {
            return new Lexeme(text, start, not, "", "", List.of(unquoted(rest)), open);
        }
        return new Lexeme(text, start, not, named.group(1).toLowerCase(Locale.ROOT), named.group(2),
                values(named.group(3)), open);
    }

    /// A URL is no token, and neither is a piece of a query such as `n=17` or `txid=A1`.
    private static boolean isToken(String name, String sign, String rest) {
        boolean amount = Token.ofWord(name).filter(Token::isAmount).isPresent();
        return amount || (sign.equals(":") && !rest.startsWith("//"));
    }

    private static List<String> values(String list) {
        List<String> values = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int at = 0; at < list.length(); at++) {
            char c = list.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(unquoted(list.substring(from, at)));
                from = at + 1;
            }
        }
        values.add(unquoted(list.substring(from)));
        return values;
    }

    private static boolean isOpen(String text) {
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && quoted) {
                at++;
            } else if (text.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quoted && at + 1 < text.length()) {
                plain.append(text.charAt(++at));
            } else if (c == '"') {
                quoted = !quoted;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /// A value as it has to be written: in quotation marks where it would come apart else.
    static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.chars()
                .noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == '"' || c == '\\');
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// A free text as it has to be written, so that it is never taken for anything else.
    static String free(String text) {
        List<Lexeme> alone = of(text);
        boolean plain = alone.size() == 1 && alone.getFirst().isFree() && !alone.getFirst().not
                && alone.getFirst().values.equals(List.of(text)) && !text.contains(",");
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// The term with other values.
    String with(List<String> others) {
        return (not ? "-" : "") + name + sign + others.stream().map(Lexeme::quoted).collect(Collectors.joining(","));
    }
}
