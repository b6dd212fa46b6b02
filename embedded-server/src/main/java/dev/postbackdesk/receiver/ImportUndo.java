package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What has to be stored to take an import back: what it changed becomes what it was, and what it added is archived. What
/// somebody changed since then is left as it is, with the conversions that it carries. Pure.
final class ImportUndo {
    private ImportUndo() {}

    /// @param now the definitions of this moment
    static List<Conversion> conversions(SetupReport imported, Definitions now) {
        return imported.after().conversions().stream().map(StoredConversion::conversion)
                .filter(made -> conversion(now, made).filter(made::equals).isPresent())
                .filter(made -> conversion(imported.before(), made).filter(made::equals).isEmpty())
                .filter(made -> conversion(imported.before(), made).isPresent() || !isKept(imported, now, made))
                .map(made -> conversion(imported.before(), made)
                        .orElseGet(() -> made.withLifecycle(Lifecycle.ARCHIVED)))
                .toList();
    }

    /// Whether a link that stays as it is carries a conversion: archived, its postbacks would be rejected.
    private static boolean isKept(SetupReport imported, Definitions now, Conversion made) {
        List<LinkChange> goingBack = links(imported, now);
        return now.links().stream()
                .filter(link -> goingBack.stream().noneMatch(change -> Objects.equals(change.key(), link.key())))
                .anyMatch(link -> link.link().lifecycle().isActive() && link.link().carries(made.id()));
    }

    private static Optional<Conversion> conversion(Definitions in, Conversion same) {
        return in.conversion(same.id()).map(StoredConversion::conversion);
    }

    /// @param now the definitions of this moment
    static List<LinkChange> links(SetupReport imported, Definitions now) {
        return imported.after().links().stream().filter(made -> link(now, made).filter(made.link()::equals).isPresent())
                .filter(made -> link(imported.before(), made).filter(made.link()::equals).isEmpty())
                .map(made -> new LinkChange(made.key(), link(imported.before(), made)
                        .orElseGet(() -> made.link().withLifecycle(Lifecycle.ARCHIVED))))
                .toList();
    }

    private static Optional<TrackingLink> link(Definitions in, StoredLink same) {
        return in.link(same.key()).map(StoredLink::link);
    }
}
