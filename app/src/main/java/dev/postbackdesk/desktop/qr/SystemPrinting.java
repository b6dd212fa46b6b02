package dev.postbackdesk.desktop.qr;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's printers and their dialog. Used on the FX thread.
public final class SystemPrinting implements Printing {
    /// About 6 cm: read from an arm's length.
    private static final double EDGE = 170;

    private final Messages words;
    private final Supplier<@Nullable Window> owner;

    /// @param owner the window that the dialog belongs to
    public SystemPrinting(Messages words, Supplier<@Nullable Window> owner) {
        this.words = words;
        this.owner = owner;
    }

    @Override
    public boolean print(QrCode code, String caption) throws ReceiverException {
        @Nullable
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            throw new ReceiverException(ReceiverException.Kind.UNAVAILABLE, words.text("links.qr.no-printer"));
        }
        if (!job.showPrintDialog(owner.get())) {
            job.cancelJob();
            return false;
        }
        PageLayout page = job.getJobSettings().getPageLayout();
        QrView view = new QrView(EDGE);
        view.show(code);
        Label text = new Label(caption);
        text.setMaxWidth(page.getPrintableWidth());
        text.setWrapText(true);
        VBox sheet = new VBox(12, view, text);
        sheet.applyCss();
        sheet.layout();
        if (!job.printPage(sheet) || !job.endJob()) {
            throw new ReceiverException(ReceiverException.Kind.UNAVAILABLE, words.text("links.qr.not-printed"));
        }
        return true;
    }
}
