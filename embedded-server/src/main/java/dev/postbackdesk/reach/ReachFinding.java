package dev.postbackdesk.reach;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with the address of a URL that others are to call: a tracking link or a postback URL. About definitions
/// and about URLs that somebody wrote, never about a postback that arrived: that one did arrive. Immutable.
///
/// @param host that the URL names
public record ReachFinding(Code code, String host) {
    private static final Pattern ORIGIN = Pattern.compile(
            "(?i)(https?)://(\\[[^\\]/?#]*]|[^/?#:\\[]*)(:\\d*)?([/?#].*)?",
            Pattern.DOTALL);

    public enum Code {
        /// Nobody elsewhere can call it: the host is this machine's own, or private.
        UNREACHABLE_ADDRESS,
        /// It begins with http where the public address is https.
        INSECURE_ADDRESS,
        /// The public address itself begins with http: what is sent can be read on the way.
        INSECURE_PUBLIC_ADDRESS;

        /// The stable name of the finding.
        public String finding() {
            return this == INSECURE_PUBLIC_ADDRESS ? INSECURE_ADDRESS.name() : name();
        }
    }

    /// @param url as it is or would be given to others; placeholders may stand in it
    /// @param publicAddress that the receiver is known by
    public static Optional<ReachFinding> of(String url, Optional<URI> publicAddress) {
        Matcher origin = ORIGIN.matcher(url.strip());
        if (!origin.matches() || origin.group(2).isEmpty()) {
            return Optional.empty();
        }
        String host = origin.group(2);
        if (Reach.isLocalOnly(host)) {
            return Optional.of(new ReachFinding(Code.UNREACHABLE_ADDRESS, host));
        }
        boolean ours = publicAddress.map(URI::getHost).filter(host::equalsIgnoreCase).isPresent();
        if (!ours || !origin.group(1).toLowerCase(Locale.ROOT).equals("http")) {
            return Optional.empty();
        }
        boolean https = publicAddress.map(URI::getScheme).filter("https"::equalsIgnoreCase).isPresent();
        return Optional.of(new ReachFinding(https ? Code.INSECURE_ADDRESS : Code.INSECURE_PUBLIC_ADDRESS, host));
    }
}
