package dev.postbackdesk;

import dev.postbackdesk.desktop.Desktop;
import dev.postbackdesk.reach.SystemProxy;

/// Starts the desktop. It is no `Application`: one of those does not start from the class path.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        SystemProxy.askTheSystem();
        System.exit(new Desktop(System.out, System.err, System.getenv()).run(args));
    }
}
