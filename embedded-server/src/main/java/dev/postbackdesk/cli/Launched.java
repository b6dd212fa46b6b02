package dev.postbackdesk.cli;

import java.time.Duration;

/// A program that an older Java started in a newer one ends when that one ends, even if it was killed: whoever started it
/// knows that process only. A launcher that is told to end tells this program first, so one that is gone was killed, and
/// this program ends as abruptly: what was answered is on disk at any moment.
final class Launched {
    /// Set by the launcher.
    private static final String BY_LAUNCHER = "postbackdesk.launched";
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Launched() {}

    static void endWithLauncher() {
        if (Boolean.getBoolean(BY_LAUNCHER)) {
            ProcessHandle.current().parent().ifPresent(launcher -> Thread.ofPlatform().daemon().name("launcher-watch")
                    .start(() -> endAfter(launcher)));
        }
    }

    private static void endAfter(ProcessHandle launcher) {
        try {
            // onExit() looks less and less often at a process that is no child.
            while (launcher.isAlive()) {
                Thread.sleep(LOOK_EVERY);
            }
            Runtime.getRuntime().halt(Exit.DONE.code());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
