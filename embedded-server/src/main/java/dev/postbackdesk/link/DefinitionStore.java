package dev.postbackdesk.link;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.ConversionStore;
import dev.postbackdesk.database.NamedParameters;
import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Conversions and tracking links: kept in memory as one snapshot, saved by the writer. Saves belong into jobs of the
/// writer; [#published] may be read from any thread.
public final class DefinitionStore implements Participant {
    /// A link to store: with the key of the one it replaces, or null for a new one.
    public record LinkChange(@Nullable Integer key, TrackingLink link) {}

    private final Consumer<Definitions> changed;
    private volatile Definitions published = Definitions.NONE;
    /// As the running batch sees them: what an earlier job saved, a later one's postback is judged by.
    private Definitions current = Definitions.NONE;
    private Definitions committed = Definitions.NONE;
    private boolean changing;
    private @Nullable Connection connection;

    /// @param changed told once a change is on disk, by one thread at a time
    public DefinitionStore(Consumer<Definitions> changed) {
        this.changed = changed;
    }

    /// All definitions that a connection sees.
    public static Definitions read(Connection connection) throws SQLException {
        List<StoredConversion> conversions = new ArrayList<>();
        ConversionStore.all(connection).forEach((key, one) -> conversions.add(new StoredConversion(key, one)));
        List<StoredLink> links = new ArrayList<>();
        LinkStore.all(connection).forEach((key, one) -> links.add(new StoredLink(key, one)));
        return new Definitions(conversions, links);
    }

    /// As they are on disk.
    public Definitions published() {
        return published;
    }

    /// As the running batch sees them. The writer's thread alone.
    public Definitions current() {
        return current;
    }

    /// Stores a conversion, new or known by its id.
    ///
    /// @throws Refusal if it can't be stored as it is
    public Definitions save(Conversion conversion) throws Refusal {
        return save(List.of(conversion), List.of());
    }

    /// Stores all of these or none: first the conversions, which the links may carry.
    ///
    /// @throws Refusal if one of them can't be stored; nothing was changed then
    public Definitions save(List<Conversion> conversions, List<LinkChange> links) throws Refusal {
        List<StoredConversion> newConversions = merged(conversions);
        Definitions between = new Definitions(newConversions, current.links());
        List<StoredLink> newLinks = new ArrayList<>(current.links());
        List<StoredLink> saved = new ArrayList<>();
        for (LinkChange change : links) {
            StoredLink stored = new StoredLink(keyOf(change, newLinks), change.link());
            check(stored, newLinks, between);
            newLinks.removeIf(other -> other.key() == stored.key());
            newLinks.add(stored);
            saved.removeIf(other -> other.key() == stored.key());
            saved.add(stored);
        }
        newLinks.sort(Comparator.comparingInt(StoredLink::key));
        Definitions after = new Definitions(newConversions, newLinks);
        write(conversions.stream().map(Conversion::id).collect(Collectors.toSet()), saved, after);
        current = after;
        return after;
    }

    private List<StoredConversion> merged(List<Conversion> conversions) throws Refusal {
        List<StoredConversion> all = new ArrayList<>(current.conversions());
        for (Conversion conversion : conversions) {
            check(conversion);
            int place = 0;
            while (place < all.size() && !all.get(place).conversion().id().equals(conversion.id())) {
                place++;
            }
            if (place < all.size()) {
                all.set(place, new StoredConversion(all.get(place).key(), conversion));
            } else {
                all.add(new StoredConversion(all.isEmpty() ? 1 : all.getLast().key() + 1, conversion));
            }
        }
        return all;
    }

    private static void check(Conversion conversion) throws Refusal {
        if (conversion.acceptDefaults()) {
            for (String amount : List.of(conversion.value(), conversion.commission(), conversion.percent())) {
                if (!Amount.isValid(amount)) {
                    throw new Refusal(amount.isEmpty()
                            ? Saying.of("said.conversion.default-empty", conversion.name())
                            : Saying.of("said.conversion.default", conversion.name(), amount));
                }
            }
        }
    }

    private static int keyOf(LinkChange change, List<StoredLink> links) throws Refusal {
        Integer key = change.key();
        if (key == null) {
            return links.stream().mapToInt(StoredLink::key).max().orElse(0) + 1;
        }
        if (links.stream().noneMatch(link -> link.key() == key)) {
            throw new Refusal(Saying.of("said.link.none", key));
        }
        return key;
    }

    private static void check(StoredLink stored, List<StoredLink> others, Definitions conversions) throws Refusal {
        TrackingLink link = stored.link();
        for (StoredLink other : others) {
            if (other.key() != stored.key() && other.link().slug().equals(link.slug())) {
                throw new Refusal(Saying.of("said.link.slug-taken", other.link().name(), link.slug()));
            }
        }
        Optional<Saying> problem = Destination.problem(link.destination());
        if (problem.isPresent()) {
            throw new Refusal(problem.get());
        }
        for (ConversionId id : link.conversions()) {
            if (conversions.conversion(id).isEmpty()) {
                throw new Refusal(Saying.of("said.link.no-conversion", link.name(), id));
            }
        }
    }

    private void write(Set<ConversionId> ids, List<StoredLink> links, Definitions after) {
        Connection opened = Objects.requireNonNull(connection, "open comes first");
        // Its closing would close the connection, which is the writer's; so it is never closed.
        Handle writer = NamedParameters.jdbi(() -> opened).open();
        changing = true;
        for (ConversionId id : ids) {
            StoredConversion stored = after.conversion(id).orElseThrow();
            if (current.conversion(id).isPresent()) {
                ConversionStore.update(writer, stored.key(), stored.conversion());
            } else {
                ConversionStore.insert(writer, stored.key(), stored.conversion());
            }
        }
        for (StoredLink stored : links) {
            List<Integer> keys = stored.link().conversions().stream().distinct()
                    .map(id -> after.conversion(id).orElseThrow().key()).toList();
            if (current.link(stored.key()).isPresent()) {
                LinkStore.update(writer, stored.key(), stored.link(), keys);
            } else {
                LinkStore.insert(writer, stored.key(), stored.link(), keys);
            }
        }
    }

    @Override
    public void open(Connection opened) throws SQLException {
        connection = opened;
        current = read(opened);
        committed = current;
        published = current;
        changing = false;
    }

    @Override
    public void flush() {}

    @Override
    public OnDisk committed() {
        if (!changing) {
            return OnDisk.NOTHING;
        }
        changing = false;
        Definitions now = current;
        committed = now;
        return OnDisk.of(() -> published = now, () -> changed.accept(now));
    }

    @Override
    public void rolledBack() {
        current = committed;
        changing = false;
    }
}
