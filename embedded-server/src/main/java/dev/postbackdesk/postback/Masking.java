package dev.postbackdesk.postback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Puts `***` in the place of conversions' secrets wherever a request carries one, and leaves every other byte alone:
/// for exports, for support bundles, and for whatever else leaves the machine. Immutable and thread-safe.
///
/// A secret is the value of a parameter called `token` in query, form, JSON or multipart body, however its name is
/// written: percent-encoded, encoded twice, after an HTML-escaped `&amp;`, after a second `?`, in other case. In headers
/// it is found in the parameters of addresses (`Referer`), and wherever the very value stands that query or body gave
/// away, or that is known to be one: who sends it in a header alone (`Authorization: Bearer …`) gives it away as well.
public final class Masking {
    public static final String MASK = "***";
    /// The parameter, in lower case.
    static final String NAME = "token";

    /// Shorter secrets are not sought in headers: `1` would blacken half of a `User-Agent`.
    private static final int SHORTEST_SOUGHT = 4;

    /// The forms in which those that are known may stand.
    private final Set<String> known = new LinkedHashSet<>();

    /// @param known secrets that may stand in a header though the request names no token, such as those of all conversions
    public Masking(Set<String> known) {
        known.forEach(secret -> MaskedParameters.collect(MaskedParameters.bytes(secret), this.known));
    }

    /// The request with its secrets masked; `arrival` itself where it has none.
    public Arrival mask(Arrival arrival) {
        return mask(arrival, new LinkedHashSet<>());
    }

    /// A postback with the secrets masked in its request and in what its findings quote of that: findings that were stored by
    /// earlier versions quote a whole `Referer`.
    public Postback mask(Postback postback) {
        Set<String> secrets = new LinkedHashSet<>();
        Arrival arrival = mask(postback.arrival(), secrets);
        return new Postback(postback.number(), arrival, postback.result(), mask(postback.findings(), secrets),
                postback.reading(), postback.duplicateOf(), postback.test(), postback.answer(), postback.judgedAt());
    }

    /// Findings about a request, those of an earlier verdict of it too, with the secrets masked in what they quote of it.
    public List<Finding> mask(List<Finding> findings, Arrival arrival) {
        Set<String> secrets = new LinkedHashSet<>();
        mask(arrival, secrets);
        return mask(findings, secrets);
    }

    private List<Finding> mask(List<Finding> findings, Set<String> secrets) {
        // What is quoted was decoded mostly, and what is sought is bytes.
        List<String> sought = sought(secrets).stream()
                .flatMap(secret -> Stream.of(secret, new String(secret.getBytes(ISO_8859_1), UTF_8))).toList();
        return findings.stream().map(finding -> new Finding(finding.code(), finding.severity(), finding.parameter(),
                finding.variant(), finding.args().stream().map(arg -> header(arg, sought)).toList())).toList();
    }

    /// @param secrets takes what was masked
    private Arrival mask(Arrival arrival, Set<String> secrets) {
        String query = MaskedParameters.mask(arrival.query(), MaskedParameters.Ends.QUERY, secrets);
        byte[] body = arrival.body();
        if (body != null) {
            body = body(body, arrival.header("Content-Type").orElse(""), secrets);
        }
        List<String> sought = sought(secrets);
        List<Header> headers = arrival.headers().stream()
                .map(header -> new Header(header.name(), header(header.value(), sought))).toList();
        if (secrets.isEmpty() && headers.equals(arrival.headers())) {
            return arrival;
        }
        return new Arrival(arrival.receivedAt(), arrival.method(), arrival.path(), query, headers, body,
                arrival.sender(), arrival.senderHidden(), arrival.test());
    }

    /// A query, or a whole URL, with its secrets masked.
    ///
    /// @param text as it arrived, not decoded
    public static String url(String text) {
        return MaskedParameters.mask(text, MaskedParameters.Ends.QUERY, new LinkedHashSet<>());
    }

    private List<String> sought(Set<String> secrets) {
        return Stream.concat(secrets.stream(), known.stream()).filter(secret -> secret.length() >= SHORTEST_SOUGHT)
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static byte[] body(byte[] body, String contentType, Set<String> secrets) {
        String text = new String(body, ISO_8859_1);
        String type = contentType.strip().toLowerCase(Locale.ROOT);
        String start = text.stripLeading();
        boolean form = type.startsWith("application/x-www-form-urlencoded");
        boolean json = start.startsWith("{") || start.startsWith("[");
        String masked = text;
        if (type.startsWith("multipart/")) {
            masked = MaskedParts.mask(masked, secrets);
        }
        if (json) {
            masked = MaskedJson.mask(masked, secrets);
        }
        // A client that is given JSON and no type calls it a form, so a form may be both.
        if (form || !json) {
            masked = MaskedParameters.mask(masked, form ? MaskedParameters.Ends.FORM : MaskedParameters.Ends.LINE,
                    secrets);
        }
        return masked.equals(text) ? body : masked.getBytes(ISO_8859_1);
    }

    private static String header(String value, List<String> secrets) {
        String masked = value;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return MaskedParameters.mask(masked, MaskedParameters.Ends.HEADER, new LinkedHashSet<>());
    }
}
