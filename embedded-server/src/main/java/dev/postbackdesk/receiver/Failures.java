package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.BackupFolder;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.Damage;
import dev.postbackdesk.database.NotStored;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import dev.postbackdesk.replay.ReplayProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What went wrong inside, as the facade tells it.
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault());

    private Failures() {}

    static ReceiverException toException(Throwable failure) {
        return switch (failure) {
            case ReceiverException e -> e;
            case CompletionException e when e.getCause() != null -> toException(e.getCause());
            case Refusal e -> new ReceiverException(Kind.INVALID, e.saying(), e);
            case ReplayProblem e -> new ReceiverException(e.isRefused() ? Kind.INVALID : Kind.UNAVAILABLE,
                    e.saying(), e);
            case NotStored e -> new ReceiverException(Kind.UNAVAILABLE, e.saying(), e);
            case RejectedExecutionException e ->
                new ReceiverException(Kind.UNAVAILABLE, Saying.of("said.closing"), e);
            default -> {
                log.error("The stored data could not be read or written", failure);
                yield new ReceiverException(Kind.UNAVAILABLE,
                        Saying.of("said.unreachable"),
                        failure);
            }
        };
    }

    /// @param data the data folder, in which there may be backups
    static ReceiverException toException(CannotOpen failure, Path data) {
        return failure.damage().map(damage -> toException(failure, damage, data)).orElseGet(() -> {
            Kind kind = switch (failure.reason()) {
                case IN_USE -> Kind.IN_USE;
                case DATA -> Kind.DATA;
            };
            return new ReceiverException(kind, failure.saying(), failure);
        });
    }

    private static ReceiverException toException(CannotOpen failure, Damage damage, Path data) {
        @Nullable
        Backup newest = newest(data);
        Saying sentence = newest == null
                ? Saying.of("said.damage.no-backup", damage.sentence())
                : Saying.of("said.damage.backup", damage.sentence(), DATE.format(newest.madeAt()),
                        newest.postbacks());
        return new ReceiverException(new DataDamage(damage.what(), damage.setAside(), newest), sentence, failure);
    }

    private static @Nullable Backup newest(Path data) {
        try {
            return new BackupFolder(data).newest().orElse(null);
        } catch (IOException e) {
            log.warn("The backups in {} can't be listed", data, e);
            return null;
        }
    }
}
