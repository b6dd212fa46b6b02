package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.receiver.ReceiverException;
import java.util.List;
import javafx.scene.Node;

/// Puts something on paper, or into whatever the system's print dialog offers, such as a PDF. An interface, since there are no
/// printers where there is no display. Used on the FX thread.
@FunctionalInterface
public interface Paper {
    /// What is printed.
    interface Sheets {
        /// Whether it is wider than high.
        boolean wide();

        /// Each is laid out, and fits.
        ///
        /// @param width of what the printer reaches, in points
        /// @param height likewise
        List<? extends Node> on(double width, double height);

        /// What to do without a printer.
        String noPrinter();

        /// What to do where the printer does not take it.
        String notPrinted();
    }

    /// Asks for the printer, and prints. Returns when it was handed over, or the user changed their mind.
    ///
    /// @return whether it was handed over
    /// @throws ReceiverException if nothing can be printed; says what to do
    boolean print(Sheets sheets) throws ReceiverException;
}
