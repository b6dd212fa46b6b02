package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.fx.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the desktop remembers of its user's choices, in `desktop.properties` of the data folder. Used on the FX thread.
///
/// A file that can't be read or written costs the choices, not the program: the log tells of it, and who asked to be
/// [told][#onUnsaved]. It is replaced as a whole, so a full disk leaves the one before.
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final String FILE = "desktop.properties";
    private static final int MOST_RECENT = 6;
    private static final String CHOICE = "choice.";
    private static final String FILTER = "filter.";
    private static final String CLICK_FILTER = "click-filter.";

    private final @Nullable Path file;
    private final ObjectProperty<Theme.Mode> theme = new SimpleObjectProperty<>(Theme.Mode.SYSTEM);
    private final ObjectProperty<Closing> closing = new SimpleObjectProperty<>(Closing.ASK);
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.SYSTEM);
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.NORMAL);
    private final BooleanProperty projector = new SimpleBooleanProperty();
    private final BooleanProperty notifying = new SimpleBooleanProperty(true);
    private Instant seenUntil = Instant.EPOCH;
    private @Nullable WindowPlace place;
    private List<String> recent = List.of();
    private List<SavedFilter> filters = List.of();
    private List<SavedFilter> clickFilters = List.of();
    private final SortedMap<String, String> choices = new TreeMap<>();
    private Runnable unsaved = () -> {};
    private boolean failing;

    private Settings(@Nullable Path file) {
        this.file = file;
    }

    /// The remembered choices of a data folder.
    public static Settings in(Path data) {
        Settings settings = new Settings(data.resolve(FILE));
        settings.load();
        settings.theme.addListener((_, _, _) -> settings.save());
        settings.closing.addListener((_, _, _) -> settings.save());
        settings.zoom.addListener((_, _, _) -> settings.save());
        settings.projector.addListener((_, _, _) -> settings.save());
        settings.notifying.addListener((_, _, _) -> settings.save());
        settings.language.addListener((_, _, _) -> settings.save());
        return settings;
    }

    /// Choices that are forgotten at the end: for pictures and tests.
    public static Settings passing() {
        return new Settings(null);
    }

    /// Choices that begin as others are, and are forgotten at the end: of the demo, which never writes the user's own. Their
    /// saved searches, their place on the screen and what they have seen are of their own data, and stay out.
    public static Settings passing(Settings like) {
        Settings settings = new Settings(null);
        settings.theme.set(like.theme.get());
        settings.language.set(like.language.get());
        settings.projector.set(like.projector.get());
        settings.zoom.set(like.zoom.get());
        settings.notifying.set(like.notifying.get());
        settings.recent = like.recent;
        settings.choices.putAll(like.choices);
        return settings;
    }

    public ObjectProperty<Theme.Mode> theme() {
        return theme;
    }

    public ObjectProperty<Closing> closing() {
        return closing;
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    /// How large everything is drawn.
    public ObjectProperty<Zoom> zoom() {
        return zoom;
    }

    /// Whether everything is drawn larger and with more contrast, for a room full of people.
    public BooleanProperty projector() {
        return projector;
    }

    /// Whether the user is told of rejected postbacks.
    public BooleanProperty notifying() {
        return notifying;
    }

    /// Where the window stood last; empty if it never did.
    public Optional<WindowPlace> place() {
        return Optional.ofNullable(place);
    }

    /// Remembered when it is [saved][#save].
    public void place(WindowPlace now) {
        place = now;
    }

    /// Ids of the commands that were used lately, the latest first.
    public List<String> recentCommands() {
        return recent;
    }

    /// A command was used.
    public void used(String command) {
        recent = Stream.concat(Stream.of(command), recent.stream().filter(other -> !other.equals(command)))
                .limit(MOST_RECENT).toList();
        save();
    }

    /// The searches of postbacks that the user keeps, in order.
    public List<SavedFilter> filters() {
        return filters;
    }

    /// Likewise of clicks.
    public List<SavedFilter> clickFilters() {
        return clickFilters;
    }

    public void clickFilters(List<SavedFilter> now) {
        clickFilters = List.copyOf(now);
        save();
    }

    public void filters(List<SavedFilter> now) {
        filters = List.copyOf(now);
        save();
    }

    /// What the user chose on a screen, as the screen writes it; `""` for what it usually is.
    ///
    /// @param name of letters, hyphens and dots
    public String choice(String name) {
        return choices.getOrDefault(name, "");
    }

    public void choose(String name, String what) {
        if (what.isEmpty()) {
            choices.remove(name);
        } else {
            choices.put(name, what);
        }
        save();
    }

    /// Postbacks up to here were seen by the user.
    public Instant seenUntil() {
        return seenUntil;
    }

    public void seenUntil(Instant moment) {
        if (moment.isAfter(seenUntil)) {
            seenUntil = moment;
        }
    }

    /// What arrives now was not seen, though a clock that has been set back since may say so: else nothing would count as
    /// new until it has caught up.
    void notSeenFrom(Instant moment) {
        if (!seenUntil.isBefore(moment)) {
            seenUntil = moment.minusNanos(1000);
        }
    }

    private void load() {
        if (file == null || !Files.isReadable(file)) {
            return;
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
            seenUntil = Instant.parse(stored.getProperty("seen.until", Instant.EPOCH.toString()));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            LOG.warn("Cannot read {}; what it does not say takes its default", file, e);
        }
        theme.set(choice(Theme.Mode.values(), stored.getProperty("theme"), Theme.Mode.SYSTEM));
        closing.set(choice(Closing.values(), stored.getProperty("closing"), Closing.ASK));
        language.set(Language.of(stored.getProperty("language", "")));
        zoom.set(Zoom.of(stored.getProperty("zoom", "")).orElse(Zoom.NORMAL));
        projector.set(Boolean.parseBoolean(stored.getProperty("projector")));
        notifying.set(Boolean.parseBoolean(stored.getProperty("notifying", "true")));
        place = WindowPlace.parse(stored.getProperty("window", "")).orElse(null);
        recent = recent(stored.getProperty("commands.recent", ""));
        filters = filters(stored, FILTER);
        clickFilters = filters(stored, CLICK_FILTER);
        stored.stringPropertyNames().stream().filter(name -> name.startsWith(CHOICE))
                .forEach(name -> choices.put(name.substring(CHOICE.length()), stored.getProperty(name)));
    }

    /// Each on a line of its own, the last one's end included, since an id may hold blanks; older versions put them between ids.
    private static List<String> recent(String stored) {
        return Stream.of(stored.split(stored.contains("\n") ? "\n" : " ")).filter(id -> !id.isEmpty())
                .limit(MOST_RECENT).toList();
    }

    /// Numbered from 1; each is a name and a search.
    private static List<SavedFilter> filters(Properties stored, String name) {
        return Stream.iterate(1, number -> stored.containsKey(name + number + ".name"), number -> number + 1)
                .map(number -> new SavedFilter(stored.getProperty(name + number + ".name"),
                        stored.getProperty(name + number + ".search", "")))
                .toList();
    }

    private static void write(Properties stored, String name, List<SavedFilter> filters) {
        for (int i = 0; i < filters.size(); i++) {
            stored.setProperty(name + (i + 1) + ".name", filters.get(i).name());
            stored.setProperty(name + (i + 1) + ".search", filters.get(i).search());
        }
    }

    /// `listener` is told when the file can't be written, and not again until it can be.
    public void onUnsaved(Runnable listener) {
        unsaved = listener;
    }

    /// Writes the file; also when the window closes, for what was seen.
    public void save() {
        if (file == null) {
            return;
        }
        Properties stored = new Properties();
        stored.setProperty("theme", word(theme.get()));
        stored.setProperty("closing", word(closing.get()));
        stored.setProperty("language", language.get().code());
        stored.setProperty("zoom", String.valueOf(zoom.get().percent()));
        stored.setProperty("projector", Boolean.toString(projector.get()));
        stored.setProperty("notifying", Boolean.toString(notifying.get()));
        stored.setProperty("seen.until", seenUntil.toString());
        place().ifPresent(where -> stored.setProperty("window", where.text()));
        stored.setProperty("commands.recent",
                recent.stream().map(id -> id + "\n").collect(Collectors.joining()));
        choices.forEach((name, what) -> stored.setProperty(CHOICE + name, what));
        write(stored, FILTER, filters);
        write(stored, CLICK_FILTER, clickFilters);
        try {
            WholeFile.write(file, out -> stored.store(new OutputStreamWriter(out, StandardCharsets.UTF_8),
                    "Postback Desk: choices made in the window"));
            failing = false;
        } catch (IOException e) {
            LOG.warn("Cannot write {}; the choices last until the program ends", file, e);
            if (!failing) {
                failing = true;
                unsaved.run();
            }
        }
    }

    private static <E extends Enum<E>> E choice(E[] values, @Nullable String word, E otherwise) {
        return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst().orElse(otherwise);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
