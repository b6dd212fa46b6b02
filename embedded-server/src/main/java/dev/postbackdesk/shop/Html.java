package dev.postbackdesk.shop;

/// Text for HTML. Pure functions.
final class Html {
    private Html() {}

    /// Text as it stands between tags or inside a quoted attribute, whatever it holds. Characters that no page may hold
    /// become U+FFFD.
    static String text(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return html.toString();
    }

    /// Control characters, halves of a surrogate pair and non-characters are not; nor are those that turn the direction of
    /// writing, which make a page lie.
    private static boolean isAllowed(int c) {
        boolean control = Character.isISOControl(c);
        boolean half = c >= 0xD800 && c <= 0xDFFF;
        boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !half && !none && !turning;
    }
}
