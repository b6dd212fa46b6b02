package dev.postbackdesk.link;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The postback URL that a merchant is given for a conversion: `clickId`, `id`, `val`, `com` and what else the network can
/// fill in. Immutable.
///
/// Placeholders are written as the network writes them, not percent-encoded: networks look for their own spelling.
public record PostbackUrl(String text, List<UrlPart> parts, List<Parameter> parameters) {
    /// Stands for the click id where neither conversion nor network says how it is written. It is a placeholder itself, so
    /// that a postback that carries it is told so.
    public static final String UNKNOWN_CLICK_ID = "{CLICK_ID_PLACEHOLDER}";

    /// What a parameter's value is.
    public enum Kind {
        /// The network or the merchant fills it in.
        PLACEHOLDER,
        /// The same in every postback.
        FIXED,
        /// Not known yet: the user has to say.
        MISSING
    }

    /// Where a parameter's value comes from.
    public enum Source {
        /// The network puts it there for each sale.
        NETWORK,
        /// It is this conversion's id.
        THIS_CONVERSION,
        /// The user's own fixed value.
        VALUE,
        /// The user's own fixed commission.
        COMMISSION,
        /// 0, so that the per cent counts.
        ZERO_FOR_PERCENT,
        /// 0, since nothing is to be paid.
        NOTHING,
        /// The user's commission in per cent.
        PERCENT,
        /// The conversion's secret.
        SECRET,
        /// The user has to find out at the merchant.
        TO_FIND_OUT
    }

    public record Parameter(String name, String carries, Kind kind, Source source) {}

    public PostbackUrl {
        parts = List.copyOf(parts);
        parameters = List.copyOf(parameters);
    }

    /// @param base the receiver's address as the merchant reaches it, without a trailing slash
    public static PostbackUrl of(URI base, Conversion conversion, Networks networks) {
        Optional<Network> network = Optional.ofNullable(conversion.network()).flatMap(networks::named);
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(clickId(conversion, network));
        parameters.add(new Parameter("id", conversion.id().value(), Kind.FIXED, Source.THIS_CONVERSION));
        parameters.add(amount("val", conversion.value(), isZero(conversion.value()) ? Source.NOTHING : Source.VALUE));
        boolean percentCounts = isZero(conversion.commission()) && !isZero(conversion.percent());
        Source commission = percentCounts
                ? Source.ZERO_FOR_PERCENT
                : isZero(conversion.commission()) ? Source.NOTHING : Source.COMMISSION;
        parameters.add(amount("com", conversion.commission(), commission));
        if (percentCounts) {
            parameters.add(amount("comperc", conversion.percent(), Source.PERCENT));
        }
        network.ifPresent(known -> {
            fromNetwork(parameters, "txid", known.transactionId());
            fromNetwork(parameters, "status", known.status());
            fromNetwork(parameters, "currency", conversion.currency() == null ? known.currency() : null);
        });
        String token = conversion.token();
        if (token != null) {
            parameters.add(new Parameter("token", URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20"),
                    Kind.FIXED, Source.SECRET));
        }
        String text = base + "/postback?" + parameters.stream()
                .map(parameter -> parameter.name() + "=" + parameter.carries()).collect(Collectors.joining("&"));
        return new PostbackUrl(text, parts(base, parameters), parameters);
    }

    /// What the merchant of this conversion replaces by the click id: its own placeholder, else its network's.
    public static Optional<String> clickIdPlaceholder(Conversion conversion, Networks networks) {
        return Optional.ofNullable(conversion.clickIdPlaceholder()).or(() -> Optional.ofNullable(conversion.network())
                .flatMap(networks::named).flatMap(Network::clickIdPlaceholder));
    }

    private static Parameter clickId(Conversion conversion, Optional<Network> network) {
        String own = conversion.clickIdPlaceholder();
        if (own != null) {
            return new Parameter("clickId", own, Kind.PLACEHOLDER, Source.NETWORK);
        }
        return network.flatMap(Network::clickIdPlaceholder)
                .map(placeholder -> new Parameter("clickId", placeholder, Kind.PLACEHOLDER, Source.NETWORK))
                .orElseGet(() -> new Parameter("clickId", UNKNOWN_CLICK_ID, Kind.MISSING, Source.TO_FIND_OUT));
    }

    private static Parameter amount(String name, String amount, Source source) {
        return Placeholder.isPlaceholder(amount)
                ? new Parameter(name, amount, Kind.PLACEHOLDER, Source.NETWORK)
                : new Parameter(name, amount, Kind.FIXED, source);
    }

    private static void fromNetwork(List<Parameter> parameters, String name,
            @Nullable String placeholder) {
        if (placeholder != null) {
            parameters.add(new Parameter(name, placeholder, Kind.PLACEHOLDER, Source.NETWORK));
        }
    }

    private static boolean isZero(String amount) {
        return Amount.parse(amount).filter(number -> number.compareTo(BigDecimal.ZERO) == 0).isPresent();
    }

    private static List<UrlPart> parts(URI base, List<Parameter> parameters) {
        List<UrlPart> parts = new ArrayList<>(UrlPart.split(base + "/postback"));
        String joint = "?";
        for (Parameter parameter : parameters) {
            parts.add(new UrlPart(UrlPart.Kind.PUNCTUATION, joint));
            parts.add(new UrlPart(UrlPart.Kind.NAME, parameter.name()));
            parts.add(new UrlPart(UrlPart.Kind.PUNCTUATION, "="));
            parts.add(new UrlPart(parameter.kind() == Kind.FIXED ? UrlPart.Kind.VALUE : UrlPart.Kind.PLACEHOLDER,
                    parameter.carries()));
            joint = "&";
        }
        return parts;
    }
}
