package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a backup in place of the database of a folder that nobody holds.
final class Restoring {
    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private Restoring() {}

    /// @return what came of it, to be said in the language of the window that follows
    static Function<Messages, News> restore(Path data, String holder, Backup backup) {
        try (Recovery recovery = Recovery.open(data, holder)) {
            var report = recovery.restore(backup);
            return messages -> new News(
                    new BackupWords(messages, new Format(messages.locale(), ZoneId.systemDefault())).report(report),
                    true);
        } catch (ReceiverException e) {
            LOG.warn("The backup {} was not restored", backup.file(), e);
            return messages -> new News(e.in(messages.locale()).sentence(), false);
        }
    }
}
