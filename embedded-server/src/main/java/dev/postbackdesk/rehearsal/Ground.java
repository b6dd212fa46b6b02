package dev.postbackdesk.rehearsal;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What is played on: a receiver of its own on the loopback address and a free port, with somebody who calls it.
final class Ground {
    private static final int SECONDS = 10;

    private Ground() {}

    /// What is played.
    @FunctionalInterface
    interface Play {
        void on(LocalReceiver receiver, Merchant merchant) throws IOException, InterruptedException;
    }

    /// Opens it, plays, and takes all away again, whatever came of it.
    ///
    /// @param scratch the folder that its own is made in
    /// @param clickKey of the click ids, or null for a random one
    static void play(Path scratch, InstantSource clock, byte @Nullable [] clickKey, Play play)
            throws ReceiverException, IOException, InterruptedException {
        boolean interrupted = false;
        try (Scratch folder = Scratch.in(scratch)) {
            try (LocalReceiver receiver = LocalReceiver.open(new ReceiverConfig(folder.folder(), "Rehearsal",
                    "127.0.0.1", 0, null, clock, true, clickKey)); Merchant merchant = new Merchant()) {
                try {
                    play.on(receiver, merchant);
                } finally {
                    // An interrupted thread could close no database in peace.
                    interrupted = Thread.interrupted();
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException("The rehearsal was stopped");
        }
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
