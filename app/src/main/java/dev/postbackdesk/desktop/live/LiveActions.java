package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.Change;
import dev.postbackdesk.receiver.Receiver.ResultCounts;
import dev.postbackdesk.receiver.RejectedOnes;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is done with the rows of the live table: exported, judged again, sent again. Used on the FX thread.
final class LiveActions implements AutoCloseable {
    private final Frame frame;
    private final Messages messages;
    private final LiveViewModel model;
    private final DetailText detailText;
    private final FindingText words;
    private final SelectionExport export;
    private final Supplier<List<PostbackRow>> selected;
    /// The last one; a second one ends the first, whose dialog it takes the place of.
    private @Nullable FoundExport exporting;

    /// @param selected the rows that are selected, in order
    LiveActions(Frame frame, FileDialogs files, LiveViewModel model, DetailText detailText, FindingText words,
            Supplier<List<PostbackRow>> selected) {
        this.frame = frame;
        this.model = model;
        this.detailText = detailText;
        this.words = words;
        this.selected = selected;
        messages = frame.messages();
        export = new SelectionExport(frame, files);
    }

    void togglePause() {
        model.rows().pausedProperty().set(!model.rows().pausedProperty().get());
    }

    /// @param kind `har` or `zip` of what is selected, `csv` of everything that the search leaves
    void export(String kind) {
        switch (kind) {
            case "har" -> export.har(selected.get());
            case "csv" -> export.chooseCsv().ifPresent(file -> {
                var _ = exportFound(file);
            });
            default -> export.bundle(selected.get());
        }
    }

    /// Writes everything that the search leaves to a file, and shows how far it is.
    ///
    /// @return true when the file is whole, false if it was broken off
    CompletableFuture<Boolean> exportFound(Path file) {
        Search search = model.search();
        ResultCounts counts = model.counts().countsProperty().get();
        exporting = ExportDialog.export(frame, search.query(frame.receiver().clock().instant()), file);
        return ExportDialog.run(frame, exporting,
                counts.whole() ? OptionalLong.of(LiveFilter.of(search, counts)) : OptionalLong.empty(), file);
    }

    /// The window closes: an export that still goes on leaves nothing behind.
    @Override
    public void close() {
        if (exporting != null) {
            exporting.close();
        }
    }

    void showDoor() {
        model.refusals(list -> unlessOther(() -> DoorDialog.show(frame, list)),
                error -> frame.overlay().error(error.sentence()));
    }

    /// Of what was rejected: what is selected, if more than one is, else what the search leaves.
    void judgeAll() {
        Set<Long> chosen = selected.get().stream().map(PostbackRow::number).collect(Collectors.toSet());
        Search search = model.searchField().parse(model.search().withOutcomes(Set.of()));
        boolean some = chosen.size() > 1;
        RejectedOnes which = some
                ? new RejectedOnes.Numbered(chosen)
                : new RejectedOnes.Matching(search.query(frame.receiver().clock().instant()));
        String said = some
                ? messages.text("live.judge-all.selected", chosen.size())
                : search.isAll()
                        ? messages.text("live.judge-all.all")
                        : messages.text("live.judge-all.found", search.text());
        MendDialog.show(frame,
                new Mend("judge-all", messages.text("live.judge-all.title"), said, new Change.None(), which));
    }

    /// Opens the dialog that sends the postback whose detail is open again, else the selected one.
    ///
    /// @param open opens the detail of what came of it
    void replay(LongConsumer open) {
        Story story = model.detail().story();
        if (story != null) {
            replay(story, open);
        } else if (!selected.get().isEmpty()) {
            frame.tasks().then(model.detail().read(selected.get().getFirst().number()),
                    found -> found.ifPresent(read -> unlessOther(() -> replay(read, open))),
                    error -> frame.overlay().error(error.sentence()));
        }
    }

    /// Shows what was read, unless another dialog was opened meanwhile: what was typed there would be lost.
    private void unlessOther(Runnable show) {
        if (!frame.overlay().isDialogOpen()) {
            show.run();
        }
    }

    void replay(Story story, LongConsumer open) {
        ReplayDialog.show(frame, detailText.of(story, model.definitionsProperty().get()), words, open);
    }

    void togglePin() {
        model.detail().remarks().togglePin(frame.overlay()::error);
    }
}
