package dev.postbackdesk.receiver;

import dev.postbackdesk.language.Saying;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it is about backups.
///
/// @param lastMade when the newest one was made that can be read, or null if there is none
/// @param problem why the last attempt to make one failed, as a sentence; else [Saying#NOTHING]
public record BackupStatus(@Nullable Instant lastMade, Saying problem) {
    /// None made, none failed.
    public static final BackupStatus NONE = new BackupStatus(null, Saying.NOTHING);
}
