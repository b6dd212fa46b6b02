package dev.postbackdesk.desktop.setup;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Reads and writes definitions files, on threads of its own.
final class DefinitionsFile {
    /// A definitions file of a thousand links is a tenth of this: a larger one is another file, chosen by mistake.
    private static final long LARGEST = 16L * 1024 * 1024;

    private interface Work<T> {
        T run() throws IOException, ReceiverException;
    }

    private final Messages words;

    DefinitionsFile(Messages words) {
        this.words = words;
    }

    CompletableFuture<byte[]> read(Path file) {
        return start("read-definitions", "setup.import.unreadable", file, () -> {
            if (Files.size(file) > LARGEST) {
                throw new ReceiverException(Kind.INVALID, words.text("setup.import.large", name(file)));
            }
            return Files.readAllBytes(file);
        });
    }

    CompletableFuture<Path> write(byte[] json, Path file) {
        return start("write-definitions", "setup.export.unwritable", file, () -> WholeFile.write(file, json));
    }

    /// What a file is called in a sentence.
    static String name(Path file) {
        Path name = file.getFileName();
        return (name == null ? file : name).toString();
    }

    private <T> CompletableFuture<T> start(String thread, String problem, Path file, Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().name(thread).start(() -> {
            try {
                done.complete(work.run());
            } catch (ReceiverException e) {
                done.completeExceptionally(e);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(
                        new ReceiverException(Kind.INVALID, words.text(problem, file.toString()), e));
            }
        });
        return done;
    }
}
