package dev.postbackdesk.desktop.fx;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/// Who can reach an address. Pure: nothing is looked up.
public final class Reach {
    private Reach() {}

    /// Whether only this machine or its own network reaches `address`: loopback, a private range, `localhost`, `.local`.
    public static boolean isLocalOnly(URI address) {
        String host = address.getHost();
        if (host == null) {
            return true;
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost") || name.endsWith(".local")) {
            return true;
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(name.replace("[", "").replace("]", ""));
            return literal.isLoopbackAddress() || literal.isSiteLocalAddress() || literal.isLinkLocalAddress()
                    || literal.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            // A name that is no literal: it may well be reachable.
            return false;
        }
    }
}
