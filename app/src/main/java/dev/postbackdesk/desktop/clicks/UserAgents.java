package dev.postbackdesk.desktop.clicks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A User-Agent in a few words: "Firefox 140, Linux". Browsers name each other for old times' sake, so the first that matches
/// here is the one that it is. What is none of these is said by its first word. Pure.
final class UserAgents {
    private record Name(Pattern pattern, String words) {
        Name(String pattern, String words) {
            this(Pattern.compile(pattern), words);
        }
    }

    private static final List<Name> BROWSERS = List.of(new Name("Edg(?:A|iOS)?/(\\d+)", "Edge"),
            new Name("OPR/(\\d+)", "Opera"), new Name("SamsungBrowser/(\\d+)", "Samsung Internet"),
            new Name("Vivaldi/(\\d+)", "Vivaldi"), new Name("FBA[NV]", "Facebook app"),
            new Name("Instagram (\\d+)", "Instagram app"), new Name("(?:Firefox|FxiOS)/(\\d+)", "Firefox"),
            new Name("(?:Chrome|CriOS)/(\\d+)", "Chrome"), new Name("Version/(\\d+)[.\\d]* .*Safari/", "Safari"));
    private static final List<Name> SYSTEMS = List.of(new Name("iPhone", "iPhone"), new Name("iPad", "iPad"),
            new Name("Android", "Android"), new Name("Windows", "Windows"), new Name("CrOS", "ChromeOS"),
            new Name("Mac OS X|Macintosh", "macOS"), new Name("Linux|X11", "Linux"));
    /// `Googlebot/2.1` wherever it stands.
    private static final Pattern CRAWLER = Pattern
            .compile(
                    "([A-Za-z][A-Za-z0-9._-]*(?:bot|Bot|crawler|Crawler|spider|Spider)[A-Za-z0-9._-]*)(?:/(\\d+[.\\d]*))?");
    private static final Pattern PRODUCT = Pattern.compile("^([^/\\s(]+)(?:/(\\d+(?:\\.\\d+)?))?");

    private UserAgents() {}

    /// `""` for none.
    static String words(String userAgent, boolean crawler) {
        if (crawler) {
            Matcher name = CRAWLER.matcher(userAgent);
            return name.find() ? name.group(1) : product(userAgent);
        }
        Optional<String> browser = find(BROWSERS, userAgent);
        return browser.map(name -> find(SYSTEMS, userAgent).map(system -> name + ", " + system).orElse(name))
                .orElseGet(() -> product(userAgent));
    }

    private static Optional<String> find(List<Name> names, String userAgent) {
        for (Name name : names) {
            Matcher matcher = name.pattern.matcher(userAgent);
            if (matcher.find()) {
                boolean version = matcher.groupCount() > 0 && matcher.group(1) != null;
                return Optional.of(version ? name.words + " " + matcher.group(1) : name.words);
            }
        }
        return Optional.empty();
    }

    private static String product(String userAgent) {
        Matcher product = PRODUCT.matcher(userAgent);
        if (!product.find()) {
            return userAgent;
        }
        return product.group(2) == null ? product.group(1) : product.group(1) + " " + product.group(2);
    }
}
