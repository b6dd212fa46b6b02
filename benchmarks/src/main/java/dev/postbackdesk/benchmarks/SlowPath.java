package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's way to a [SlowFile]: `slow:3:/a/path` is one that takes three milliseconds more for each force. Public, since H2
/// makes them.
public final class SlowPath extends FilePathWrapper {
    private static final String SCHEME = "slow";

    /// Makes the scheme known to H2.
    static void register() {
        FilePath.register(new SlowPath());
    }

    /// What to write before a path.
    static String prefix(int millis) {
        return SCHEME + ":" + millis + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SlowFile(getBase().open(mode), Duration.ofMillis(millis(name)));
    }

    @Override
    protected String getPrefix() {
        return prefix(millis(name));
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(path.substring(prefix(millis(path)).length()));
    }

    private static int millis(String path) {
        int start = SCHEME.length() + 1;
        int end = path.indexOf(':', start);
        if (end < 0) {
            throw new IllegalArgumentException(path + " does not say how slow: " + prefix(3) + "/path");
        }
        return Integer.parseInt(path.substring(start, end));
    }
}
