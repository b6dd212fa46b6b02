package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.backup.ClosedFolder.Outcome;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Recovery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Repairs a data folder that no receiver holds, one step after the other: each locks the folder, and would find it in use
/// by the one before. Its thread does not keep the process.
final class FolderRepair implements Repair, AutoCloseable {
    private final Path data;
    private final String holder;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("desktop-repair").factory());

    private interface Step<T> {
        T run(Recovery recovery) throws ReceiverException;
    }

    /// @param holder what another program is told meanwhile
    FolderRepair(Path data, String holder) {
        this.data = data;
        this.holder = holder;
    }

    @Override
    public CompletableFuture<List<Backup>> backups() {
        return run(Recovery::backups);
    }

    @Override
    public CompletableFuture<Outcome> restore(Backup backup) {
        return run(recovery -> recovery.restore(backup));
    }

    @Override
    public CompletableFuture<Outcome> beginAnew() {
        return run(Recovery::beginAnew);
    }

    private <T> CompletableFuture<T> run(Step<T> step) {
        CompletableFuture<T> done = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                T result;
                try (Recovery recovery = Recovery.open(data, holder)) {
                    result = step.run(recovery);
                }
                // The folder is free again by now: whoever waits is going to open it.
                done.complete(result);
            } catch (ReceiverException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /// Waits for nothing: what is under way goes on, and a process that ends meanwhile does no harm.
    @Override
    public void close() {
        thread.shutdown();
    }
}
