package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Check;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.receiver.UrlFinder.Found;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says of the URLs of a text what they are and what would come of them. Pure; of one text.
final class TextCheck {
    /// Stands for this receiver where a log has no host.
    private static final String HERE = "http://here";

    /// What a URL is, as far as its letters say.
    private sealed interface Kind {
        record Postback(Arrival arrival, String elsewhere) implements Kind {}

        record Link(String slug, @Nullable TrackingLink link) implements Kind {}

        record Target(@Nullable TrackingLink link, String absolute) implements Kind {}

        record Unknown() implements Kind {}
    }

    private record Sorted(Found found, int times, Kind kind) {}

    private final Networks networks;
    private final Definitions definitions;
    private final URI base;
    private final Set<String> ownHosts;
    private final Instant now;
    private final int most;
    /// By host and path, and by path alone, in lower case.
    private final Map<String, TrackingLink> linksByPlace = new HashMap<>();
    private final List<Sorted> sorted = new ArrayList<>();
    private final int count;

    /// @param base what postback URLs begin with
    /// @param local where the receiver listens
    /// @param most how many URLs are looked at
    TextCheck(String text, Networks networks, Definitions definitions, URI base, URI local, Instant now, int most) {
        this.most = most;
        this.networks = networks;
        this.definitions = definitions;
        this.base = base;
        this.now = now;
        ownHosts = new HashSet<>(List.of(host(base.toString()), host(local.toString()), host(HERE)));
        for (StoredLink stored : definitions.links()) {
            String destination = stored.link().destination();
            linksByPlace.putIfAbsent(host(destination) + path(destination), stored.link());
            linksByPlace.putIfAbsent(path(destination), stored.link());
        }
        count = sort(UrlFinder.find(text));
    }

    /// @return how many there are
    private int sort(Map<Found, Integer> found) {
        List<Sorted> all = new ArrayList<>();
        found.forEach((one, times) -> {
            Kind kind = kind(one);
            // Of a log all else is traffic that has nothing to do with tracking.
            if (one.isAbsolute() || !(kind instanceof Kind.Unknown)) {
                all.add(new Sorted(one, times, kind));
            }
        });
        Set<Sorted> first = new HashSet<>();
        all.stream().filter(one -> !(one.kind() instanceof Kind.Unknown)).limit(most).forEach(first::add);
        all.stream().filter(one -> one.kind() instanceof Kind.Unknown).limit(most - first.size())
                .forEach(first::add);
        all.stream().filter(first::contains).forEach(sorted::add);
        return all.size();
    }

    CheckedText check(Evidence evidence) {
        Check check = new Check(networks);
        return new CheckedText(sorted.stream().map(one -> switch (one.kind()) {
            case Kind.Postback postback -> postback(one, postback, check, evidence);
            case Kind.Link(var slug, var link) -> new CheckedUrl.OfLink(one.found().url(), one.times(), slug, link);
            case Kind.Target target -> destination(one, target);
            case Kind.Unknown _ -> new CheckedUrl.Other(one.found().url(), one.times());
        }).toList(), count);
    }

    private Kind kind(Found found) {
        String own = base + "/";
        // A public address may have a path of its own, which the receiver never sees.
        String url = found.isAbsolute()
                ? found.url().startsWith(own) ? HERE + found.url().substring(base.toString().length()) : found.url()
                : HERE + found.url();
        boolean ours = ownHosts.contains(host(url));
        Optional<Arrival> arrival = Check.arrival(url, now);
        if (arrival.isPresent()) {
            return new Kind.Postback(posted(arrival.get(), found), ours ? "" : host(url));
        }
        String path = path(url);
        Optional<Slug> slug = path.startsWith("/c/") ? Slug.parse(path.substring(3)) : Optional.empty();
        if (slug.isPresent()) {
            Optional<TrackingLink> link = definitions.link(slug.get()).map(StoredLink::link);
            if (ours || link.isPresent()) {
                return new Kind.Link(slug.get().value(), link.orElse(null));
            }
        }
        return target(found);
    }

    private static Arrival posted(Arrival arrival, Found found) {
        String body = found.body();
        if (!found.method().equals("POST") || body == null) {
            return arrival;
        }
        return new Arrival(arrival.receivedAt(), "POST", arrival.path(), arrival.query(),
                List.of(new Header("Content-Type", found.type())), body.getBytes(StandardCharsets.UTF_8),
                arrival.sender(), arrival.test());
    }

    private Kind target(Found found) {
        String place = path(found.url());
        TrackingLink link = linksByPlace.get(found.isAbsolute() ? host(found.url()) + place : place);
        if (!found.isAbsolute()) {
            return link == null ? new Kind.Unknown() : new Kind.Target(link, origin(link) + found.url());
        }
        String lower = found.url().toLowerCase(Locale.ROOT);
        boolean carries = lower.contains(Placeholder.TOKEN) || lower.contains("%5bs2sidentifier%5d")
                || clickId(found.url()).isPresent();
        return link != null || carries ? new Kind.Target(link, found.url()) : new Kind.Unknown();
    }

    private CheckedUrl postback(Sorted one, Kind.Postback postback, Check check, Evidence evidence) {
        Check.Report report = check.check(postback.arrival(), evidence);
        Integer key = report.judgement().reading().conversionKey();
        Conversion conversion = key == null
                ? null
                : evidence.definitions().conversion(key).map(StoredConversion::conversion).orElse(null);
        boolean mend = report.findings().stream().map(Finding::code).anyMatch(TextCheck::isAboutTheUrl);
        String corrected = mend && conversion != null ? PostbackUrl.of(base, conversion, networks).text() : null;
        Found found = one.found();
        boolean bodyUnknown = found.method().equals("POST") && found.body() == null;
        return new CheckedUrl.OfPostback(found.url(), one.times(), report, conversion,
                found.url().equals(corrected) ? null : corrected, postback.elsewhere(), bodyUnknown);
    }

    /// Whether the URL as it is written is what is wrong, so that the generated one mends it.
    private static boolean isAboutTheUrl(FindingCode code) {
        return switch (code) {
            case BODY_NOT_READ, AMBIGUOUS_PARAMETER, CUT_AT_HASH, CONVERSION_ID_MISSING, CONVERSION_ID_UNKNOWN,
                    TOKEN_MISSING, TOKEN_WRONG, S2S_TOKEN_RAW, PLACEHOLDER_NOT_REPLACED, CLICK_ID_MISSING,
                    CLICK_ID_EMPTY, CLICK_ID_ALIAS, CLICK_ID_MALFORMED, VALUE_MISSING, VALUE_INVALID,
                    COMMISSION_MISSING, COMMISSION_INVALID, PERCENT_INVALID, PERCENT_IGNORED, DOUBLE_ENCODED,
                    HTML_ESCAPED, DOUBLE_QUESTION_MARK, STRAY_WHITESPACE ->
                true;
            case SENDER_NOT_ALLOWED, CLICK_ID_UNKNOWN, CONVERSION_INACTIVE, CONVERSION_NOT_ASSOCIATED, CLICK_EXPIRED,
                    DUPLICATE, AMOUNT_DIFFERS, REPEAT_WITHOUT_TRANSACTION_ID, PERCENT_ABOVE_100, LINK_INACTIVE,
                    STATUS_UNKNOWN, CURRENCY_UNKNOWN, TOO_FAST, BROWSER_HIT, STATUS_REVERSED, PREFETCH_CLICK, BOT_CLICK,
                    VALUE_ALWAYS_ZERO,
                    NOTHING_ARRIVED ->
                false;
        };
    }

    private CheckedUrl destination(Sorted one, Kind.Target target) {
        TrackingLink link = target.link();
        Network network = Optional.ofNullable(link).map(TrackingLink::network).flatMap(networks::named).orElse(null);
        // A click id stands where the token stood.
        String template = clickId(target.absolute()).map(id -> target.absolute().replace(id, Placeholder.TOKEN))
                .orElse(target.absolute());
        List<Destination.Check> checks = Destination.checks(template, network);
        String corrected = checks.stream().map(check -> switch (check.fact()) {
            case TOKEN_MISSING -> check.args().getFirst().isEmpty()
                    ? ""
                    : Destination.withToken(template, check.args().getFirst());
            case TOKEN_ENCODED -> Destination.withToken(template, "");
            case ABSOLUTE_HTTPS, ABSOLUTE_HTTP, NOT_A_DESTINATION, NETWORK_HANDS_BACK, CARRIES_CLICK_ID,
                    CLICK_ID_IN_PATH, OTHER_PARAMETER, TOKEN_IN_FRAGMENT, FRAGMENT_LAST ->
                "";
        }).collect(Collectors.joining());
        return new CheckedUrl.OfDestination(one.found().url(), one.times(), link, checks,
                corrected.isEmpty() ? null : corrected);
    }

    private static Optional<String> clickId(String url) {
        return UrlPart.split(url).stream().filter(part -> part.kind() == UrlPart.Kind.CLICK_ID).map(UrlPart::text)
                .findFirst();
    }

    /// Scheme and host of where a link leads.
    private static String origin(TrackingLink link) {
        String destination = link.destination();
        return destination.substring(0, destination.indexOf("://") + 3) + host(destination);
    }

    /// Host and port of an absolute URL in lower case; `""` of anything else.
    private static String host(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? "" : url.substring(scheme + 3, end(url, scheme + 3, "/?#")).toLowerCase(Locale.ROOT);
    }

    private static String path(String url) {
        int scheme = url.startsWith("/") ? -1 : url.indexOf("://");
        int from = scheme < 0 ? 0 : end(url, scheme + 3, "/?#");
        return url.substring(from, end(url, from, "?#"));
    }

    private static int end(String url, int from, String ends) {
        int at = from;
        while (at < url.length() && ends.indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
