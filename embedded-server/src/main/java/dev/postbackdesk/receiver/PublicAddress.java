package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Refusal;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// The address that merchants and visitors reach a receiver by.
final class PublicAddress {
    private PublicAddress() {}

    /// The address without a trailing slash.
    ///
    /// @throws Refusal if it can't begin a postback URL
    static String cleaned(URI address) throws Refusal {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || address.getHost() == null
                || address.getRawQuery() != null || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new Refusal(address + " can't be the public address. Write it as https://track.example.");
        }
        return address.toString().replaceAll("/+$", "");
    }
}
