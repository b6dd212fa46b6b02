package dev.postbackdesk.desktop.palette;

import dev.postbackdesk.desktop.shell.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the palette lists for what is typed, the best first, and which one Enter would run. Used on the FX thread.
public final class PaletteViewModel {
    /// What has the words in its place and title only goes after what has the letters in its title.
    private static final int ONLY_IN_PLACE = 100_000;

    /// A command and what of its title is emphasised.
    ///
    /// @param recent whether it is listed first because it was used lately
    record Hit(Command command, List<Integer> at, boolean recent) {
        Hit {
            at = List.copyOf(at);
        }
    }

    private record Scored(Hit hit, int score) {}

    private List<Command> all = List.of();
    private final List<String> recent;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private final IntegerProperty chosen = new SimpleIntegerProperty();

    /// @param all what can be done now; of two with one id the first counts
    /// @param recent ids of commands that were used lately, the latest first
    public PaletteViewModel(List<Command> all, List<String> recent) {
        this.recent = List.copyOf(recent);
        know(all);
        query.addListener((_, _, sought) -> list(sought));
    }

    /// Other things can be done now: what was being read is known.
    public void know(List<Command> now) {
        Map<String, Command> byId = new LinkedHashMap<>();
        now.forEach(command -> byId.putIfAbsent(command.id(), command));
        all = List.copyOf(byId.values());
        list(query.get());
    }

    private void list(String sought) {
        chosen.set(0);
        hits.setAll(sought.isBlank() ? unsought() : sought(sought));
    }

    private List<Hit> unsought() {
        List<Command> first = recent.stream()
                .flatMap(id -> all.stream().filter(command -> command.id().equals(id)).limit(1)).toList();
        return Stream.concat(first.stream().map(command -> new Hit(command, List.of(), true)),
                all.stream().filter(command -> !first.contains(command))
                        .map(command -> new Hit(command, List.of(), false)))
                .toList();
    }

    private List<Hit> sought(String sought) {
        List<Scored> found = new ArrayList<>();
        for (Command command : all) {
            Optional<Scored> inTitle = Fuzzy.match(sought, command.title())
                    .map(match -> new Scored(new Hit(command, match.at(), false), match.score() + bonus(command)));
            inTitle.or(() -> inBoth(sought, command)).ifPresent(found::add);
        }
        // Stable: equal ones stay in the order of the list.
        found.sort(Comparator.comparingInt(Scored::score).reversed());
        return found.stream().map(Scored::hit).toList();
    }

    private static Optional<Scored> inBoth(String sought, Command command) {
        String both = (command.place() + " " + command.title()).toLowerCase(Locale.ROOT);
        boolean all = Stream.of(sought.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(both::contains);
        return all ? Optional.of(new Scored(new Hit(command, List.of(), false), -ONLY_IN_PLACE)) : Optional.empty();
    }

    /// What was used lately wins among equals.
    private int bonus(Command command) {
        int at = recent.indexOf(command.id());
        return at < 0 ? 0 : 150 - at;
    }

    /// Moves the choice, from the last on to the first.
    void move(int steps) {
        if (!hits.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + steps, hits.size()));
        }
    }

    void choose(int index) {
        if (index >= 0 && index < hits.size()) {
            chosen.set(index);
        }
    }

    /// What Enter runs; empty where nothing matches.
    Optional<Command> command() {
        return hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(chosen.get()).command());
    }

    StringProperty queryProperty() {
        return query;
    }

    ObservableList<Hit> hits() {
        return hits;
    }

    IntegerProperty chosenProperty() {
        return chosen;
    }
}
