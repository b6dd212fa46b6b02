package dev.postbackdesk.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/// The numeric addresses of peers.
final class Senders {
    private Senders() {}

    /// An IPv4 address in dots, also where it came in IPv6 clothes; an IPv6 address as RFC 5952 writes it, without zone
    /// and brackets, so that it can be compared with what other programs show.
    static String numeric(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null
                ? numeric(inet.getAddress())
                : peer.toString();
    }

    static String numeric(InetAddress address) {
        return address instanceof Inet6Address six ? shortened(six.getAddress()) : address.getHostAddress();
    }

    private static String shortened(byte[] address) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
        }
        int longest = -1;
        int longestLength = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > longestLength) {
                longest = i;
                longestLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < groups.length; i++) {
            if (i == longest) {
                text.append("::");
                i += longestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
