package dev.postbackdesk;

import dev.postbackdesk.desktop.Desktop;
import dev.postbackdesk.log.SilentLogback;
import dev.postbackdesk.reach.SystemProxy;

/// Starts the desktop. It is no `Application`: one of those does not start from the class path.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        SilentLogback.choose();
        Desktop desktop = new Desktop(System.out, System.err, System.getenv());
        desktop.begin(args);
        SystemProxy.askTheSystem();
        System.exit(desktop.run(args));
    }
}
