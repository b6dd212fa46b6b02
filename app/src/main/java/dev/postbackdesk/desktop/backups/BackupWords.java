package dev.postbackdesk.desktop.backups;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import java.nio.file.Path;

/// What is said of backups in more than one place. Immutable.
public record BackupWords(Messages messages, Format format) {
    /// `21 Nov 2026, 03:00`.
    public String date(Backup backup) {
        return format.date(backup.madeAt());
    }

    /// `21 Nov 2026, 03:00 (12,345 postbacks)`.
    public String name(Backup backup) {
        return messages.text("backups.name", date(backup), postbacks(backup.postbacks()));
    }

    /// `12,345 postbacks and 4,321 clicks`.
    public String holds(Backup backup) {
        return messages.text("backups.holds", postbacks(backup.postbacks()),
                messages.text("backups.clicks", backup.clicks()));
    }

    String postbacks(long count) {
        return messages.text("backups.postbacks", count);
    }

    /// What was put in place, and where what was there lies now.
    public String report(Outcome outcome) {
        Backup restored = outcome.restored();
        Path aside = outcome.setAside();
        String done = restored == null
                ? messages.text("backups.begun-anew")
                : messages.text("backups.restored", date(restored), holds(restored));
        return aside == null ? done : done + " " + messages.text("backups.aside", aside);
    }
}
