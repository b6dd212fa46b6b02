package dev.postbackdesk.export;

import dev.postbackdesk.conversion.SenderRange;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numeric addresses without their last part: which network, and not whose machine. Pure.
///
/// An address is whatever reads as one, a browser's version of four numbers too: nothing is lost with its last one.
final class CutAddresses {
    private static final int GROUPS_KEPT = 3;
    /// Of the longest address of IPv6, its colons percent-encoded.
    private static final int LONGEST = 60;
    /// Reads as an address, and names none.
    private static final String NOBODY = "::";
    /// An escape that parts words; or a word that may end with an address of IPv6, whose colons a query may have encoded.
    private static final Pattern WORD = Pattern.compile("%(?!3[Aa])[0-9A-Fa-f]{2}|((?:[0-9A-Za-z_:.]++|%3[Aa])++)");
    private static final Pattern COLON = Pattern.compile(":|%3[Aa]");
    private static final Pattern FOUR = Pattern.compile("(?:(?<![0-9])(?<![0-9]\\.)|(?<=%[0-9A-Fa-f]{2}))"
            + "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9])(?!\\.[0-9])");

    private CutAddresses() {}

    /// A text with the last part of each address in it cut off. Takes time in proportion to the text's length.
    static String in(String text) {
        String six = WORD.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : six(found.group(1))));
        return FOUR.matcher(six).replaceAll(CutAddresses::four);
    }

    private static String four(MatchResult found) {
        return SenderRange.problem(found.group()).isEmpty() ? of(found.group()) : found.group();
    }

    /// Before the address a name may stand, as in `sender:2001:db8::7`; behind it a port, or the sentence's full stop.
    private static String six(String word) {
        int start = word.length();
        while (start > 0 && !isOfNames(word.charAt(start - 1))) {
            start--;
        }
        if (start > 0) {
            Matcher colon = COLON.matcher(word).region(start, word.length());
            start = colon.lookingAt() ? colon.end() : word.length();
        }
        int end = word.length() - start > LONGEST ? start : word.length();
        while (end > start) {
            String sent = word.substring(start, end);
            String address = COLON.matcher(sent).replaceAll(":");
            if (address.indexOf(':') >= 0 && !address.equals(NOBODY) && SenderRange.problem(address).isEmpty()) {
                String cut = of(address);
                return word.substring(0, start) + (sent.equals(address) ? cut : cut.replace(":", "%3A"))
                        + word.substring(end);
            }
            end = start + Math.max(sent.lastIndexOf('.'), Math.max(sent.lastIndexOf(':'), sent.lastIndexOf('%')));
        }
        return word;
    }

    private static boolean isOfNames(char c) {
        return c == '_' || (c >= 'g' && c <= 'z') || (c >= 'G' && c <= 'Z');
    }

    /// `203.0.113.x`, `2001:db8:1:x`; nothing of nothing.
    static String of(String address) {
        if (address.isEmpty()) {
            return address;
        }
        int dot = address.lastIndexOf('.');
        if (dot >= 0) {
            return address.substring(0, dot) + ".x";
        }
        String[] groups = address.split(":", -1);
        // Never the last one.
        return String.join(":", List.of(groups).subList(0, Math.min(GROUPS_KEPT, groups.length - 1))) + ":x";
    }
}
