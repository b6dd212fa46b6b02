package dev.postbackdesk.click;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.Settings;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands out click numbers, none of them twice: not even after an older database was put back, or one was set aside. The
/// writer's thread alone.
///
/// Key file and database both count the starts, the file first. Where they disagree, this database is not the one that
/// was used last, and clicks may have been handed out that it knows nothing of: numbering goes on at the next multiple
/// of 2³⁰, an *epoch*, above everything the file has seen.
public final class ClickNumbers {
    /// Numbers of one epoch.
    static final long EPOCH = 1L << 30;
    /// Click numbers stay below 2⁴³, since recorded conversions shift them left by 20.
    static final long EPOCHS = 1L << 13;

    private final ClickKeyFile file;
    private ClickKey state;
    private long last;

    private ClickNumbers(ClickKeyFile file, ClickKey state, long last) {
        this.file = file;
        this.state = state;
        this.last = last;
    }

    /// Finds out where to go on, and notes the start in both places.
    ///
    /// @param newKey the key for a new data folder, or null for a random one
    public static ClickNumbers begin(DataFolder folder, Database database, byte @Nullable [] newKey)
            throws CannotOpen, SQLException {
        ClickKeyFile file = new ClickKeyFile(folder);
        Optional<ClickKey> known = file.read();
        ClickNumbers[] numbers = new ClickNumbers[1];
        database.<CannotOpen>prepare(connection -> {
            long starts = Settings.get(connection, Settings.STARTS).map(Long::parseLong).orElse(0L);
            long highest = highest(connection);
            if (known.isEmpty() && starts > 0) {
                throw new CannotOpen(Reason.DATA, Saying.of("said.key.missing", file.path()));
            }
            ClickKey before = known.orElseGet(() -> new ClickKey(newKey == null ? random() : newKey.clone(), 0, 0));
            boolean newest = before.starts() == starts;
            long epoch = Math.max(before.highestEpoch(), highest / EPOCH) + (newest ? 0 : 1);
            if (epoch >= EPOCHS) {
                throw new CannotOpen(Reason.DATA, Saying.of("said.key.used-up", folder.path()));
            }
            ClickKey state = new ClickKey(before.secret(), epoch, Math.max(before.starts(), starts) + 1);
            try {
                file.write(state);
            } catch (IOException e) {
                throw DataFolder.unwritable(file.path(), e);
            }
            Settings.put(connection, Settings.STARTS, String.valueOf(state.starts()));
            numbers[0] = new ClickNumbers(file, state, Math.max(highest, epoch * EPOCH - 1));
        });
        return numbers[0];
    }

    /// The key of a data folder's click ids, for reading; empty if it never had one.
    public static Optional<byte[]> key(DataFolder folder) throws CannotOpen {
        return new ClickKeyFile(folder).read().map(ClickKey::secret);
    }

    /// For [ClickIds].
    public byte[] key() {
        return state.secret().clone();
    }

    /// @throws IOException if a new epoch begins and can't be noted
    long next() throws IOException {
        long next = Math.max(1, last + 1);
        if (next / EPOCH > state.highestEpoch()) {
            ClickKey raised = new ClickKey(state.secret(), next / EPOCH, state.starts());
            file.write(raised);
            state = raised;
        }
        last = next;
        return next;
    }

    /// Never below what the database holds: after a failure it may hold more than was answered.
    void atLeast(long highest) {
        last = Math.max(last, highest);
    }

    static long highest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM click")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static byte[] random() {
        byte[] key = new byte[ClickIds.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
