package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What can take the place of a database that is lost. Futures fail with [dev.postbackdesk.receiver.ReceiverException].
interface Repair {
    /// The newest first, those that can't be read last.
    CompletableFuture<List<Backup>> backups();

    CompletableFuture<Outcome> restore(Backup backup);

    CompletableFuture<Outcome> beginAnew();
}
