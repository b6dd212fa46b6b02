package dev.postbackdesk.receiver;

import dev.postbackdesk.language.Saying;

/// How the receiver is.
///
/// @param storing whether postbacks can be stored now
/// @param problem where they can't, a sentence that says why and what to do; else [Saying#NOTHING]
/// @param stored postbacks on disk
/// @param backup when the last backup was made, and whether it failed: that keeps nobody from storing
public record ReceiverStatus(boolean storing, Saying problem, long stored, BackupStatus backup) {
    /// Where nothing is known of backups.
    public ReceiverStatus(boolean storing, Saying problem, long stored) {
        this(storing, problem, stored, BackupStatus.NONE);
    }
}
