package dev.postbackdesk.backup;

import dev.postbackdesk.click.ClickKeyFile;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.Contents;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.Snapshot;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Makes backups of a data folder that this process holds, one at a time.
public final class BackupMaker {
    private final BackupFolder folder;
    private final ClickKeyFile keyFile;
    private final InstantSource clock;

    /// @param clock dates the backups
    public BackupMaker(DataFolder data, BackupFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        keyFile = new ClickKeyFile(data);
    }

    /// Makes one of a database whose tables are about to change, unless it is empty, or the newest one holds the same: where
    /// the change fails, each start would make another, and soon there would be no older ones.
    ///
    /// @throws IOException whose message says, in the middle of a sentence, why there is none
    public void beforeMigration(Database database) throws IOException, SQLException {
        Contents contents = database.contents();
        if ((contents.postbacks() > 0 || contents.clicks() > 0)
                && !folder.newestContents().equals(Optional.of(contents))) {
            try (Snapshot snapshot = database.snapshot()) {
                make(snapshot, () -> false);
            }
        }
    }

    /// @param givenUp asked now and then
    /// @throws IOException whose message says, in the middle of a sentence, why there is none
    public synchronized Backup make(Snapshot snapshot, BooleanSupplier givenUp) throws IOException {
        try {
            return folder.make(snapshot, keyFile.read()
                    .orElseThrow(() -> new SaidIOException(Saying.of("said.why.no-key", keyFile.path()))),
                    clock.instant(), givenUp);
        } catch (CannotOpen e) {
            throw new SaidIOException(Saying.of("said.why.key-unreadable", keyFile.path()), e);
        }
    }
}
