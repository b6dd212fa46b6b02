package dev.postbackdesk.link;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The networks that are known, and the status words of the field. Immutable.
public final class Networks {
    private final List<Network> networks;
    private final Map<String, String> statusWords;
    /// By what they may be called, in lower case: the judge asks for one with every postback.
    private final Map<String, Network> byName = new HashMap<>();

    /// @param statusWords lower-case words of the field to `pending`, `approved` or `declined`
    public Networks(List<Network> networks, Map<String, String> statusWords) {
        this.networks = List.copyOf(networks);
        this.statusWords = Map.copyOf(statusWords);
        for (Network network : networks) {
            String name = network.name().toLowerCase(Locale.ROOT);
            byName.putIfAbsent(name, network);
            for (int end = name.indexOf(" ("); end >= 0; end = name.indexOf(" (", end + 1)) {
                byName.putIfAbsent(name.substring(0, end), network);
            }
        }
    }

    /// In the order of the facts' file.
    public List<Network> all() {
        return networks;
    }

    /// The network that a definition names: by its name without case, or by the part before a parenthesis
    /// (`TUNE` for `TUNE (HasOffers)`).
    public Optional<Network> named(String name) {
        return Optional.ofNullable(byName.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /// The networks that replace it, for telling whose placeholder arrived.
    public List<Network> writing(String placeholder) {
        return networks.stream().filter(network -> network.writes(placeholder)).toList();
    }

    /// What a status word means, compared without case: the network's own words first.
    public Optional<String> meaning(String word, @Nullable Network network) {
        if (network != null) {
            for (Map.Entry<String, String> own : network.statuses().entrySet()) {
                if (own.getKey().equalsIgnoreCase(word)) {
                    return Optional.of(own.getValue());
                }
            }
        }
        return Optional.ofNullable(statusWords.get(word.toLowerCase(Locale.ROOT)));
    }
}
