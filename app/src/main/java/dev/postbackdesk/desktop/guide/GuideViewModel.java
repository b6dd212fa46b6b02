package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.guide.Run.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the sheet of guide and keys shows: the keys or a page, and what is sought. Used on the FX thread.
final class GuideViewModel {
    /// The name under which the keys stand among the pages.
    static final String KEYS = "";

    /// What is in sight.
    ///
    /// @param at the page, or the keys, and where in it
    /// @param sought what is marked in it
    record Shown(Way.Inside at, Sought sought) {}

    private final Guide guide;
    private final Way.Inside about;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<String> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final Deque<Way.Inside> followed = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper back = new ReadOnlyBooleanWrapper();

    /// @param screen the name of the screen in sight
    GuideViewModel(Guide guide, String screen) {
        this.guide = guide;
        about = about(screen);
        shown = new ReadOnlyObjectWrapper<>(new Shown(new Way.Inside(KEYS, ""), Sought.of("")));
        list(Sought.of(""));
        query.addListener((_, _, text) -> seek(Sought.of(text)));
    }

    /// Where the guide tells of a screen, in English.
    static Way.Inside about(String screen) {
        return switch (screen) {
            case "connect" -> new Way.Inside("connect", "");
            case "rehearsal" -> new Way.Inside("rehearsal-and-demo", "rehearsal");
            case "links" -> new Way.Inside("desktop", "tracking-links");
            case "check" -> new Way.Inside("desktop", "check-a-url");
            // The desktop's page has a heading of each other screen's name.
            default -> new Way.Inside("desktop", screen);
        };
    }

    private void list(Sought sought) {
        List<String> found = new ArrayList<>();
        if (sought.isEmpty()) {
            found.add(KEYS);
        }
        Guide.NAMES.stream().filter(name -> sought.isEmpty() || sought.isIn(guide.page(name).text()))
                .forEach(found::add);
        entries.setAll(found);
    }

    private void seek(Sought sought) {
        list(sought);
        Way.Inside now = shown.get().at();
        boolean stays = entries.isEmpty() || entries.contains(now.page());
        shown.set(new Shown(new Way.Inside(stays ? now.page() : entries.getFirst(), ""), sought));
    }

    /// Shows an entry from its beginning.
    void choose(String entry) {
        if (!entry.equals(shown.get().at().page())) {
            show(new Way.Inside(entry, ""));
        }
    }

    /// Follows a link; [#back()] leads back to where it stood.
    void follow(Way.Inside to) {
        followed.push(shown.get().at());
        back.set(true);
        show(to);
    }

    /// Back to where the last link was followed.
    void back() {
        Way.Inside before = followed.poll();
        back.set(!followed.isEmpty());
        if (before != null) {
            show(before);
        }
    }

    /// Goes to what the guide says of the screen in sight.
    void about() {
        follow(guide.translated(about));
    }

    private void show(Way.Inside at) {
        if (!entries.contains(at.page())) {
            query.set("");
        }
        shown.set(new Shown(at, Sought.of(query.get())));
    }

    /// The page in sight; empty where it is the keys.
    Optional<Page> page() {
        String name = shown.get().at().page();
        return name.equals(KEYS) ? Optional.empty() : Optional.of(guide.page(name));
    }

    /// Whether the page in sight is not in the window's language.
    boolean isForeign() {
        String name = shown.get().at().page();
        return !name.equals(KEYS) && guide.isForeign(name);
    }

    StringProperty queryProperty() {
        return query;
    }

    /// The keys, and the pages in which all that is sought stands.
    ObservableList<String> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether a link was followed.
    ReadOnlyBooleanProperty backProperty() {
        return back.getReadOnlyProperty();
    }
}
