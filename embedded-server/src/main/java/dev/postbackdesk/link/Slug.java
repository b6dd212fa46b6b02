package dev.postbackdesk.link;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The last part of a tracking link, `/c/{slug}`: 1 to 64 of `[A-Za-z0-9_-]`, kept as typed and compared without case.
public record Slug(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Slug {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A slug is 1 to 64 letters, digits, - and _, not '" + value + "'.");
        }
    }

    public static Optional<Slug> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Slug(text)) : Optional.empty();
    }

    /// What two slugs are compared by.
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slug slug && slug.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
