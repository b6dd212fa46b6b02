package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;

/// Chooses a network by typing a part of its name, or the user's own merchant.
public final class NetworkBox extends SearchBox {
    /// @param networks as they are now: the user may add some while this is in sight
    /// @param network the chosen network's name, `""` for the user's own
    public NetworkBox(Supplier<Networks> networks, Messages words, StringProperty network) {
        super(words, words.text("forms.network.own"));
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        getItems().setAll(names(networks.get()));
        showingProperty().subscribe(showing -> {
            List<String> names = names(networks.get());
            if (showing && !getItems().containsAll(names)) {
                String chosen = getValue();
                getItems().setAll(names);
                setValue(chosen);
            }
        });
        network.subscribe(name -> {
            String known = networks.get().named(name).map(Network::name).filter(_ -> !name.isEmpty()).orElse(name);
            if (!getItems().contains(known)) {
                // Imported under a name that this program does not know.
                getItems().add(known);
            }
            if (!known.equals(getValue())) {
                setValue(known);
            }
        });
        valueProperty().addListener((_, _, chosen) -> {
            // Searching clears the value for a moment.
            if (chosen != null && !chosen.equals(networks.get().named(network.get())
                    .filter(_ -> !network.get().isEmpty()).map(Network::name).orElse(network.get()))) {
                network.set(chosen);
            }
        });
    }

    private static List<String> names(Networks networks) {
        return Stream.concat(Stream.of(""), networks.all().stream().map(Network::name)).toList();
    }
}
