package dev.postbackdesk.receiver;

import dev.postbackdesk.link.Placeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds URLs in any text: prose, an e-mail, HTML, lines of an access log, a HAR. What it finds stands in the text letter by
/// letter. Never throws, and takes time in proportion to the text's length.
final class UrlFinder {
    /// Longer ones are read as plain text, in which their URLs stand as well: a tree of them would need too much memory.
    private static final int LONGEST_HAR = 8 * 1024 * 1024;
    private static final int LONGEST_PLACEHOLDER = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final List<String> METHODS = List.of("GET ", "POST ", "HEAD ");
    private static final String VERSION = " HTTP/";
    /// Never within a URL, and often around one.
    private static final String ENDS = "\"`“”„«»‹›";
    private static final String STRAY = ".,;:!?*_'’";

    /// A request that somebody makes, or made.
    ///
    /// @param url absolute, or from the path's `/` on where a log has no more
    /// @param method `GET` where the text does not say
    /// @param body what a HAR says was posted, or null
    /// @param type of the body
    record Found(String url, String method, @Nullable String body, String type) {
        static Found url(String url) {
            return new Found(url, "GET", null, "");
        }

        boolean isAbsolute() {
            return !url.startsWith("/");
        }
    }

    private final String text;
    private final Map<Found, Integer> found = new LinkedHashMap<>();
    /// Up to here no line of a log ends any more.
    private int noVersionBefore;

    private UrlFinder(String text) {
        this.text = text;
    }

    /// What stands in `text`, in that order, with how often it does.
    static Map<Found, Integer> find(String text) {
        UrlFinder finder = new UrlFinder(text);
        if (!finder.readHar()) {
            finder.readText();
        }
        return finder.found;
    }

    private boolean readHar() {
        if (text.length() > LONGEST_HAR || !text.stripLeading().startsWith("{")) {
            return false;
        }
        JsonNode entries;
        try {
            entries = JSON.readTree(text).path("log").path("entries");
        } catch (JacksonException _) {
            // A line of a log may be JSON, too; it is read as text.
            return false;
        }
        if (!entries.isArray()) {
            return false;
        }
        for (JsonNode entry : entries) {
            JsonNode request = entry.path("request");
            String url = request.path("url").stringValue("");
            if (schemeAt(url, 0) > 0) {
                JsonNode posted = request.path("postData");
                add(new Found(url, request.path("method").stringValue("GET"), posted.path("text").stringValue(null),
                        posted.path("mimeType").stringValue("")));
            }
        }
        return true;
    }

    private void readText() {
        String whole = text.strip();
        if (schemeAt(whole, 0) > 0 && whole.chars().noneMatch(c -> isEnd((char) c))) {
            // One URL and nothing else: not even its last full stop is anybody else's.
            add(Found.url(whole));
            return;
        }
        int at = 0;
        while (at < text.length()) {
            int scheme = schemeAt(text, at);
            if (scheme > 0) {
                int end = urlEnd(at, at + scheme);
                if (end > at + scheme) {
                    add(Found.url(text.substring(at, end)));
                }
                at = Math.max(end, at + scheme);
            } else {
                at = requestAt(at);
            }
        }
    }

    /// Takes the request of an access log that begins at `at`, if one does.
    ///
    /// @return where to go on
    private int requestAt(int at) {
        String method = METHODS.stream().filter(one -> text.startsWith(one + "/", at)).findFirst().orElse("");
        if (method.isEmpty() || at < noVersionBefore) {
            return at + 1;
        }
        int from = at + method.length();
        int end = from;
        while (end < text.length() && "\"\r\n".indexOf(text.charAt(end)) < 0) {
            if (text.startsWith(VERSION, end)) {
                add(new Found(text.substring(from, end), method.strip(), null, ""));
                return end + VERSION.length();
            }
            end++;
        }
        noVersionBefore = end;
        return at + 1;
    }

    private int urlEnd(int start, int from) {
        boolean quoted = start > 0 && text.charAt(start - 1) == '\'';
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == '<' && placeholderEnd(end) > 0) {
                end = placeholderEnd(end);
            } else if (isEnd(c) || c == '<' || c == '>' || (quoted && c == '\'')) {
                break;
            } else {
                end++;
            }
        }
        return trimmed(from, end);
    }

    /// Where the placeholder `<name>` ends that begins at `at` and is a parameter's value; 0 if none does.
    private int placeholderEnd(int at) {
        if (text.charAt(at - 1) != '=') {
            return 0;
        }
        int close = text.indexOf('>', at, Math.min(text.length(), at + LONGEST_PLACEHOLDER));
        return close > 0 && Placeholder.isPlaceholder(text.substring(at, close + 1)) ? close + 1 : 0;
    }

    /// Without the punctuation of the sentence or the brackets that a URL stands in.
    private int trimmed(int from, int to) {
        int[] open = new int[3];
        for (int i = from; i < to; i++) {
            int opens = "([{".indexOf(text.charAt(i));
            int closes = ")]}".indexOf(text.charAt(i));
            if (opens >= 0) {
                open[opens]++;
            } else if (closes >= 0) {
                open[closes]--;
            }
        }
        int end = to;
        while (end > from) {
            char last = text.charAt(end - 1);
            int closes = ")]}".indexOf(last);
            boolean unmatched = closes >= 0 && open[closes] < 0;
            if (!unmatched && STRAY.indexOf(last) < 0) {
                break;
            }
            if (unmatched) {
                open[closes]++;
            }
            end--;
        }
        return end;
    }

    private static boolean isEnd(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || ENDS.indexOf(c) >= 0;
    }

    /// The length of the scheme that begins at `at`, 0 if none does.
    private static int schemeAt(String text, int at) {
        return SCHEMES.stream().filter(scheme -> text.regionMatches(true, at, scheme, 0, scheme.length()))
                .mapToInt(String::length).findFirst().orElse(0);
    }

    private void add(Found one) {
        found.merge(one, 1, Integer::sum);
    }
}
