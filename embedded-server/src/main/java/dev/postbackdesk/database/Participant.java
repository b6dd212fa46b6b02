package dev.postbackdesk.database;

import java.sql.Connection;
import java.sql.SQLException;

/// A store that takes part in group commit. All calls come from the writer's thread.
///
/// Jobs hand it rows, which it collects; [#flush] writes them in one go. What is read by other threads is changed in
/// [#committed] only.
public interface Participant {
    /// Prepares for a new connection, at the start and after a failure: forgets every row not yet committed, and reads
    /// what it knows from the database.
    void open(Connection connection) throws SQLException;

    /// What the file lacks, after [#open], of what this store saw committed before: a part of a sentence, e.g. `postbacks
    /// 98 to 120`; `""` if nothing is missing. More than that may be there.
    default String missing() {
        return "";
    }

    /// Writes what was collected.
    void flush() throws SQLException;

    /// It is all on disk.
    void committed();

    /// Everything since the last commit was undone: forget it.
    void rolledBack();

    /// Tells others, after the requests were answered. Must not block.
    default void announce() {}
}
