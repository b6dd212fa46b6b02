package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Folders;
import dev.postbackdesk.desktop.system.Notifications;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// What stands for the system where nothing outside the window is to be touched: in pictures, and partly in the demo.
final class StillSystem {
    private StillSystem() {}

    /// Says nothing to anybody.
    static final class NoNotifications implements Notifications {
        @Override
        public boolean canTell() {
            return false;
        }

        @Override
        public void tell(String title, String text) {}
    }

    /// Says that it shows folders, and shows none.
    static final class NoFolders implements Folders {
        @Override
        public boolean canShow() {
            return true;
        }

        @Override
        public CompletableFuture<Void> show(Path file) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
