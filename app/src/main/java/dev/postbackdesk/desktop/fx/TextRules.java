package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.conversion.Amount;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What several forms ask of text that someone typed or pasted. Pure functions.
public final class TextRules {
    /// Characters a name may have: it has to fit into a list row, and into a sentence.
    public static final int LONGEST_NAME = 100;

    private static final Pattern NUMBER_WITHIN = Pattern.compile("[0-9][0-9.,' ]*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(.*?),([0-9]{1,2})");

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

    /// The number that `text` probably means: `5,5`, `$5`, `1,000.00`, `1e3` as `1000`. Empty where nobody can tell.
    public static Optional<String> numberMeantBy(String text) {
        Optional<String> exponent = exponent(text);
        if (exponent.isPresent()) {
            return exponent;
        }
        Matcher number = NUMBER_WITHIN.matcher(text);
        if (!number.find()) {
            return Optional.empty();
        }
        String digits = number.group().replaceAll("[' ]", "");
        if (number.find() || text.indexOf('-') >= 0) {
            return Optional.empty();
        }
        Matcher comma = DECIMAL_COMMA.matcher(digits);
        String plain = comma.matches()
                ? comma.group(1).replaceAll("[.,]", "") + "." + comma.group(2)
                : digits.replace(",", "");
        String meant = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return Amount.isValid(meant) && !meant.equals(text) ? Optional.of(meant) : Optional.empty();
    }

    /// `1e3` is 1000. The exponent is bounded before any number is made.
    private static Optional<String> exponent(String text) {
        Matcher scientific = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)[eE]\\+?([0-9])").matcher(text);
        if (!scientific.matches()) {
            return Optional.empty();
        }
        String plain = new BigDecimal(scientific.group(1))
                .scaleByPowerOfTen(Integer.parseInt(scientific.group(2))).stripTrailingZeros().toPlainString();
        return Amount.isValid(plain) ? Optional.of(plain) : Optional.empty();
    }
}
