package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// The address that merchants and visitors reach a receiver by: what tracking links and postback URLs begin with.
public final class PublicAddress {
    private PublicAddress() {}

    /// The address that a user wrote, without a trailing slash.
    ///
    /// @throws ReceiverException of kind `INVALID` if it can't begin a postback URL
    public static URI parse(String text) throws ReceiverException {
        try {
            URI address = new URI(text.strip().replaceAll("/+$", ""));
            if (isUsable(address)) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new ReceiverException(Kind.INVALID, saying(text), e);
        }
        throw new ReceiverException(Kind.INVALID, saying(text));
    }

    /// The address without a trailing slash.
    ///
    /// @throws Refusal if it can't begin a postback URL
    static String cleaned(URI address) throws Refusal {
        if (!isUsable(address)) {
            throw new Refusal(saying(address.toString()));
        }
        return address.toString().replaceAll("/+$", "");
    }

    private static boolean isUsable(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null
                && address.getRawQuery() == null && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
    }

    private static Saying saying(String text) {
        return Saying.of("said.address.unusable", text);
    }
}
