package dev.postbackdesk.link;

import dev.postbackdesk.language.Saying;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How networks write what they replace in a postback URL.
///
/// The styles are those of 380 networks' click-id placeholders (see `networks.json`), and two doublings seen in manuals.
/// Between the brackets stand letters, digits and `_ . : - ( )`, beginning with a letter or `_`; so an order number such as
/// `#123#` is none. In curly ones blanks may stand before it, as templates have them: `{{ click_id }}`.
public enum Placeholder {
    TRIPLE_SQUARE("[[[", "]]]"), DOUBLE_SQUARE("[[", "]]"), SQUARE_EQUALS("[=", "=]"), SQUARE("[",
            "]"), DOUBLE_CURLY("{{", "}}"), DOLLAR_CURLY("${", "}"), HASH_CURLY("#{", "}"), CURLY("{",
                    "}"), DOUBLE_HASH("##", "##"), HASH("#", "#"), DOUBLE_PERCENT("%%", "%%"), PERCENT("%", "%"), ANGLE(
                            "<", ">");

    /// Our own token: stands in a destination URL where the click id goes.
    public static final String TOKEN = "[s2sidentifier]";

    private static final int LONGEST = 100;
    /// What all styles begin with. Hardly a value does, and the judge asks for every one, in the writer.
    private static final String BEGINNINGS = "[{$#%<";
    private static final List<Placeholder> STYLES = List.of(values());
    private static final Pattern BREAKS_A_URL = Pattern.compile("[\\s&=?\\p{Cntrl}]");
    private static final Pattern INSIDE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.:()\\- ]*");

    private final String open;
    private final String close;

    Placeholder(String open, String close) {
        this.open = open;
        this.close = close;
    }

    /// The style in which the whole of `text` is a placeholder, our own token included.
    public static Optional<Placeholder> styleOf(String text) {
        if (text.isEmpty() || text.length() > LONGEST || BEGINNINGS.indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        for (Placeholder style : STYLES) {
            if (style.wraps(text)) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }

    public static boolean isPlaceholder(String text) {
        return styleOf(text).isPresent();
    }

    /// Why a user's `text` can't be what a merchant replaces; empty if it can. It need not be of a known style:
    /// some merchants replace a bare word.
    public static Optional<Saying> problem(String text) {
        boolean breaksUrl = isPlaceholder(text) ? text.indexOf(' ') >= 0 : BREAKS_A_URL.matcher(text).find();
        if (text.isEmpty() || breaksUrl) {
            return Optional.of(Saying.of("said.placeholder.blanks"));
        }
        if (text.length() > LONGEST) {
            return Optional.of(Saying.of("said.placeholder.long", text.length(), LONGEST));
        }
        return text.equals(TOKEN)
                ? Optional.of(Saying.of("said.placeholder.ours", TOKEN))
                : Optional.empty();
    }

    /// The name between the brackets, or empty if `text` is no placeholder.
    public static Optional<String> nameIn(String text) {
        return styleOf(text)
                .map(style -> text.substring(style.open.length(), text.length() - style.close.length()));
    }

    /// The style as people write about it: `{x}`, `#x#`.
    public String example() {
        return open + "x" + close;
    }

    private boolean wraps(String text) {
        int from = open.length();
        int to = text.length() - close.length();
        if (from >= to || !text.startsWith(open) || !text.endsWith(close)) {
            return false;
        }
        while (from < to && text.charAt(from) == ' ' && open.endsWith("{")) {
            from++;
        }
        return INSIDE.matcher(text).region(from, to).matches();
    }
}
