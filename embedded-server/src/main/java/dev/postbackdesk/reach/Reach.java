package dev.postbackdesk.reach;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Who can reach an address. Pure: nothing is looked up.
public final class Reach {
    /// Names that no public name server knows (RFC 6761, 6762, 8375, and `internal`, which is reserved for private use).
    private static final List<String> PRIVATE_NAMES = List.of("localhost", "local", "internal", "home.arpa");
    /// The prefix under which an IPv6-only network reaches IPv4 addresses (RFC 6052): what counts is the address within.
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
    /// The same, as a network may set it up for itself (RFC 8215): whatever is in it, nobody else reaches it.
    private static final byte[] LOCAL_NAT64 = {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 1};
    /// The prefix of 6to4, behind which the IPv4 address of its router stands (RFC 3056).
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private Reach() {}

    /// Whether only this machine or its own network reaches `address`: a private range, or a name without a dot, such as
    /// `localhost`, or one that is reserved for private use, such as `desk.local`.
    public static boolean isLocalOnly(URI address) {
        return address.getHost() == null || isLocalOnly(address.getHost());
    }

    /// The same of a host as a URL writes it.
    public static boolean isLocalOnly(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
        try {
            return isPrivate(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException e) {
            // A name that is no literal: it may well be reachable.
            return name.indexOf('.') < 0
                    || PRIVATE_NAMES.stream().anyMatch(reserved -> name.endsWith("." + reserved));
        }
    }

    /// Whether an address is no public one: loopback, link-local, RFC 1918, unique local (RFC 4193), carriers' shared space
    /// (RFC 6598), or of no single machine at all.
    public static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> {
                int first = bytes[0] & 0xFF;
                int second = bytes[1] & 0xFF;
                yield first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128)
                        || (first == 192 && second == 0 && bytes[2] == 0) || (first == 198 && (second & 0xFE) == 18);
            }
            case Inet6Address _ -> (bytes[0] & 0xFE) == 0xFC || begins(bytes, LOCAL_NAT64)
                    || (begins(bytes, NAT64) && isPrivate(fourAfter(bytes, NAT64)))
                    || (begins(bytes, SIX_TO_FOUR) && isPrivate(fourAfter(bytes, SIX_TO_FOUR)));
            default -> true;
        };
    }

    private static boolean begins(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /// The IPv4 address that stands behind a prefix.
    private static InetAddress fourAfter(byte[] bytes, byte[] prefix) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, prefix.length, prefix.length + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
