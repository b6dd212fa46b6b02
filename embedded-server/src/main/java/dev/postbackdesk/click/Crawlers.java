package dev.postbackdesk.click;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells crawlers and preview fetchers by the name they give themselves. A command-line client is none: people test their
/// links with it.
final class Crawlers {
    /// `cubot` is a make of telephones, whose browsers say so.
    private static final Pattern NAMES = Pattern.compile("(?<!cu)bot(\\b|_)|crawl|spider|slurp"
            + "|facebookexternalhit|facebookcatalog|meta-externalagent|whatsapp/|mediapartners-google"
            + "|google-inspectiontool|googleother|google-read-aloud|feedfetcher|apis-google|bingpreview"
            + "|skypeuripreview|link ?preview|urlpreview|embedly|iframely|vkshare|pinterest/0|tumblr/|flipboardproxy"
            + "|yandexmetrika|ia_archiver|archive\\.org|chatgpt-user|perplexity-user|claude-user",
            Pattern.CASE_INSENSITIVE);

    private Crawlers() {}

    static boolean isCrawler(@Nullable String userAgent) {
        return userAgent != null && NAMES.matcher(userAgent).find();
    }
}
