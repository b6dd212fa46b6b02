package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;

/// What comes after a receiver that was open.
sealed interface Next {
    record End() implements Next {}

    /// A backup takes the place of the database, and the receiver is opened again.
    record Restore(Backup backup) implements Next {}
}
