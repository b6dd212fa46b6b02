package dev.postbackdesk.link;

import dev.postbackdesk.language.Saying;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Destination URLs: where a tracking link leads, with `[s2sidentifier]` where the click id goes. Pure functions.
///
/// They are taken apart by hand, not by `java.net.URI`: merchants' URLs hold braces, brackets and other letters, and must
/// be sent on byte for byte.
public final class Destination {
    /// Characters a destination may have. Browsers and merchants' fields end far below.
    public static final int LONGEST = 8_000;

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();
    static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?");
    static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@]+)(:([0-9]{1,5}))?");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z0-9_.\\-]{1,64}");
    private static final String ENCODED_TOKEN = "%5bs2sidentifier%5d";

    private Destination() {}

    /// What can be said of a destination, in the order in which a form shows it.
    public enum Fact {
        /// An absolute https address without a user name.
        ABSOLUTE_HTTPS,
        /// An absolute http address: works, but is readable on the way.
        ABSOLUTE_HTTP,
        /// [Check#problem] says what is wrong; nothing else is checked then.
        NOT_A_DESTINATION,
        /// Parameter {0} carries the click id; the network hands it back as {1}.
        NETWORK_HANDS_BACK,
        /// Parameter {0} carries the click id.
        CARRIES_CLICK_ID,
        /// The click id stands in the path.
        CLICK_ID_IN_PATH,
        /// The network {0} keeps the click id in {1}, but here {2} carries it.
        OTHER_PARAMETER,
        /// `[s2sidentifier]` is nowhere; {0} is the parameter to add, or empty if not known.
        TOKEN_MISSING,
        /// `[s2sidentifier]` is written percent-encoded, and would not be replaced.
        TOKEN_ENCODED,
        /// `[s2sidentifier]` stands only after `#`, which browsers don't send to the shop.
        TOKEN_IN_FRAGMENT,
        /// The fragment {0} stays last, after the parameters.
        FRAGMENT_LAST
    }

    /// How a fact is to be taken.
    public enum Level {
        GOOD, WARNING, ERROR
    }

    /// What there is to say of a destination.
    ///
    /// @param args the values in it
    /// @param problem why it is no destination; [Saying#NOTHING] where it is one
    public record Check(Level level, Fact fact, List<String> args, Saying problem) {
        static Check of(Level level, Fact fact, String... args) {
            return new Check(level, fact, List.of(args), Saying.NOTHING);
        }
    }

    /// Why `text` can't be a destination, and says what to write; empty if it can.
    public static Optional<Saying> problem(String text) {
        if (text.isBlank()) {
            return Optional.of(Saying.of("said.destination.empty"));
        }
        if (text.length() > LONGEST) {
            return Optional.of(Saying.of("said.destination.long", text.length(), LONGEST));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Saying.of("said.destination.controls"));
        }
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            return Optional.of(Saying.of("said.destination.blank"));
        }
        if (!wellFormedUtf16(text)) {
            return Optional.of(Saying.of("said.destination.broken"));
        }
        Matcher url = SHAPE.matcher(text);
        if (!url.matches()) {
            return Optional.of(Saying.of("said.destination.scheme"));
        }
        String authority = url.group(2);
        if (authority.indexOf('@') >= 0) {
            return Optional
                    .of(Saying.of("said.destination.user", authority.substring(0, authority.lastIndexOf('@') + 1)));
        }
        Matcher host = AUTHORITY.matcher(authority);
        if (!host.matches()) {
            return Optional.of(Saying.of("said.destination.host"));
        }
        if (host.group(3) != null
                && (Integer.parseInt(host.group(3)) == 0 || Integer.parseInt(host.group(3)) > 65535)) {
            return Optional.of(Saying.of("said.destination.port", host.group(3)));
        }
        return Optional.empty();
    }

    public static boolean carriesToken(String destination) {
        return destination.contains(Placeholder.TOKEN);
    }

    /// Where the visitor is sent: every `[s2sidentifier]` replaced, the rest byte for byte, but for characters outside
    /// ASCII, which are percent-encoded as UTF-8.
    ///
    /// @param clickId the click's id, or `preview`
    public static String resolve(String destination, String clickId) {
        String replaced = destination.replace(Placeholder.TOKEN, clickId);
        StringBuilder ascii = new StringBuilder(replaced.length() + 16);
        for (byte b : replaced.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                ascii.append((char) b);
            } else {
                // In upper case, as RFC 3986 (2.1) asks and every encoder writes it.
                ascii.append('%').append(UPPER_HEX.toHexDigits(b));
            }
        }
        return ascii.toString();
    }

    /// Whether `name` may be offered as the parameter to add.
    public static boolean isParameterName(String name) {
        return PARAMETER_NAME.matcher(name).matches();
    }

    /// Puts `parameter=[s2sidentifier]` in at the right place: in the query, before any fragment (which browsers don't send,
    /// a `#/path?x=1` of a page's own routes included), after the parameters that there are. All else stays byte for byte.
    ///
    /// Parameters are told apart as the WHATWG does: at `&` alone (`;` belongs to a value), their names decoded before they
    /// are compared, with case. A URL that is nested in a value has no parameters of its own here.
    public static Insertion insertion(String destination, String parameter) {
        if (carriesToken(destination)) {
            return new Insertion.Present(destination);
        }
        if (destination.toLowerCase(Locale.ROOT).contains(ENCODED_TOKEN)) {
            return new Insertion.Present(
                    destination.replaceAll("(?i)" + ENCODED_TOKEN, Matcher.quoteReplacement(Placeholder.TOKEN)));
        }
        for (String one : UrlQuery.of(destination).split("&", -1)) {
            int equals = one.indexOf('=');
            if (equals >= 0 && equals + 1 < one.length() && UrlQuery.isNamed(one, parameter)) {
                return new Insertion.Occupied(one.substring(equals + 1), UrlQuery.placed(destination, parameter, true),
                        UrlQuery.placed(destination, parameter, false));
            }
        }
        return new Insertion.Placed(UrlQuery.placed(destination, parameter, true));
    }

    /// The destination with `parameter=[s2sidentifier]` put in: a parameter of that name gets it as its value, whatever it
    /// held. See [#insertion] for asking first.
    public static String withToken(String destination, String parameter) {
        return switch (insertion(destination, parameter)) {
            case Insertion.Placed(String placed) -> placed;
            case Insertion.Present(String present) -> present;
            case Insertion.Occupied occupied -> occupied.replaced();
        };
    }

    /// What the first parameter of that name holds in a URL, as it is written; empty if there is none.
    public static Optional<String> valueOf(String url, String parameter) {
        return Stream.of(UrlQuery.of(url).split("&", -1)).filter(one -> UrlQuery.isNamed(one, parameter)).findFirst()
                .map(one -> one.indexOf('=') < 0 ? "" : one.substring(one.indexOf('=') + 1));
    }

    /// Everything that a form says of a destination.
    public static List<Check> checks(String destination, @Nullable Network network) {
        Optional<Saying> problem = problem(destination);
        if (problem.isPresent()) {
            return List.of(new Check(Level.ERROR, Fact.NOT_A_DESTINATION, List.of(), problem.get()));
        }
        Matcher url = SHAPE.matcher(destination);
        if (!url.matches()) {
            throw new IllegalStateException("It had no problem");
        }
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of(Level.GOOD,
                "https".equalsIgnoreCase(url.group(1)) ? Fact.ABSOLUTE_HTTPS : Fact.ABSOLUTE_HTTP));
        String fragment = Optional.ofNullable(url.group(5)).orElse("");
        String query = Optional.ofNullable(url.group(4)).orElse("");
        if (query.contains(Placeholder.TOKEN)) {
            checks.add(carried(parameterOf(query), network));
        } else if (url.group(3).contains(Placeholder.TOKEN)) {
            checks.add(Check.of(Level.GOOD, Fact.CLICK_ID_IN_PATH));
        } else if (fragment.contains(Placeholder.TOKEN)) {
            checks.add(Check.of(Level.WARNING, Fact.TOKEN_IN_FRAGMENT));
        } else if (destination.toLowerCase(Locale.ROOT).contains(ENCODED_TOKEN)) {
            checks.add(Check.of(Level.WARNING, Fact.TOKEN_ENCODED));
        } else {
            String append = network == null ? null : network.append();
            checks.add(Check.of(Level.WARNING, Fact.TOKEN_MISSING, append == null ? "" : append));
        }
        if (!fragment.isEmpty() && !fragment.contains(Placeholder.TOKEN)) {
            checks.add(Check.of(Level.GOOD, Fact.FRAGMENT_LAST, fragment));
        }
        return List.copyOf(checks);
    }

    private static Check carried(String parameter, @Nullable Network network) {
        String append = network == null ? null : network.append();
        String handsBack = network == null ? null : network.clickId();
        if (network != null && append != null && !append.equals(parameter)) {
            return Check.of(Level.WARNING, Fact.OTHER_PARAMETER, network.name(), append, parameter);
        }
        return append != null && handsBack != null
                ? Check.of(Level.GOOD, Fact.NETWORK_HANDS_BACK, parameter, handsBack)
                : Check.of(Level.GOOD, Fact.CARRIES_CLICK_ID, parameter);
    }

    /// The parameter that carries the click id; empty where the token stands in the path or nowhere.
    public static Optional<String> carrier(String destination) {
        return Optional.of(parameterOf("?" + UrlQuery.of(destination))).filter(name -> !name.isEmpty());
    }

    /// The name of the first parameter that holds the token.
    private static String parameterOf(String query) {
        for (String parameter : query.substring(1).split("&", -1)) {
            int token = parameter.indexOf(Placeholder.TOKEN);
            if (token >= 0) {
                int equals = parameter.indexOf('=');
                return equals >= 0 && equals < token ? parameter.substring(0, equals) : parameter;
            }
        }
        return "";
    }

    private static boolean wellFormedUtf16(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
