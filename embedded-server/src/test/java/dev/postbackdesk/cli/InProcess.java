package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.StoredArchive;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/// The commands over the real store, in the process of a test: everything but the virtual machine's start.
public final class InProcess {
    private InProcess() {}

    /// Runs a command in the time zone UTC, with nothing on standard input.
    ///
    /// @return the exit code
    public static int run(OutputStream out, OutputStream err, String... args) {
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.system(), ZoneOffset.UTC, Path.of("no-default-in-tests"), new Logs());
        return new Program(console, new Backend() {
            @Override
            public Receiver receiver(ReceiverConfig config) throws ReceiverException {
                return LocalReceiver.open(config);
            }

            @Override
            public Optional<Archive> archive(Path data, String holder) throws ReceiverException {
                return Files.exists(data.resolve("postback-desk.mv.db"))
                        ? Optional.of(StoredArchive.open(data, holder))
                        : Optional.empty();
            }
        }).run(args);
    }
}
