package dev.postbackdesk.receiver;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.postback.Postback;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/// What is stored, for commands that read it while no receiver runs: it holds the data folder, opens no socket, starts
/// no writer and hands out no click. Used by one thread at a time.
public interface Archive extends AutoCloseable {
    /// All conversions and links.
    Definitions definitions();

    /// The public address that the user named, if any.
    Optional<URI> publicAddress();

    /// Those that came with the program, and the user's own in front of them.
    ///
    /// @throws ReceiverException of kind `DATA` if they can't be read
    Networks networks() throws ReceiverException;

    /// Hands out the postbacks in order of number, in bounded memory.
    ///
    /// @throws ReceiverException of kind `DATA` if they can't be read; what `consumer` throws passes through
    void forEachPostback(ExportRange range, Consumer<Postback> consumer) throws ReceiverException;

    /// Hands out the clicks in order of number, in bounded memory; a result in `range` means nothing to them.
    ///
    /// @throws ReceiverException of kind `DATA` if they can't be read; what `consumer` throws passes through
    void forEachClick(ExportRange range, Consumer<ClickRecord> consumer) throws ReceiverException;

    /// What the judge may look at, as it is stored: to say what it would say, without storing anything.
    ///
    /// @throws ReceiverException of kind `DATA` if it can't be read
    Evidence evidence() throws ReceiverException;

    @Override
    void close() throws ReceiverException;
}
