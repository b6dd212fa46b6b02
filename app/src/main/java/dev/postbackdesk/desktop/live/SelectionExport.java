package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.export.Answered;
import dev.postbackdesk.export.Har;
import dev.postbackdesk.export.SupportBundle;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.receiver.Receiver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Writes the selected postbacks to a file for somebody else. Used on the FX thread; files are written on another.
final class SelectionExport {
    private final Frame frame;
    private final FileDialogs files;

    SelectionExport(Frame frame, FileDialogs files) {
        this.frame = frame;
        this.files = files;
    }

    /// As an HTTP Archive.
    void har(List<PostbackRow> rows) {
        String base = frame.receiver().baseAddress().toString();
        choose("har", rows).ifPresent(file -> frame.tasks().then(frame.receiver().definitions(),
                known -> write(file, read(rows),
                        (postbacks, out) -> Har.write(postbacks, known.secrets(), base, version(), out)),
                error -> frame.overlay().error(error.sentence())));
    }

    /// With findings, definitions and versions, addresses masked.
    void bundle(List<PostbackRow> rows) {
        Receiver receiver = frame.receiver();
        String base = receiver.baseAddress().toString();
        choose("zip", rows).ifPresent(file -> frame.tasks().then(receiver.exportSetup(),
                setup -> frame.tasks().then(receiver.definitions(),
                        known -> frame.tasks().then(remarks(rows), remarks -> write(file, read(rows),
                                (postbacks, out) -> SupportBundle.write(postbacks, remarks, known.secrets(), setup,
                                        base, version(), out)),
                                error -> frame.overlay().error(error.sentence())),
                        error -> frame.overlay().error(error.sentence())),
                error -> frame.overlay().error(error.sentence())));
    }

    /// Asks where everything that is found goes.
    Optional<Path> chooseCsv() {
        return files.chooseTarget(frame.messages().text("live.export.csv"), "postbacks.csv");
    }

    private Optional<Path> choose(String suffix, List<PostbackRow> rows) {
        if (rows.isEmpty()) {
            frame.overlay().error(frame.messages().text("live.export.nothing"));
            return Optional.empty();
        }
        return files.chooseTarget(frame.messages().text("live.export." + suffix), "postbacks." + suffix);
    }

    private CompletableFuture<List<Answered>> read(List<PostbackRow> rows) {
        CompletableFuture<List<Answered>> all = CompletableFuture.completedFuture(new ArrayList<>());
        // One after the other: so many readers are not to be asked at once. The verdicts come after the postback: if it is
        // judged again in between, the first of them is still the one that was answered.
        for (PostbackRow row : rows.reversed()) {
            all = all.thenCompose(sofar -> frame.receiver().postback(row.number())
                    .thenCompose(found -> frame.receiver().earlierVerdicts(row.number()).thenApply(earlier -> {
                        found.ifPresent(postback -> sofar.add(new Answered(postback, earlier)));
                        return sofar;
                    })));
        }
        return all;
    }

    private CompletableFuture<Map<Long, Remarks>> remarks(List<PostbackRow> rows) {
        CompletableFuture<Map<Long, Remarks>> all = CompletableFuture.completedFuture(new HashMap<>());
        for (PostbackRow row : rows) {
            if (!row.mark().equals(Mark.NONE)) {
                all = all.thenCompose(sofar -> frame.receiver().remarks(row.number()).thenApply(found -> {
                    sofar.put(row.number(), found);
                    return sofar;
                }));
            }
        }
        return all;
    }

    private interface Writing {
        void write(List<Answered> postbacks, OutputStream out) throws IOException;
    }

    /// What somebody else is to have stands in its place when it is whole, and not before.
    private void write(Path file, CompletableFuture<List<Answered>> postbacks, Writing writing) {
        CompletableFuture<String> problem = postbacks.thenApplyAsync(read -> {
            try {
                WholeFile.write(file, out -> writing.write(read, out));
                return "";
            } catch (IOException e) {
                return frame.messages().text("live.export.failed", file.toString(), String.valueOf(e.getMessage()));
            }
        });
        frame.tasks().then(problem, sentence -> {
            if (sentence.isEmpty()) {
                frame.overlay().toast(frame.messages().text("live.export.done", file.toString()), null);
            } else {
                frame.overlay().error(sentence);
            }
        }, error -> frame.overlay().error(error.sentence()));
    }

    private static String version() {
        @Nullable
        String version = SelectionExport.class.getPackage().getImplementationVersion();
        return version == null ? "from source" : version;
    }
}
