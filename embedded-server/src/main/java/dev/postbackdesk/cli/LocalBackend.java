package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import dev.postbackdesk.receiver.SetupReport;
import dev.postbackdesk.receiver.StoredArchive;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What lies on this machine.
final class LocalBackend implements Backend {
    @Override
    public Receiver receiver(ReceiverConfig config) throws ReceiverException {
        return LocalReceiver.open(config);
    }

    @Override
    public Receiver receiver(ReceiverConfig config, byte[] setup, Consumer<SetupReport> imported)
            throws ReceiverException {
        return LocalReceiver.open(config, setup, imported);
    }

    @Override
    public Optional<Archive> archive(Path data, String holder) throws ReceiverException {
        return StoredArchive.isThere(data) ? Optional.of(StoredArchive.open(data, holder)) : Optional.empty();
    }

    @Override
    public Recovery recovery(Path data, String holder) throws ReceiverException {
        return Recovery.open(data, holder);
    }
}
