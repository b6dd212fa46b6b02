package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Paper;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Takes a report away from the screen: to the clipboard, to paper, to a file. Used on the FX thread.
final class ReportActions {
    private final Frame frame;
    private final Messages messages;
    private final FileDialogs files;
    private final Paper paper;
    private final ReportText text;
    private final ReportsViewModel model;

    ReportActions(Frame frame, FileDialogs files, Paper paper, ReportText text, ReportsViewModel model) {
        this.frame = frame;
        messages = frame.messages();
        this.files = files;
        this.paper = paper;
        this.text = text;
        this.model = model;
    }

    /// The lines of the report that is shown, in no order of the user's; none where there is none.
    List<ReportLine> lines() {
        ReportsViewModel.Shown shown = model.shownProperty().get();
        return shown == null
                ? List.of()
                : ReportLines.of(shown.report(), model.groupingProperty().get(), model.definitionsProperty().get(),
                        text.steps(shown.span()), text.names());
    }

    /// @param lines in the order in which they stand in the table
    void copy(List<ReportLine> lines) {
        Clips.copy(ReportFile.text(lines));
        frame.overlay().toast(messages.text("reports.copied"), null);
    }

    /// @param lines in the order in which they stand in the table
    void print(List<ReportLine> lines) {
        ReportsViewModel.Shown shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        Grouping grouping = model.groupingProperty().get();
        ReportSheets sheets = new ReportSheets(messages, text,
                new ReportSheets.Content(messages.text("reports.print-title"), text.span(shown.span()),
                        messages.text("reports.print-filter", text.scope(model.scopeProperty().get(),
                                model.definitionsProperty().get(), "reports.filter.all"), text.word(grouping)),
                        messages.text("reports.printed",
                                frame.format().moment(frame.receiver().clock().instant())),
                        ReportTable.nameOf(messages, grouping, shown.span().hourly()), lines));
        try {
            if (paper.print(sheets)) {
                frame.overlay().toast(messages.text("reports.print-done"), null);
            }
        } catch (ReceiverException e) {
            frame.overlay().error(e.sentence());
        }
    }

    /// @param lines in the order in which they stand in the table
    void export(List<ReportLine> lines) {
        ReportsViewModel.Shown shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        files.chooseTarget(messages.text("reports.export"),
                "report-" + shown.span().from() + "-to-" + shown.span().to() + ".csv")
                .ifPresent(file -> frame.tasks().then(CompletableFuture.supplyAsync(() -> write(lines, file)),
                        problem -> {
                            if (problem.isEmpty()) {
                                frame.overlay().toast(messages.text("reports.exported", file.toString()), null);
                            } else {
                                frame.overlay().error(problem);
                            }
                        }, error -> frame.overlay().error(error.sentence())));
    }

    /// @return what went wrong, or `""`
    private String write(List<ReportLine> lines, Path file) {
        try {
            ReportFile.write(lines, file);
            return "";
        } catch (IOException e) {
            return messages.text("reports.export-failed", file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
