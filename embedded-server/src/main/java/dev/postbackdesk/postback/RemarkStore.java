package dev.postbackdesk.postback;

import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.language.Saying;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps what users put beside postbacks, in tables of its own. The writer's thread alone, but for what is static.
public final class RemarkStore implements Participant {
    /// Of one postback.
    static final int MOST_NOTES = 100;
    /// What is pinned is read at once.
    static final int MOST_PINS = 10_000;

    private final InstantSource clock;
    private final Consumer<Map<Long, Mark>> announced;
    private final Map<Long, Mark> changed = new LinkedHashMap<>();
    private @Nullable Connection connection;

    /// @param clock says when a note was written
    /// @param announced told after a commit how postbacks are marked now
    public RemarkStore(InstantSource clock, Consumer<Map<Long, Mark>> announced) {
        this.clock = clock;
        this.announced = announced;
    }

    /// Does it, in a job of the writer's.
    ///
    /// @return what stands beside the postback then
    public Remarks apply(long number, Remark remark) throws SQLException, Refusal {
        Connection writer = Objects.requireNonNull(connection, "open comes first");
        if (count(writer, "SELECT COUNT(*) FROM postback WHERE number = ?", number) == 0) {
            throw new Refusal(Saying.of("said.remark.no-postback", number));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (remark) {
            case Remark.Pin(boolean on) -> pin(writer, number, on, now);
            case Remark.Write(String text) -> {
                int place = (int) count(writer,
                        "SELECT COALESCE(MAX(place), 0) + 1 FROM postback_note WHERE postback = ?", number);
                insert(writer, number, new Note(place, now, clean(text)));
            }
            case Remark.Remove(int place) ->
                update(writer, "DELETE FROM postback_note WHERE postback = ? AND place = ?", number, place);
            case Remark.PutBack(Note note) -> {
                Note clean = new Note(note.place(), note.writtenAt(), clean(note.text()));
                if (read(writer, number).notes().stream().noneMatch(other -> other.place() == note.place())) {
                    insert(writer, number, clean);
                }
            }
        }
        Remarks remarks = read(writer, number);
        changed.put(number, remarks.mark());
        return remarks;
    }

    private static void pin(Connection writer, long number, boolean on, Instant now) throws SQLException, Refusal {
        boolean already = count(writer, "SELECT COUNT(*) FROM postback_pin WHERE postback = ?", number) > 0;
        if (on && !already) {
            if (count(writer, "SELECT COUNT(*) FROM postback_pin WHERE postback <> ?", number) >= MOST_PINS) {
                throw new Refusal(Saying.of("said.remark.pins"));
            }
            update(writer, "INSERT INTO postback_pin (postback, pinned_at) VALUES (?, ?)", number, Times.micros(now));
        } else if (!on && already) {
            update(writer, "DELETE FROM postback_pin WHERE postback = ?", number);
        }
    }

    private static void insert(Connection writer, long number, Note note) throws SQLException, Refusal {
        if (count(writer, "SELECT COUNT(*) FROM postback_note WHERE postback = ?", number) >= MOST_NOTES) {
            throw new Refusal(Saying.of("said.remark.notes", number, MOST_NOTES));
        }
        try (PreparedStatement statement = writer.prepareStatement(
                "INSERT INTO postback_note (postback, place, written_at, content) VALUES (?, ?, ?, ?)")) {
            statement.setLong(1, number);
            statement.setInt(2, note.place());
            statement.setLong(3, Times.micros(note.writtenAt()));
            statement.setString(4, note.text());
            statement.executeUpdate();
        }
    }

    private static String clean(String text) throws Refusal {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n").replace('\r', '\n').chars()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)).forEach(c -> clean.append((char) c));
        String note = clean.toString().strip();
        if (note.isEmpty()) {
            throw new Refusal(Saying.of("said.remark.empty"));
        }
        if (note.length() > Note.MOST_CHARACTERS) {
            throw new Refusal(Saying.of("said.remark.long", note.length(), Note.MOST_CHARACTERS));
        }
        return note;
    }

    private static long count(Connection connection, String query, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void update(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void open(Connection opened) {
        changed.clear();
        connection = opened;
    }

    @Override
    public void flush() {
        // Each job has written what it was asked to.
    }

    @Override
    public OnDisk committed() {
        if (changed.isEmpty()) {
            return OnDisk.NOTHING;
        }
        Map<Long, Mark> now = Map.copyOf(changed);
        changed.clear();
        return OnDisk.of(() -> {}, () -> announced.accept(now));
    }

    @Override
    public void rolledBack() {
        changed.clear();
    }

    /// What stands beside a postback. Any thread, with a connection of its own.
    public static Remarks read(Connection reading, long number) throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement statement = reading.prepareStatement(
                "SELECT place, written_at, content FROM postback_note WHERE postback = ? ORDER BY place")) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    notes.add(new Note(row.getInt(1), Times.instant(row.getLong(2)), row.getString(3)));
                }
            }
        }
        return new Remarks(count(reading, "SELECT COUNT(*) FROM postback_pin WHERE postback = ?", number) > 0, notes);
    }

    /// How postbacks from `lowest` to `highest` are marked; those without a mark are absent. Any thread, with a connection of
    /// its own.
    public static Map<Long, Mark> marks(Connection reading, long lowest, long highest) throws SQLException {
        Map<Long, Mark> marks = new HashMap<>();
        String between = " WHERE postback >= ? AND postback <= ?";
        try (PreparedStatement notes = reading
                .prepareStatement("SELECT postback, COUNT(*) FROM postback_note" + between + " GROUP BY postback");
                PreparedStatement pins = reading.prepareStatement("SELECT postback FROM postback_pin" + between)) {
            notes.setLong(1, lowest);
            notes.setLong(2, highest);
            try (ResultSet row = notes.executeQuery()) {
                while (row.next()) {
                    marks.put(row.getLong(1), new Mark(false, row.getInt(2)));
                }
            }
            pins.setLong(1, lowest);
            pins.setLong(2, highest);
            try (ResultSet row = pins.executeQuery()) {
                while (row.next()) {
                    marks.merge(row.getLong(1), new Mark(true, 0), (noted, _) -> new Mark(true, noted.notes()));
                }
            }
        }
        return marks;
    }
}
