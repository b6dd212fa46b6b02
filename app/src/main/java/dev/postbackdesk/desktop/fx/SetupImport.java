package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Imports a definitions file and says what came of it. Used on the FX thread; the file is read off it.
public final class SetupImport {
    /// A definitions file of a thousand links is a tenth of this: a larger one is another file, chosen by mistake.
    private static final long LARGEST = 16L * 1024 * 1024;

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;

    public SetupImport(Receiver receiver, Tasks tasks, Messages words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
    }

    /// @param after runs when the definitions are others
    public void run(Path file, Runnable after) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofVirtual().name("read-definitions").start(() -> read(file, read));
        tasks.then(read.thenCompose(receiver::importSetup), report -> {
            notices.done(words.text("forms.imported", report.conversions(), report.links()), null);
            report.warnings().forEach(notices::failed);
            after.run();
        }, problem -> notices.failed(problem.sentence()));
    }

    private void read(Path file, CompletableFuture<byte[]> into) {
        try {
            if (Files.size(file) > LARGEST) {
                into.completeExceptionally(
                        new ReceiverException(Kind.INVALID, words.text("forms.import.large", file.getFileName())));
            } else {
                into.complete(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            into.completeExceptionally(
                    new ReceiverException(Kind.INVALID, words.text("forms.import.unreadable", file.toString()), e));
        }
    }
}
