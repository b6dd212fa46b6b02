package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
    @TempDir
    Path data;

    private DataFolder folder;
    private Database database;
    private Connection writer;

    @BeforeEach
    void open() throws Exception {
        folder = DataFolder.lock(data, "test", Instant.EPOCH);
        database = Database.open(folder);
        writer = database.connectWriter();
    }

    @AfterEach
    void close() throws Exception {
        database.abandon(writer);
        folder.close();
    }

    @Test
    void aFileThatWasClosedIsNotTakenForForced() throws Exception {
        database.force();
        // What is left of a database that a failure closes between the look and the force.
        Objects.requireNonNull(store().getFileStore()).close();
        assertThatThrownBy(database::force).isInstanceOf(MVStoreException.class);
    }

    @Test
    void aCopyWhoseOriginalWasWrittenOverMeanwhileIsNone() throws Exception {
        fill();
        try (Snapshot snapshot = database.snapshot()) {
            snapshot.copyTo(OutputStream.nullOutputStream(), _ -> {});
            // As in a file that is too old for any time that H2 takes.
            store().setRetentionTime(0);
            for (int i = 0; i < 3; i++) {
                fill();
            }
            assertThatThrownBy(() -> snapshot.copyTo(OutputStream.nullOutputStream(), _ -> {}))
                    .isInstanceOf(IOException.class).hasMessageContaining("written over");
        }
        try (Snapshot again = database.snapshot()) {
            again.copyTo(OutputStream.nullOutputStream(), _ -> {});
            assertThat(again.bytes()).isPositive();
        }
    }

    @Test
    void aTransactionWhoseConnectionCanNotBeClosedHoldsUpNobody() throws Exception {
        fill();
        Connection held = writer;
        try (Statement statement = held.createStatement()) {
            statement.execute("UPDATE proof SET content = 'lost' WHERE number = 1");
        }
        Connection unclosable = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{Connection.class}, (_, method, args) -> {
                    if (method.getName().equals("close")) {
                        throw new AssertionError("H2 is at its wits' end");
                    }
                    return method.invoke(held, args);
                });
        database.abandon(unclosable);

        writer = database.connectWriter();
        try (Statement statement = writer.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT 100");
            assertThat(statement.executeUpdate("UPDATE proof SET content = 'kept' WHERE number = 1")).isEqualTo(1);
        }
        database.commit(writer);
    }

    /// Writes all pages of a table anew.
    private void fill() throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS proof (number INT PRIMARY KEY, content VARCHAR)");
            statement.execute("DELETE FROM proof");
            statement.execute("INSERT INTO proof SELECT x, RANDOM_UUID() FROM SYSTEM_RANGE(1, 2000)");
        }
        database.commit(writer);
        database.force();
        database.forced();
    }

    private MVStore store() throws SQLException {
        SessionLocal session = (SessionLocal) writer.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}
