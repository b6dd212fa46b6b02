package dev.postbackdesk.cli;

import java.time.Duration;

/// A program that an older Java started in a newer one ends when that one ends, even if it was killed: whoever started it
/// knows that process only.
final class Launched {
    /// Set by the launcher.
    private static final String BY_LAUNCHER = "postbackdesk.launched";
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

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
            System.exit(Exit.DONE.code());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
