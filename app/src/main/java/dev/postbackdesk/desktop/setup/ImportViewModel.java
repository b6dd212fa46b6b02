package dev.postbackdesk.desktop.setup;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.SetupPreview;
import dev.postbackdesk.receiver.SetupPreview.Item;
import dev.postbackdesk.receiver.SetupReport;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// The import of one definitions file at a time: first what it would change, then all of it or nothing. Used on the FX
/// thread; files are read off it.
final class ImportViewModel {
    /// A file that was looked at.
    ///
    /// @param name of the file
    /// @param preview null where it can't be imported
    /// @param problem why it can't be, with the place in the file; `""` where it can
    record Looked(String name, @Nullable SetupPreview preview, String problem) {}

    /// A file's bytes, and what they would change.
    private static final class Read {
        private final byte[] json;
        private final SetupPreview preview;

        private Read(byte[] json, SetupPreview preview) {
            this.json = json;
            this.preview = preview;
        }
    }

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final DefinitionsFile files;
    private final ReadOnlyBooleanWrapper importing = new ReadOnlyBooleanWrapper();
    private byte[] json = new byte[0];
    private String name = "";
    /// Counts the files, so that of two that are dropped in a row the first one's answer is not taken for the second's.
    private int latest;

    ImportViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        files = new DefinitionsFile(words);
    }

    /// Reads a file and sees what it would change.
    ///
    /// @param show is told what came of it
    void look(Path file, Consumer<Looked> show) {
        int mine = ++latest;
        String called = DefinitionsFile.name(file);
        tasks.then(files.read(file).thenCompose(bytes -> receiver.previewSetup(bytes)
                .thenApply(preview -> new Read(bytes, preview))), read -> {
                    if (mine == latest) {
                        json = read.json;
                        name = called;
                        show.accept(new Looked(called, read.preview, ""));
                    }
                }, problem -> {
                    if (mine == latest) {
                        show.accept(new Looked(called, null, problem.sentence()));
                    }
                });
    }

    /// Imports the file that was looked at, as it was read then.
    ///
    /// @param done runs when it is imported
    /// @param failed is told why it is not: the definitions may have changed since
    void run(Runnable done, Consumer<String> failed) {
        if (importing.get()) {
            return;
        }
        importing.set(true);
        tasks.then(receiver.importSetup(json), report -> {
            importing.set(false);
            notices.done(words.text("setup.imported", report.conversions(), report.links(), name),
                    report.before().equals(report.after()) ? null : () -> undo(report));
            done.run();
        }, problem -> {
            importing.set(false);
            failed.accept(problem.sentence());
        });
    }

    private void undo(SetupReport report) {
        boolean added = report.after().conversions().size() > report.before().conversions().size()
                || report.after().links().size() > report.before().links().size();
        tasks.then(receiver.undoImport(report),
                _ -> notices.done(words.text(added ? "setup.undone.added" : "setup.undone"), null),
                problem -> notices.failed(problem.sentence()));
    }

    ReadOnlyBooleanProperty importingProperty() {
        return importing.getReadOnlyProperty();
    }

    /// In one line what a preview comes to.
    String summary(SetupPreview preview) {
        long added = preview.items().stream().filter(Item::isNew).count();
        return words.text("setup.summary", added, preview.items().size() - added, preview.kept());
    }
}
