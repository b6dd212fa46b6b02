package dev.postbackdesk.link;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All conversions and tracking links at one moment, archived ones included. Immutable; the judge and the redirect work
/// on such a snapshot, and a save makes a new one.
///
/// A *key* is a small positive number that a definition gets when it is first stored, and keeps: stored postbacks and
/// clicks point at it.
public final class Definitions {
    /// A conversion and its key.
    public record StoredConversion(int key, Conversion conversion) {}

    /// A tracking link and its key.
    public record StoredLink(int key, TrackingLink link) {}

    public static final Definitions NONE = new Definitions(List.of(), List.of());

    private final List<StoredConversion> conversions;
    private final List<StoredLink> links;
    private final Map<ConversionId, StoredConversion> conversionsById;
    private final Map<Integer, StoredConversion> conversionsByKey;
    private final Map<String, StoredLink> linksBySlug;
    private final Map<Integer, StoredLink> linksByKey;

    public Definitions(List<StoredConversion> conversions, List<StoredLink> links) {
        this.conversions = List.copyOf(conversions);
        this.links = List.copyOf(links);
        conversionsById = index(conversions, stored -> stored.conversion().id());
        conversionsByKey = index(conversions, StoredConversion::key);
        linksBySlug = index(links, stored -> stored.link().slug().key());
        linksByKey = index(links, StoredLink::key);
    }

    private static <K, V> Map<K, V> index(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    /// In the order they were made.
    public List<StoredConversion> conversions() {
        return conversions;
    }

    /// In the order they were made.
    public List<StoredLink> links() {
        return links;
    }

    /// The tokens of all conversions: what is never to leave the machine.
    public Set<String> secrets() {
        return conversions.stream().map(stored -> stored.conversion().token()).filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<StoredConversion> conversion(ConversionId id) {
        return Optional.ofNullable(conversionsById.get(id));
    }

    public Optional<StoredConversion> conversion(int key) {
        return Optional.ofNullable(conversionsByKey.get(key));
    }

    public Optional<StoredLink> link(Slug slug) {
        return Optional.ofNullable(linksBySlug.get(slug.key()));
    }

    public Optional<StoredLink> link(int key) {
        return Optional.ofNullable(linksByKey.get(key));
    }

    /// The links that carry a conversion, in the order they were made.
    public List<StoredLink> linksCarrying(ConversionId conversion) {
        return links.stream().filter(stored -> stored.link().carries(conversion)).toList();
    }
}
