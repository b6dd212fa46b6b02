package dev.postbackdesk.conversion;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A conversion's id: 32 hex digits, written in upper case and compared without case. It never changes, since merchants
/// have it in their postback URL. The shape is that of ClickMeter's ids, a GUID without dashes.
public record ConversionId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Fa-f]{32}");

    public ConversionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A conversion id is 32 hex digits, not '" + value + "'.");
        }
        value = value.toUpperCase(Locale.ROOT);
    }

    /// The id that `text` is, in any case; empty if it has not the shape of one.
    public static Optional<ConversionId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ConversionId(text)) : Optional.empty();
    }

    public static ConversionId generate(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new ConversionId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
