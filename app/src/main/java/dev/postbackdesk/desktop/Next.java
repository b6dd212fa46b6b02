package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;

/// What comes after a window that was open.
sealed interface Next {
    record End() implements Next {}

    /// A backup takes the place of the database, and the receiver is opened again.
    record Restore(Backup backup) implements Next {}

    /// The demo; the user's own receiver goes on meanwhile.
    record OpenDemo() implements Next {}

    /// Of the demo: back to the user's own data.
    record LeaveDemo() implements Next {}

    /// Of the demo: the same again from the beginning.
    ///
    /// @param onStage whether the stage view was in sight
    record ResetDemo(boolean onStage) implements Next {}

    /// Of the demo: it goes on at another address of this machine.
    record MoveDemo(String bind, boolean onStage) implements Next {}
}
