package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.receiver.ReceiverException;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's printers and their dialog.
public final class SystemPaper implements Paper {
    private final Supplier<@Nullable Window> owner;

    /// @param owner the window that the dialog belongs to
    public SystemPaper(Supplier<@Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public boolean print(Sheets sheets) throws ReceiverException {
        @Nullable
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            throw new ReceiverException(ReceiverException.Kind.UNAVAILABLE, sheets.noPrinter());
        }
        if (sheets.wide()) {
            // What the dialog begins with.
            PageLayout usual = job.getJobSettings().getPageLayout();
            job.getJobSettings().setPageLayout(job.getPrinter().createPageLayout(usual.getPaper(),
                    PageOrientation.LANDSCAPE, Printer.MarginType.DEFAULT));
        }
        if (!job.showPrintDialog(owner.get())) {
            job.cancelJob();
            return false;
        }
        PageLayout page = job.getJobSettings().getPageLayout();
        for (Node sheet : sheets.on(page.getPrintableWidth(), page.getPrintableHeight())) {
            if (!job.printPage(sheet)) {
                job.cancelJob();
                throw new ReceiverException(ReceiverException.Kind.UNAVAILABLE, sheets.notPrinted());
            }
        }
        if (!job.endJob()) {
            throw new ReceiverException(ReceiverException.Kind.UNAVAILABLE, sheets.notPrinted());
        }
        return true;
    }
}
