package dev.postbackdesk.log;

import ch.qos.logback.core.rolling.RollingPolicyBase;
import ch.qos.logback.core.rolling.RolloverFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Keeps some older files beside a log: `x.log.1` is the newest of them. Logback's own policy takes a pattern for a name, in which
/// a folder's name that holds a `%` means something, and there is no way to say that it does not.
final class OlderFiles extends RollingPolicyBase {
    private final int kept;

    OlderFiles(int kept) {
        this.kept = kept;
    }

    @Override
    public void rollover() {
        try {
            for (int older = kept - 1; older >= 1; older--) {
                if (Files.exists(older(older))) {
                    Files.move(older(older), older(older + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(Path.of(getActiveFileName()), older(1), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RolloverFailure("The log can't be renamed", e);
        }
    }

    private Path older(int number) {
        return Path.of(getActiveFileName() + "." + number);
    }

    @Override
    public String getActiveFileName() {
        return getParentsRawFileProperty();
    }
}
