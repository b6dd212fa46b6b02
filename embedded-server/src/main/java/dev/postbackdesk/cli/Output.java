package dev.postbackdesk.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where an export goes: to standard output, or to a file that is there as a whole or not at all.
final class Output {
    /// Writes an export.
    interface Content {
        void write(OutputStream out) throws CommandFailure;
    }

    private static final int BUFFER = 64 * 1024;

    private final Console console;

    Output(Console console) {
        this.console = console;
    }

    /// @param file null for standard output
    void write(@Nullable Path file, Content content) throws CommandFailure {
        if (file == null) {
            standard(content);
            return;
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device, such as /dev/null, is written to and not replaced.
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    content.write(out);
                }
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        } catch (UncheckedIOException e) {
            throw unwritable(file, Objects.requireNonNull(e.getCause()));
        }
    }

    private void standard(Content content) throws CommandFailure {
        try {
            OutputStream out = new BufferedOutputStream(console.bytes(), BUFFER);
            content.write(out);
            out.flush();
        } catch (IOException e) {
            endOf(e);
        } catch (UncheckedIOException e) {
            endOf(Objects.requireNonNull(e.getCause()));
        }
    }

    /// Whoever read has seen enough (`… | head`), which is no failure; a full disk is.
    private static void endOf(IOException e) throws CommandFailure {
        String why = Objects.requireNonNullElse(e.getMessage(), "").toLowerCase(Locale.ROOT);
        if (!why.contains("pipe") && !why.contains("stream closed")) {
            throw new CommandFailure(Exit.USAGE, "Standard output takes nothing more (" + reason(e)
                    + "). Free some space, or write to another place with --out.", e);
        }
    }

    private static void replace(Path file, Content content) throws IOException, CommandFailure {
        Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                content.write(out);
                out.flush();
                // Otherwise a power cut after the move leaves the right name on an empty file.
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static CommandFailure unwritable(Path file, IOException e) {
        return new CommandFailure(Exit.USAGE,
                file + " can't be written (" + reason(e) + "). Name another file with --out.", e);
    }

    /// Why a file can't be read or written, in a few words.
    static String reason(IOException e) {
        String why = switch (e) {
            case java.nio.file.NoSuchFileException _ -> "there is no such folder";
            case java.nio.file.AccessDeniedException _ -> "access denied";
            case FileSystemException known -> known.getReason();
            default -> e.getMessage();
        };
        return why == null ? e.getClass().getSimpleName() : why;
    }
}
