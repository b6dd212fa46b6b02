package dev.postbackdesk.desktop.qr;

import dev.postbackdesk.receiver.ReceiverException;

/// Puts a QR code on paper. An interface, since there are no printers where there is no display.
@FunctionalInterface
public interface Printing {
    /// Asks for the printer, and prints. Returns when it was handed over, or the user changed their mind.
    ///
    /// @param caption below the code
    /// @return whether it was handed over
    /// @throws ReceiverException if nothing can be printed; says what to do
    boolean print(QrCode code, String caption) throws ReceiverException;
}
