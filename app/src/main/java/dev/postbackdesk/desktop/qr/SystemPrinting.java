package dev.postbackdesk.desktop.qr;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Paper;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Prints a code with the system's printers. Used on the FX thread.
public final class SystemPrinting implements Printing {
    /// About 6 cm: read from an arm's length.
    private static final double EDGE = 170;

    private final Messages words;
    private final Paper paper;

    public SystemPrinting(Messages words, Paper paper) {
        this.words = words;
        this.paper = paper;
    }

    @Override
    public boolean print(QrCode code, String caption) throws ReceiverException {
        return paper.print(new Paper.Sheets() {
            @Override
            public boolean wide() {
                return false;
            }

            @Override
            public List<? extends Node> on(double width, double height) {
                QrView view = new QrView(EDGE);
                view.show(code);
                Label text = new Label(caption);
                text.setMaxWidth(width);
                text.setWrapText(true);
                VBox sheet = new VBox(12, view, text);
                sheet.applyCss();
                sheet.layout();
                return List.of(sheet);
            }

            @Override
            public String noPrinter() {
                return words.text("links.qr.no-printer");
            }

            @Override
            public String notPrinted() {
                return words.text("links.qr.not-printed");
            }
        });
    }
}
