package dev.postbackdesk.database;

import dev.postbackdesk.language.Saying;
import java.sql.Connection;
import java.sql.SQLException;

/// A store that takes part in group commit. All calls come from the writer's thread, but for those of [OnDisk].
///
/// Jobs hand it rows, which it collects; [#flush] writes them in one go. The next batch begins while the disk is still
/// busy with this one, so what a later job sees is changed in [#committed], and what other threads read, as being on disk,
/// in [OnDisk#publish].
public interface Participant {
    /// What a commit leaves to be done once it has reached the disk; nothing of it where the disk fails. Other threads than
    /// the writer call it, one commit's after the other's.
    interface OnDisk {
        OnDisk NOTHING = of(() -> {}, () -> {});

        static OnDisk of(Runnable publish, Runnable announce) {
            return new OnDisk() {
                @Override
                public void publish() {
                    publish.run();
                }

                @Override
                public void announce() {
                    announce.run();
                }
            };
        }

        /// Lets other threads see it, before anybody is answered.
        void publish();

        /// Tells others, after the requests were answered. Must not block.
        void announce();
    }

    /// Prepares for a new connection, at the start and after a failure: forgets every row not yet committed, and reads
    /// what it knows from the database.
    void open(Connection connection) throws SQLException;

    /// What the file lacks, after [#open], of what this store [published][OnDisk#publish] before: a part of a sentence, e.g. `postbacks
    /// 98 to 120`; [Saying#NOTHING] if nothing is missing. More than that may be there.
    default Saying missing() {
        return Saying.NOTHING;
    }

    /// Writes ahead, while the disk is busy, what of the collected nothing changes any more; [#flush] writes the rest. Nobody but
    /// the writer sees it before the commit.
    default void flushAhead() throws SQLException {}

    /// Writes what was collected.
    void flush() throws SQLException;

    /// It is all committed, and on its way to the disk: jobs go on from here.
    OnDisk committed();

    /// Everything since the last commit was undone: forget it.
    void rolledBack();
}
