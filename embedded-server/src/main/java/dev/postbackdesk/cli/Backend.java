package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import dev.postbackdesk.receiver.SetupReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens what the commands work with.
interface Backend {
    /// Opens the store of `config`, and its port where it is listening.
    Receiver receiver(ReceiverConfig config) throws ReceiverException;

    /// Likewise, importing a definitions file before the port opens.
    Receiver receiver(ReceiverConfig config, byte[] setup, Consumer<SetupReport> imported) throws ReceiverException;

    /// Opens what is stored, for reading; empty if nothing was ever stored in that folder. Makes nothing.
    ///
    /// @param data an existing folder
    /// @param holder what another program is told meanwhile
    Optional<Archive> archive(Path data, String holder) throws ReceiverException;

    /// Locks the data folder to bring back what was lost.
    ///
    /// @param holder what another program is told meanwhile
    Recovery recovery(Path data, String holder) throws ReceiverException;
}
