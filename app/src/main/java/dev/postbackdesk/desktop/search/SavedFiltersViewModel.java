package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.SavedFilter;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.Receiver.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The searches that the user keeps on a screen, and how many postbacks, or clicks, match each. Used on the FX thread.
///
/// A count is asked for once; then what arrives is added where a row tells whether it matches, as those of postbacks do. Anything
/// else has it asked for anew, one at a time, the less often the longer it takes, and never beyond [#MOST].
public final class SavedFiltersViewModel {
    /// Counted no further.
    static final int MOST = 999;
    private static final int MOST_NAME = 60;
    private static final long SECOND = 1_000_000_000;
    /// A count may take this part of the time.
    private static final int SHARE = 20;
    /// Seconds after which counts that move with time are asked for anew.
    private static final int AGES = 60;

    private final Receiver receiver;
    private final Tasks tasks;
    private final Settings settings;
    private final SearchViewModel field;
    private final LongSupplier nanoTime;
    private final ReadOnlyObjectWrapper<List<SavedFilter>> filters = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, Count>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final Set<String> stale = new HashSet<>();
    private final Map<String, Long> notBefore = new HashMap<>();
    private boolean counting;
    private int age;

    /// @param field reads searches, and shows one
    /// @param nanoTime what time is measured by
    public SavedFiltersViewModel(Receiver receiver, Feed feed, Tasks tasks, Settings settings, SearchViewModel field,
            LongSupplier nanoTime) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.settings = settings;
        this.field = field;
        this.nanoTime = nanoTime;
        set(kept());
        feed.listen(this::follow);
        field.definitionsProperty().addListener((_, _, _) -> countAnew());
    }

    private List<SavedFilter> kept() {
        return switch (field.subject()) {
            case POSTBACKS -> settings.filters();
            case CLICKS -> settings.clickFilters();
        };
    }

    private void keep(List<SavedFilter> now) {
        switch (field.subject()) {
            case POSTBACKS -> settings.filters(now);
            case CLICKS -> settings.clickFilters(now);
        }
    }

    private void set(List<SavedFilter> now) {
        filters.set(List.copyOf(now));
        now.stream().map(SavedFilter::search).filter(search -> !counts.get().containsKey(search)).forEach(stale::add);
    }

    private void change(List<SavedFilter> now) {
        set(now);
        keep(now);
        next();
    }

    /// What is wrong with a name, as the last part of a key; empty if nothing is.
    ///
    /// @param but a filter that may have it
    Optional<String> problem(String name, String but) {
        if (name.isBlank()) {
            return Optional.of("empty");
        }
        if (name.strip().length() > MOST_NAME) {
            return Optional.of("long");
        }
        boolean taken = filters.get().stream()
                .anyMatch(one -> one.name().equalsIgnoreCase(name.strip()) && !one.name().equals(but));
        return taken ? Optional.of("taken") : Optional.empty();
    }

    /// Keeps what the field looks for.
    void save(String name) {
        List<SavedFilter> now = new ArrayList<>(filters.get());
        now.add(new SavedFilter(name.strip(), field.text()));
        change(now);
    }

    void rename(SavedFilter filter, String name) {
        change(filters.get().stream()
                .map(one -> one.equals(filter) ? new SavedFilter(name.strip(), one.search()) : one).toList());
    }

    /// Forgets one.
    ///
    /// @return puts it back in its place
    Runnable remove(SavedFilter filter) {
        int at = filters.get().indexOf(filter);
        change(filters.get().stream().filter(one -> !one.equals(filter)).toList());
        return () -> {
            List<SavedFilter> now = new ArrayList<>(filters.get());
            now.add(Math.clamp(at, 0, now.size()), filter);
            change(now);
        };
    }

    /// Moves one up or down.
    void move(SavedFilter filter, int by) {
        List<SavedFilter> now = new ArrayList<>(filters.get());
        int at = now.indexOf(filter);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < now.size()) {
            now.remove(at);
            now.add(to, filter);
            change(now);
        }
    }

    /// Shows what matches one.
    public void show(SavedFilter filter) {
        field.setText(filter.search());
    }

    /// Whether the field looks for this and nothing else.
    boolean isShown(SavedFilter filter) {
        return field.searchProperty().get().text().equals(field.parse(filter.search()).text());
    }

    private void follow(Feed.Batch batch) {
        switch (field.subject()) {
            case POSTBACKS -> postbacks(batch);
            case CLICKS -> {
                // The feed tells how many clicks came, and a postback may be a click's first conversion.
                if (batch.clicks() > 0 || batch.postbacks() > 0 || !batch.judgedAgain().isEmpty()) {
                    countAnew();
                }
            }
        }
    }

    private void postbacks(Feed.Batch batch) {
        if (!batch.judgedAgain().isEmpty() || !batch.marks().isEmpty()) {
            countAnew();
        }
        if (batch.postbacks() > 0) {
            Map<String, Count> now = new HashMap<>(counts.get());
            filters.get().stream().map(SavedFilter::search).distinct().forEach(search -> add(now, search, batch));
            counts.set(Map.copyOf(now));
        }
    }

    private void countAnew() {
        filters.get().forEach(filter -> stale.add(filter.search()));
    }

    /// What is not understood counts nothing, and names are not known before definitions are read.
    private boolean isUnderstood(String search) {
        return !field.definitionsProperty().get().equals(Definitions.NONE)
                && field.parse(search).problems().isEmpty();
    }

    private void add(Map<String, Count> all, String search, Feed.Batch batch) {
        Count before = all.get(search);
        if (!isUnderstood(search)) {
            all.remove(search);
            stale.add(search);
            return;
        }
        if (before == null || before.more()) {
            return;
        }
        PostbackQuery query = field.parse(search).query(receiver.clock().instant());
        if (!query.isDecidedByRows() || batch.postbacks() > batch.rows().size() || counting) {
            stale.add(search);
            return;
        }
        long sum = before.number() + batch.rows().stream().filter(row -> matches(query, row)).count();
        all.put(search, new Count(Math.min(sum, MOST), sum > MOST));
    }

    private static boolean matches(PostbackQuery query, PostbackRow row) {
        return query.matches(row);
    }

    /// A second went by.
    public void tick() {
        if (++age >= AGES) {
            age = 0;
            filters.get().stream().filter(filter -> field.parse(filter.search()).moves())
                    .forEach(filter -> stale.add(filter.search()));
        }
        next();
    }

    private void next() {
        long now = nanoTime.getAsLong();
        stale.retainAll(filters.get().stream().map(SavedFilter::search).toList());
        Optional<String> due = stale.stream().filter(this::isUnderstood)
                .filter(search -> now - notBefore.getOrDefault(search, now) >= 0)
                .findFirst();
        if (counting || due.isEmpty()) {
            return;
        }
        String search = due.get();
        stale.remove(search);
        counting = true;
        tasks.then(count(field.parse(search)), counted -> {
            counting = false;
            long took = nanoTime.getAsLong() - now;
            notBefore.put(search, nanoTime.getAsLong() + Math.max(SECOND, took * SHARE));
            Map<String, Count> all = new HashMap<>(counts.get());
            all.put(search, counted);
            counts.set(Map.copyOf(all));
            next();
        }, _ -> {
            // The table says what is wrong; the next tick tries again.
            counting = false;
            stale.add(search);
        });
    }

    private CompletableFuture<Count> count(Search search) {
        Instant now = receiver.clock().instant();
        return switch (field.subject()) {
            case POSTBACKS -> receiver.count(search.query(now), MOST);
            case CLICKS -> receiver.clicks(search.clicks(now).withLimit(MOST + 1))
                    .thenApply(page -> new Count(Math.min(page.rows().size(), MOST),
                            page.rows().size() > MOST || page.bounded()));
        };
    }

    ReadOnlyObjectProperty<List<SavedFilter>> filtersProperty() {
        return filters.getReadOnlyProperty();
    }

    /// By search; what is not counted yet is absent.
    ReadOnlyObjectProperty<Map<String, Count>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    SearchViewModel field() {
        return field;
    }
}
