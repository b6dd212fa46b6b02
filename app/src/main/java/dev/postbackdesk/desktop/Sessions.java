package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.log.Logs;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives until the user quits or a signal comes: opens the receiver, and its window where there is a display. Where it
/// can't be opened, the user chooses what is done about it; where a backup is to be restored, it is closed, and opened
/// again. All on the thread that calls [#run].
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final String HOLDER = "Postback Desk";

    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream err;
    private final Logs log;
    private final Supplier<Messages> messages;
    private final Stopping stopping;
    private final Supplier<Optional<Windows>> display;
    private final Path data;
    private int port;
    private String screen;
    private boolean imported;
    private Optional<News> news = Optional.empty();
    private int exit = Exit.DONE;

    /// @param messages in the language that is chosen when they are asked for
    /// @param display gives the windows, once it is known whether there can be any
    Sessions(Arguments arguments, PrintStream out, PrintStream err, Logs log, Supplier<Messages> messages,
            Stopping stopping, Supplier<Optional<Windows>> display) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
        this.log = log;
        this.messages = messages;
        this.stopping = stopping;
        this.display = display;
        data = arguments.data();
        port = arguments.port();
        screen = arguments.screen();
    }

    /// @return the exit code, see the contract
    int run() {
        while (!stopping.isAsked()) {
            try {
                if (arguments.demo()) {
                    demo();
                    return exit;
                }
                if (session() instanceof Next.Restore(Backup backup)) {
                    news = Optional.of(Restoring.restore(data, HOLDER, backup).apply(messages.get()));
                } else {
                    return exit;
                }
            } catch (ReceiverException e) {
                OptionalInt end = cannotStart(e);
                if (end.isPresent()) {
                    return end.getAsInt();
                }
            }
        }
        return exit;
    }

    /// Null where there is no display.
    private @Nullable Windows windows() {
        return display.get().orElse(null);
    }

    private Next session() throws ReceiverException {
        LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, HOLDER).at(arguments.bind(), port));
        try {
            log.desktopIn(data);
            importSetup(receiver);
            // Another free one would be another address for everybody.
            port = receiver.localAddress().getPort();
            out.println("Receiving on " + receiver.localAddress());
            out.flush();
            return serve(receiver);
        } finally {
            close(receiver);
        }
    }

    private void importSetup(LocalReceiver receiver) throws ReceiverException {
        if (imported || arguments.setup().isEmpty()) {
            return;
        }
        Path file = arguments.setup().get();
        try {
            receiver.importSetup(read(file)).join();
            // At each start, and a restored backup is none.
            imported = true;
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof ReceiverException known) {
                throw known;
            }
            throw e;
        }
    }

    private static byte[] read(Path file) throws ReceiverException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ReceiverException(ReceiverException.Kind.INVALID, Saying.of("said.file.unreadable", file), e);
        }
    }

    /// The demo alone: the user's own data are not even looked at.
    private void demo() throws ReceiverException {
        Windows windows = windows();
        if (windows != null) {
            windows.demoOpens();
        }
        byte[] setup = arguments.setup().isEmpty() ? new byte[0] : read(arguments.setup().get());
        Next _ = new DemoSession(out, stopping, windows, log, Optional.empty(), setup, arguments.bind(), port,
                screen).run();
    }

    /// The demo in the window, while the user's own receiver goes on.
    private Next demoMeanwhile(Windows on, LocalReceiver receiver) {
        try {
            return new DemoSession(out, stopping, on, null, Optional.of(receiver.localAddress()), new byte[0],
                    ReceiverConfig.DEFAULT_BIND, 0, "live").run();
        } catch (ReceiverException e) {
            LOG.warn("The demo could not be opened", e);
            Messages words = messages.get();
            news = Optional.of(new News(words.text("demo.not-opened", e.in(words.locale()).sentence()), false));
            return new Next.LeaveDemo();
        }
    }

    /// Until somebody wants something else.
    private Next serve(LocalReceiver receiver) {
        Windows on = windows();
        if (on == null) {
            stopping.asked().join();
            return new Next.End();
        }
        try (ControlSocket _ = ControlSocket.open(data, on::show)) {
            Next next = window(on, receiver);
            while (next instanceof Next.OpenDemo) {
                next = demoMeanwhile(on, receiver) instanceof Next.End end ? end : window(on, receiver);
            }
            return next;
        }
    }

    private Next window(Windows on, LocalReceiver receiver) {
        CompletableFuture<Next> next = new CompletableFuture<>();
        var _ = stopping.asked().thenRun(() -> next.complete(new Next.End()));
        on.open(receiver, screen, news, next::complete);
        // The readers get ready with the first query: meanwhile, and not when the window asks.
        var _ = receiver.lastHour();
        news = Optional.empty();
        try {
            return next.join();
        } finally {
            screen = on.close().orElse(screen);
        }
    }

    private void close(LocalReceiver receiver) {
        try {
            receiver.close();
        } catch (IllegalStateException e) {
            LOG.error("The receiver could not be closed cleanly", e);
            err.println("The data could not be closed cleanly. Look at the disk that they lie on; what was answered is"
                    + " stored.");
            exit = Exit.of(ReceiverException.Kind.DATA);
        }
    }

    /// Says why, and asks what to do where somebody can be asked.
    ///
    /// @return the exit code where nothing is done about it
    private OptionalInt cannotStart(ReceiverException failure) {
        if (failure.kind() == ReceiverException.Kind.IN_USE && !arguments.demo() && ControlSocket.askToShow(data)) {
            out.println("Postback Desk runs already with " + data + "; its window is shown.");
            return OptionalInt.of(Exit.DONE);
        }
        if (failure.damage().isPresent() && !arguments.demo()) {
            // The folder was ours when that was found, and will be when it is repaired.
            log.desktopIn(data);
            LOG.error("The database can't be used", failure);
        }
        err.println(failure.sentence());
        Windows windows = windows();
        if (windows == null) {
            return OptionalInt.of(Exit.of(failure.kind()));
        }
        try (FolderRepair repair = new FolderRepair(data, HOLDER)) {
            return switch (windows.explain(failure, repair)) {
                case Choice.OtherPort(int other) -> {
                    port = other;
                    yield OptionalInt.empty();
                }
                case Choice.Again(String done) -> {
                    news = Optional.of(new News(done, true));
                    yield OptionalInt.empty();
                }
                case Choice.Quit _ -> OptionalInt.of(stopping.isAsked() ? Exit.DONE : Exit.of(failure.kind()));
            };
        }
    }
}
