package dev.postbackdesk.conversion;

import dev.postbackdesk.language.Saying;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of sender addresses: one IPv4 or IPv6 address, or a prefix such as `203.0.113.0/24`. Host names are none:
/// nothing is ever looked up. An IPv4 address in IPv6 clothes (`::ffff:203.0.113.7`) is the IPv4 address.
public record SenderRange(String text) {
    private static final Pattern IPV4 = Pattern
            .compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    /// @throws IllegalArgumentException with a sentence that says what is wrong and a range that works
    public SenderRange {
        problem(text).ifPresent(saying -> {
            throw new IllegalArgumentException(saying.english());
        });
    }

    /// What is wrong with `text` as a range; empty if nothing is.
    public static Optional<Saying> problem(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> bytes = bytesOf(address);
        if (bytes.isEmpty()) {
            return Optional.of(Saying.of("said.sender.none", text));
        }
        int bits = bytes.get().length * 8;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > bits) {
                return Optional.of(Saying.of("said.sender.length", text, bits, address));
            }
        }
        return Optional.empty();
    }

    /// Whether `address`, in its numeric form, lies in this range. Anything that is no numeric address does not.
    public boolean contains(String address) {
        int slash = text.indexOf('/');
        byte[] mine = bytesOf(slash < 0 ? text : text.substring(0, slash)).orElseThrow();
        int prefix = slash < 0 ? mine.length * 8 : Integer.parseInt(text.substring(slash + 1));
        byte[] other = bytesOf(address).orElse(new byte[0]);
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xFF) >> (8 - rest) == 0;
    }

    private static Optional<byte[]> bytesOf(String address) {
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        if (!IPV4.matcher(plain).matches() && !IPV6.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            // A literal of either shape is parsed, never looked up; an IPv4-mapped one comes back as IPv4.
            return Optional.of(InetAddress.ofLiteral(plain).getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
