package dev.postbackdesk.database;

import java.sql.Connection;
import java.sql.SQLException;

/// What group commit asks of a database. Tests put themselves between.
interface Storage {
    /// A new connection for the writer, auto-commit off.
    Connection connectWriter() throws SQLException;

    /// Returns when everything committed so far is on disk, and survives a power cut.
    void sync(Connection writer) throws SQLException;

    /// Lets go of every connection after a failure, so that the next one opens the file anew.
    void abandon(Connection writer);

    /// Whether `failure` means that the file or the disk fails, and not the statement.
    boolean isStorageFailure(Throwable failure);

    /// What a user is told of such a failure: one sentence.
    String sentence(Throwable failure);
}
