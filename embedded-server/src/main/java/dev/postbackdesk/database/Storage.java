package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// What group commit asks of a database. Tests put themselves between.
interface Storage {
    /// A new connection for the writer, auto-commit off.
    Connection connectWriter() throws SQLException;

    /// Ends the writer's transaction, and hands it to the disk.
    void commit(Connection writer) throws SQLException;

    /// Returns when everything committed so far is on disk, and survives a power cut. Any thread, also while the writer
    /// begins its next transaction.
    void force();

    /// To be called by the writer after a [#force], before it commits again.
    void forced();

    /// Sees after a failure whether the disk takes more than the little that may happen to fit.
    ///
    /// @throws IOException if it does not
    void checkRoom() throws IOException;

    /// Lets go of every connection after a failure, so that the next one opens the file anew.
    void abandon(Connection writer);

    /// The same without writing a byte, and for good: the file came back older than it was, and what is newer might be
    /// saved yet.
    void letGo(Connection writer);

    /// What a user is told of a file that came back without something.
    ///
    /// @param missing what, as in [Participant#missing]
    Saying lossSentence(Saying missing);

    /// Whether `failure` means that the file or the disk fails, and not the statement.
    boolean isStorageFailure(Throwable failure);

    /// What a user is told of such a failure: one sentence.
    Saying sentence(Throwable failure);
}
