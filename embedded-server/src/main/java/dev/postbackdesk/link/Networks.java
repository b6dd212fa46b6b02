package dev.postbackdesk.link;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The networks that are known, and the status words of the field. Immutable.
///
/// They are those that come with the program, and the user's own. An own one of the same name stands in front of the one that
/// came with the program: what a network shows its customer is truer than what we read about it.
public final class Networks {
    private final List<Network> shipped;
    private final List<Network> own;
    private final List<Network> networks;
    private final Map<String, String> statusWords;
    /// By what they may be called, in lower case: the judge asks for one with every postback.
    private final Map<String, Network> byName = new HashMap<>();

    /// Those that come with the program.
    ///
    /// @param statusWords lower-case words of the field to `pending`, `approved` or `declined`
    public Networks(List<Network> networks, Map<String, String> statusWords) {
        this(networks, List.of(), statusWords);
    }

    private Networks(List<Network> shipped, List<Network> own, Map<String, String> statusWords) {
        this.shipped = List.copyOf(shipped);
        this.own = List.copyOf(own);
        this.statusWords = Map.copyOf(statusWords);
        own.forEach(network -> byName.put(key(network.name()), network));
        for (Network network : shipped) {
            putShort(network);
        }
        own.forEach(this::putShort);
        networks = Stream.concat(own.stream(), shipped.stream().filter(network -> !isHidden(network))).toList();
    }

    /// By its name, and by what stands before a parenthesis in it, unless another one has that.
    private void putShort(Network network) {
        String name = key(network.name());
        byName.putIfAbsent(name, network);
        for (int end = name.indexOf(" ("); end >= 0; end = name.indexOf(" (", end + 1)) {
            byName.putIfAbsent(name.substring(0, end), network);
        }
    }

    private boolean isHidden(Network network) {
        return own.stream().anyMatch(mine -> key(mine.name()).equals(key(network.name())));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// The same with other networks of the user's own in place of those it has.
    public Networks withOwn(List<Network> others) {
        return new Networks(shipped, others, statusWords);
    }

    /// The user's own, in the order they were saved.
    public List<Network> own() {
        return own;
    }

    /// What came with the program and stands behind an own one of the same name.
    public Optional<Network> behind(Network network) {
        return network.isOwn()
                ? shipped.stream().filter(other -> key(other.name()).equals(key(network.name()))).findFirst()
                : Optional.empty();
    }

    /// The user's own, then the others in the order of the facts' file.
    public List<Network> all() {
        return networks;
    }

    /// The network that a definition names: by its name without case, or by the part before a parenthesis
    /// (`TUNE` for `TUNE (HasOffers)`).
    public Optional<Network> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
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
