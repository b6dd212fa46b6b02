package dev.postbackdesk.reach;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page itself sends its reader on. Pure.
///
/// Read by hand, not with a parser of HTML: what counts is one tag, and whatever a page holds is read in one pass.
final class PageRedirect {
    /// What stands within is no part of the page to a browser that runs scripts.
    private static final List<String> NOT_READ = List.of("script", "noscript", "style", "template", "textarea");
    private static final Pattern META = Pattern.compile("<meta\\b([^>]{0,4000}+)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFRESH = Pattern.compile("\\bhttp-equiv\\s*+=\\s*+[\"']?refresh\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT = Pattern
            .compile("\\bcontent\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s>]++))", Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile(
            "\\s*+(\\d{1,4})[\\d.]*+\\s*+(?:[;,]\\s*+)?(?:url\\s*+=\\s*+)?[\"']?([^\"']*+)[\"']?\\s*+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MOVES = Pattern.compile(
            "\\blocation(?:\\.href)?\\s*+=(?!=)|\\blocation\\.(?:replace|assign)\\s*+\\(", Pattern.CASE_INSENSITIVE);
    /// Later than this a page is not left but read.
    private static final int SOON = 10;

    private final String read;
    private final String scripts;

    PageRedirect(String html) {
        String lower = html.toLowerCase(Locale.ROOT);
        StringBuilder page = new StringBuilder();
        StringBuilder script = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag < 0) {
                tag = html.length();
            }
            page.append(html, at, tag);
            String name = hidden(lower, tag);
            if (name.isEmpty()) {
                page.append(html, tag, Math.min(tag + 1, html.length()));
                at = tag + 1;
                continue;
            }
            String close = name.equals("!--") ? "-->" : "</" + name;
            int end = lower.indexOf(close, tag + 1);
            if (end < 0) {
                end = html.length();
            }
            if (name.equals("script")) {
                script.append(html, tag, end).append('\n');
            }
            page.append(' ');
            at = end + 1;
        }
        read = page.toString();
        scripts = script.toString();
    }

    /// The name of what begins at `tag` and is not read; `""` for anything else.
    private static String hidden(String lower, int tag) {
        if (lower.startsWith("<!--", tag)) {
            return "!--";
        }
        for (String name : NOT_READ) {
            int end = tag + 1 + name.length();
            if (lower.startsWith(name, tag + 1) && end < lower.length()
                    && !Character.isLetterOrDigit(lower.charAt(end)) && lower.charAt(tag) == '<') {
                return name;
            }
        }
        return "";
    }

    /// What a meta refresh that comes soon names, as it is written; empty if there is none.
    Optional<String> metaRefresh() {
        Matcher meta = META.matcher(read);
        while (meta.find()) {
            Matcher content = CONTENT.matcher(meta.group(1));
            if (REFRESH.matcher(meta.group(1)).find() && content.find()) {
                for (int group = 1; group <= 3; group++) {
                    if (content.group(group) != null) {
                        return refresh(content.group(group));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// What a `Refresh` header, or the content of such a tag, names.
    static Optional<String> refresh(String content) {
        Matcher target = TARGET.matcher(unescaped(content));
        return target.matches() && Integer.parseInt(target.group(1)) <= SOON && !target.group(2).isBlank()
                ? Optional.of(target.group(2).strip())
                : Optional.empty();
    }

    /// Whether a script of the page may send its reader on; whether it does, only a browser can tell.
    boolean mayMoveByScript() {
        return MOVES.matcher(scripts).find();
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'").replace("&#x2F;", "/")
                .replace("&amp;", "&").replace("&#38;", "&");
    }
}
