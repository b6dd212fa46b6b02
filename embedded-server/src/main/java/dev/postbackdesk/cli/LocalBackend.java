package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.StoredArchive;
import java.nio.file.Path;
import java.util.Optional;

/// What lies on this machine.
final class LocalBackend implements Backend {
    @Override
    public Receiver receiver(ReceiverConfig config) throws ReceiverException {
        return LocalReceiver.open(config);
    }

    @Override
    public Optional<Archive> archive(Path data, String holder) throws ReceiverException {
        return StoredArchive.isThere(data) ? Optional.of(StoredArchive.open(data, holder)) : Optional.empty();
    }
}
