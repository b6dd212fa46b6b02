package dev.postbackdesk.database;

import java.io.IOException;

/// H2 went back to an older version than one that was forced: what came after it is damaged.
final class OlderVersion extends IOException {
    private static final long serialVersionUID = 1;

    OlderVersion(long version, long forced) {
        super("The database went back to version " + version + ", and version " + forced + " was on disk");
    }
}
