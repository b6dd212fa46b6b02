package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import java.nio.file.Path;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a backup in place of the database of a folder that nobody holds.
final class Restoring {
    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private Restoring() {}

    /// @return what came of it
    static News restore(Path data, String holder, Backup backup, Messages messages) {
        BackupWords words = new BackupWords(messages, new Format(messages.locale(), ZoneId.systemDefault()));
        try (Recovery recovery = Recovery.open(data, holder)) {
            return new News(words.report(recovery.restore(backup)), true);
        } catch (ReceiverException e) {
            LOG.warn("The backup {} was not restored", backup.file(), e);
            return new News(e.sentence(), false);
        }
    }
}
