package dev.postbackdesk.link;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The networks that are known, and the status words of the field. Immutable.
public final class Networks {
    private final List<Network> networks;
    private final Map<String, String> statusWords;

    /// @param statusWords lower-case words of the field to `pending`, `approved` or `declined`
    public Networks(List<Network> networks, Map<String, String> statusWords) {
        this.networks = List.copyOf(networks);
        this.statusWords = Map.copyOf(statusWords);
    }

    /// In the order of the facts' file.
    public List<Network> all() {
        return networks;
    }

    /// The network that a definition names: by its name without case, or by the part before a parenthesis
    /// (`TUNE` for `TUNE (HasOffers)`).
    public Optional<Network> named(String name) {
        String sought = name.strip().toLowerCase(Locale.ROOT);
        return networks.stream().filter(network -> {
            String known = network.name().toLowerCase(Locale.ROOT);
            return known.equals(sought) || known.startsWith(sought + " (");
        }).findFirst();
    }

    /// The networks that write their click id this way, for telling whose placeholder arrived.
    public List<Network> writing(String placeholder) {
        return networks.stream().filter(network -> placeholder.equals(network.clickId())).toList();
    }

    /// What a status word means, compared without case: the network's own words first.
    public Optional<String> meaning(String word, @Nullable Network network) {
        Map<String, String> own = (network == null ? Map.<String, String>of() : network.statuses()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        String key = word.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(own.getOrDefault(key, statusWords.get(key)));
    }
}
