package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Where a command works, what it keeps, and where its figures go.
final class Place {
    @Option(names = "--cache", paramLabel = "DIR", description = "Keep the seeded data there, for the next time.")
    private @Nullable Path cache;

    @Option(names = "--work", paramLabel = "DIR",
            description = "Where the data lie that are measured: on a disk, not in"
                    + " memory (default: the system's temporary folder).")
    private @Nullable Path work;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    /// A new folder, which the caller deletes; if the program is ended before, it is deleted then.
    Path folder() throws IOException {
        Path folder = work == null
                ? Files.createTempDirectory("postback-bench")
                : Files.createTempDirectory(Files.createDirectories(work), "postback-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAtTheEnd(folder), "delete-work"));
        return folder;
    }

    /// The children are being ended at the same time, and may write to the last.
    private static void deleteAtTheEnd(Path folder) {
        for (int i = 0; i < 20 && Files.exists(folder); i++) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    /// @param folder where the seeded data go if they are not to be kept
    SeedCache seeds(Path folder, Path code, PrintStream out) throws IOException {
        return new SeedCache(Files.createDirectories(cache == null ? folder.resolve("cache") : cache), code,
                out);
    }

    void write(Object figures) throws IOException {
        if (json != null) {
            Files.writeString(json, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        }
    }
}
