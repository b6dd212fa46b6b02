package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.demo.DemoClock;
import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.demo.DemoFolder;
import dev.postbackdesk.desktop.demo.DemoHistory;
import dev.postbackdesk.desktop.demo.DemoSetup;
import dev.postbackdesk.desktop.demo.DemoTraffic;
import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.log.Logs;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A demo from its beginning to its end: a throw-away folder with a month of history, a receiver with the demo shop, and
/// traffic. It may begin again and move to another address; its folder is deleted at the end. All on the thread that calls
/// [#run].
final class DemoSession {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSession.class);
    private static final String HOLDER = "Postback Desk, demo";

    private final PrintStream out;
    private final Stopping stopping;
    private final @Nullable Windows windows;
    private final @Nullable Logs log;
    private final Optional<URI> own;
    private final byte[] setup;
    private final DemoPlace place;
    private String screen;
    private boolean onStage;
    private boolean begins;
    private boolean paused;
    private Optional<Function<Messages, News>> news = Optional.empty();

    /// @param windows null where there is no display
    /// @param log goes to the demo's folder then; null leaves it where it is
    /// @param own where the user's own receiver goes on, or empty
    /// @param setup a definitions file to import besides; empty for none
    /// @param port 0 for any free one
    DemoSession(PrintStream out, Stopping stopping, @Nullable Windows windows,
            @Nullable Logs log, Optional<URI> own, byte[] setup, String bind, int port, String screen) {
        this.out = out;
        this.stopping = stopping;
        this.windows = windows;
        this.log = log;
        this.own = own;
        this.setup = setup.clone();
        place = new DemoPlace(bind, port);
        this.screen = screen;
    }

    /// @return `End`, or `LeaveDemo` where the user goes back to their own data
    Next run() throws ReceiverException {
        try (DemoFolder folder = DemoFolder.make(); AutoCloseableLog _ = this::silence) {
            begin(folder);
            while (true) {
                switch (session(folder)) {
                    case Next.End end -> {
                        return end;
                    }
                    case Next.LeaveDemo leave -> {
                        return leave;
                    }
                    case Next.ResetDemo(boolean stage) -> {
                        onStage = stage;
                        // Its file lies in the folder.
                        silence();
                        folder.empty();
                        begin(folder);
                    }
                    case Next.MoveDemo(String to, boolean stage) -> {
                        onStage = stage;
                        place.move(to);
                    }
                    case Next.Restore(var backup) -> {
                        Function<Messages, News> told = Restoring.restore(folder.data(), HOLDER, backup);
                        news = Optional.of(told);
                    }
                    // The demo has no way to another one.
                    case Next.OpenDemo _ -> throw new IllegalStateException("The demo is open already.");
                }
            }
        } catch (IOException e) {
            throw new ReceiverException(ReceiverException.Kind.DATA,
                    Saying.of("said.demo.folder", Saying.why(e), System.getProperty("java.io.tmpdir")), e);
        } catch (IllegalStateException | CompletionException e) {
            // The user's own receiver must not end with the demo.
            if (e.getCause() instanceof ReceiverException known) {
                throw known;
            }
            LOG.error("The demo can't go on", e);
            throw new ReceiverException(ReceiverException.Kind.DATA,
                    Saying.of("said.demo.failed", Saying.why(e), System.getProperty("java.io.tmpdir")), e);
        }
    }

    private interface AutoCloseableLog extends AutoCloseable {
        @Override
        void close();
    }

    private void silence() {
        if (log != null) {
            log.silence();
        }
    }

    private void begin(DemoFolder folder) throws ReceiverException {
        writeHistory(folder);
        begins = true;
        if (log != null) {
            log.desktopIn(folder.data());
        }
    }

    private ReceiverConfig config(DemoFolder folder, InstantSource clock) {
        return ReceiverConfig.of(folder.data(), HOLDER).timedBy(clock).keyed(DemoSetup.clickKey())
                .selling(DemoSetup.offers());
    }

    /// Before anybody can call: the clock shows the past meanwhile.
    private void writeHistory(DemoFolder folder) throws ReceiverException {
        DemoClock clock = new DemoClock();
        try (LocalReceiver receiver = LocalReceiver.open(config(folder, clock).notListening())) {
            receiver.importSetup(DemoSetup.definitions(URI.create("http://" + DemoDesk.ALONE))).join();
            DemoHistory.play(receiver.history(), clock, clock.instant(), ZoneId.systemDefault(),
                    windows == null ? _ -> {} : windows::progress);
        }
    }

    private LocalReceiver open(DemoFolder folder) throws ReceiverException {
        LocalReceiver receiver = place.open((bind, port) -> LocalReceiver.open(config(folder, InstantSource.system())
                .at(bind, port).trusting(DemoSetup.playedBy(bind))));
        place.listening(receiver.localAddress().getPort());
        place.refusal().ifPresent(refusal -> news = Optional.of(words -> new News(refusal.apply(words), false)));
        return receiver;
    }

    private Next session(DemoFolder folder) throws ReceiverException {
        try (LocalReceiver receiver = open(folder)) {
            URI address = receiver.localAddress();
            URI base = callable(address);
            tellPhones(receiver, address);
            // A phone that follows a link has to reach the shop, too.
            receiver.importSetup(DemoSetup.definitions(receiver.publicAddress().orElse(base))).join();
            if (setup.length > 0) {
                receiver.importSetup(setup).join();
            }
            out.println("Receiving on " + address);
            out.flush();
            try (DemoTraffic traffic = new DemoTraffic(base, new Random())) {
                traffic.pause(paused);
                traffic.start();
                Next next = serve(receiver, traffic);
                paused = traffic.isPaused();
                return next;
            }
        }
    }

    /// Where this machine calls what listens on all of its addresses.
    private URI callable(URI address) {
        return DemoPlace.isEverywhere(place.bind())
                ? URI.create("http://" + DemoDesk.ALONE + ":" + address.getPort())
                : address;
    }

    /// Links and their codes name an address that phones can call.
    private void tellPhones(LocalReceiver receiver, URI address) {
        Optional<URI> called = DemoPlace.calledAt(place.bind(), address.getPort(), reaches());
        if (called.isPresent() || receiver.publicAddress().isPresent()) {
            receiver.savePublicAddress(called.orElse(null)).join();
        }
    }

    private static List<Reach> reaches() {
        try {
            return Reach.ofThisMachine();
        } catch (SocketException e) {
            LOG.warn("The system does not tell this machine's addresses", e);
            return List.of();
        }
    }

    private Next serve(LocalReceiver receiver, DemoTraffic traffic) {
        CompletableFuture<Next> next = new CompletableFuture<>();
        var _ = stopping.asked().thenRun(() -> next.complete(new Next.End()));
        Windows on = windows;
        if (on == null) {
            return next.join();
        }
        on.openDemo(receiver, new Desk(traffic, next, on), new Windows.Look(screen, onStage, begins), news,
                next::complete);
        begins = false;
        news = Optional.empty();
        try {
            return next.join();
        } finally {
            screen = on.close().orElse(screen);
        }
    }

    /// What the window does with it.
    private final class Desk implements DemoDesk {
        private final DemoTraffic traffic;
        private final CompletableFuture<Next> next;
        private final Windows on;

        Desk(DemoTraffic traffic, CompletableFuture<Next> next, Windows on) {
            this.traffic = traffic;
            this.next = next;
            this.on = on;
        }

        @Override
        public Optional<URI> own() {
            return own;
        }

        @Override
        public String bound() {
            return place.bind();
        }

        @Override
        public boolean isOpenToOthers() {
            return !DemoPlace.isAlone(place.bind());
        }

        @Override
        public boolean isPaused() {
            return traffic.isPaused();
        }

        @Override
        public void pause(boolean pause) {
            traffic.pause(pause);
        }

        @Override
        public void reset(boolean stage) {
            on.busy("demo.resetting-title", "demo.resetting");
            next.complete(new Next.ResetDemo(stage));
        }

        @Override
        public void listenOn(String address, boolean stage) {
            on.busy("demo.moving-title", "demo.moving", address);
            next.complete(new Next.MoveDemo(address, stage));
        }

        @Override
        public void leave() {
            on.busy("demo.leaving-title", "demo.leaving");
            if (own.isPresent()) {
                next.complete(new Next.LeaveDemo());
            } else {
                stopping.ask();
            }
        }
    }
}
