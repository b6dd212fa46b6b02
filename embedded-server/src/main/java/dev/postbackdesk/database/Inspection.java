package dev.postbackdesk.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.h2.mvstore.MVStoreException;

/// A look into a database file that nobody has open.
///
/// @param contents what it holds
/// @param starts how often numbering of clicks was begun with it
/// @param line of the data in it, see [Snapshot#line()]
public record Inspection(Contents contents, long starts, String line) {

    /// Changes nothing.
    ///
    /// @param all whether to read the whole file, which takes some seconds for a million postbacks
    /// @throws CannotOpen with its [Damage] if it is damaged; nothing is set aside
    public static Inspection of(Path file, boolean all) throws CannotOpen {
        return look(file, ";ACCESS_MODE_DATA=r", all, _ -> {});
    }

    /// Reads the whole file, and prepares it to be put in the place of another.
    ///
    /// @param postbacksAfter no postback gets this number or a lower one from now on
    /// @param since when it takes that place
    /// @throws CannotOpen as the other one
    public static Inspection prepare(Path file, long postbacksAfter, Instant since) throws CannotOpen {
        return look(file, "", true, connection -> {
            StoreFile space = StoreFile.of(connection);
            space.takeOver();
            long before = Settings.get(connection, Settings.POSTBACKS_AFTER).map(Long::parseLong).orElse(0L);
            Settings.put(connection, Settings.POSTBACKS_AFTER, String.valueOf(Math.max(before, postbacksAfter)));
            Settings.put(connection, Settings.LINE, since.toString());
            space.commit();
            space.force();
        });
    }

    private interface Change {
        void make(Connection connection) throws SQLException;
    }

    private static Inspection look(Path file, String options, boolean all, Change change) throws CannotOpen {
        String url = OrderedPath.url(Database.FILES, file, ";IFEXISTS=TRUE" + options);
        long forced;
        try {
            forced = StoreHeader.forced(file);
        } catch (IOException e) {
            throw DataFolder.unwritable(file, e);
        }
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            StoreFile.of(connection).checkVersion(forced);
            if (Migrations.isEmptied(connection, true)) {
                throw new CannotOpen(new Damage(Diagnosis.emptied(file), null), null);
            }
            Contents contents = Contents.read(connection);
            if (contents.schema() > Migrations.LATEST) {
                throw Diagnosis.newer(file, new SQLException("schema " + contents.schema()));
            }
            if (all) {
                StoreFile.of(connection).readAll();
            }
            long starts = Settings.get(connection, Settings.STARTS).map(Long::parseLong).orElse(0L);
            change.make(connection);
            return new Inspection(contents, starts, Database.line(connection));
        } catch (SQLException | OlderVersion | MVStoreException | StackOverflowError e) {
            throw Diagnosis.found(file, e);
        } catch (RuntimeException e) {
            // H2 stumbles over what makes no sense.
            throw Diagnosis.found(file, e);
        }
    }
}
