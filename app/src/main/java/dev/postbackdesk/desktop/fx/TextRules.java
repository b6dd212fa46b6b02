package dev.postbackdesk.desktop.fx;

/// What several forms ask of text that someone typed or pasted. Pure functions.
public final class TextRules {
    /// Characters a name may have: it has to fit into a list row, and into a sentence.
    public static final int LONGEST_NAME = 100;

    private TextRules() {}

    /// Text without what surrounds it when it was copied: blanks, line ends, and the marks that some programs put there
    /// unseen.
    public static String tidy(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && surrounds(text.charAt(from))) {
            from++;
        }
        while (to > from && surrounds(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean surrounds(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /// Whether a character would be unseen or would turn the text around it: control characters, and those that change the
    /// direction of writing.
    public static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029);
    }

    /// Text as a sentence quotes it: a whole pasted page would drown the sentence.
    public static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}
