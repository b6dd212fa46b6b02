package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.http.Door;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Counts what is refused at the door, by day, status, reason and sender. A flood of such requests costs a counter in memory;
/// the writer stores the counts every few seconds.
///
/// [#refused] and [#drain] may be called from any thread, the rest is the writer's.
final class DoorLog implements Door, Participant {
    /// Different senders, statuses and reasons a day; what comes beyond is counted under [#OTHERS].
    static final int DISTINCT = 1_000;
    static final String OTHERS = "other";
    /// Days that are kept, of those with refusals. Counted, and not reckoned from the newest: a clock that was wrong for a moment
    /// would make all that is there look old.
    static final int KEPT = 90;
    /// Characters of a sender or a reason that are kept: longer ones are none of ours.
    private static final int LONGEST = 64;

    private record Key(long day, int status, String reason, String sender) {}

    private record Count(long refusals, Instant first, Instant last) {
        Count plus(Count more) {
            return new Count(refusals + more.refusals, first.isBefore(more.first) ? first : more.first,
                    last.isAfter(more.last) ? last : more.last);
        }
    }

    /// What was counted and not yet stored.
    static final class Counts {
        private final Map<Key, Count> byKey;

        private Counts(Map<Key, Count> byKey) {
            this.byKey = byKey;
        }

        boolean isEmpty() {
            return byKey.isEmpty();
        }
    }

    private final Map<Key, Count> counts = new HashMap<>();
    /// By day, in memory and on disk. The last two that were asked for: a clock that is wrong for a moment is not to let another
    /// thousand in.
    private final Map<Long, Set<Key>> distinct = new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Set<Key>> eldest) {
            return size() > 2;
        }
    };

    private final Map<Key, Count> batch = new HashMap<>();
    private long prunedOn;
    private @Nullable PreparedStatement update;
    private @Nullable PreparedStatement insert;
    private @Nullable PreparedStatement prune;

    @Override
    public void refused(Instant at, int status, String reason, String sender) {
        synchronized (counts) {
            long today = Math.floorDiv(at.getEpochSecond(), 86_400L);
            Set<Key> seen = distinct.computeIfAbsent(today, _ -> new HashSet<>());
            Key key = new Key(today, status, cut(reason), cut(sender));
            if (!seen.contains(key)) {
                if (seen.size() >= DISTINCT) {
                    key = new Key(today, status, key.reason, OTHERS);
                } else {
                    seen.add(key);
                }
            }
            counts.merge(key, new Count(1, at, at), Count::plus);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /// Takes what was counted: for a job that hands it to [#store], and to [#putBack] if that fails.
    Counts drain() {
        synchronized (counts) {
            Counts drained = new Counts(new HashMap<>(counts));
            counts.clear();
            return drained;
        }
    }

    void putBack(Counts drained) {
        synchronized (counts) {
            drained.byKey.forEach((key, count) -> counts.merge(key, count, Count::plus));
        }
    }

    void store(Counts drained) {
        drained.byKey.forEach((key, count) -> batch.merge(key, count, Count::plus));
    }

    /// The newest first, at most 500, the days put together.
    static List<DoorRefusal> newest(Handle handle) {
        return handle.createQuery("""
                SELECT status, reason, sender, SUM(refusals) AS refusals, MIN(first_at) AS first_at,
                       MAX(last_at) AS last_at
                FROM door_refusal
                GROUP BY status, reason, sender
                ORDER BY last_at DESC, sender, status
                LIMIT 500""")
                .map((row, _) -> new DoorRefusal(row.getInt("status"), row.getString("reason"),
                        row.getString("sender"), row.getLong("refusals"), Times.instant(row.getLong("first_at")),
                        Times.instant(row.getLong("last_at"))))
                .list();
    }

    @Override
    public void open(Connection connection) throws SQLException {
        batch.clear();
        update = connection.prepareStatement("""
                UPDATE door_refusal SET refusals = refusals + ?, last_at = ?
                WHERE refused_on = ? AND status = ? AND reason = ? AND sender = ?""");
        insert = connection.prepareStatement("""
                INSERT INTO door_refusal (refusals, last_at, refused_on, status, reason, sender, first_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""");
        prune = connection.prepareStatement("""
                DELETE FROM door_refusal WHERE refused_on < (SELECT MIN(refused_on) FROM (
                    SELECT DISTINCT refused_on FROM door_refusal ORDER BY refused_on DESC LIMIT ?) AS kept)""");
        try (PreparedStatement newest = connection.prepareStatement("""
                SELECT refused_on, status, reason, sender FROM door_refusal
                WHERE refused_on = (SELECT MAX(refused_on) FROM door_refusal)""");
                ResultSet row = newest.executeQuery()) {
            synchronized (counts) {
                while (row.next()) {
                    long day = row.getLong(1);
                    distinct.computeIfAbsent(day, _ -> new HashSet<>())
                            .add(new Key(day, row.getInt(2), row.getString(3), row.getString(4)));
                }
            }
        }
    }

    @Override
    public void flush() throws SQLException {
        for (Map.Entry<Key, Count> entry : batch.entrySet()) {
            PreparedStatement statement = bind(Objects.requireNonNull(update), entry);
            if (statement.executeUpdate() == 0) {
                PreparedStatement inserting = bind(Objects.requireNonNull(insert), entry);
                inserting.setLong(7, Times.micros(entry.getValue().first));
                inserting.executeUpdate();
            }
        }
        long newest = batch.keySet().stream().mapToLong(Key::day).max().orElse(0);
        if (!batch.isEmpty() && newest != prunedOn) {
            prunedOn = newest;
            PreparedStatement old = Objects.requireNonNull(prune);
            old.setInt(1, KEPT);
            old.executeUpdate();
        }
    }

    private static PreparedStatement bind(PreparedStatement statement, Map.Entry<Key, Count> entry)
            throws SQLException {
        Key key = entry.getKey();
        statement.setLong(1, entry.getValue().refusals);
        statement.setLong(2, Times.micros(entry.getValue().last));
        statement.setLong(3, key.day);
        statement.setInt(4, key.status);
        statement.setString(5, key.reason);
        statement.setString(6, key.sender);
        return statement;
    }

    @Override
    public OnDisk committed() {
        batch.clear();
        return OnDisk.NOTHING;
    }

    @Override
    public void rolledBack() {
        batch.clear();
    }
}
