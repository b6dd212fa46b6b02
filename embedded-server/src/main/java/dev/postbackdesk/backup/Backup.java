package dev.postbackdesk.backup;

import dev.postbackdesk.language.Saying;
import java.nio.file.Path;
import java.time.Instant;

/// A backup, as it is listed.
///
/// @param file where it lies
/// @param madeAt when; of one that can't be read, when its file was changed
/// @param bytes the file's size
/// @param postbacks how many it holds; 0 of one that can't be read
/// @param clicks likewise
/// @param problem why it can't be restored, as a sentence; [Saying#NOTHING] if it can, as far as can be told without unpacking it
/// @param earlier whether it holds data in whose place others were put since, restored or begun anew: it is kept until somebody
///        deletes it
public record Backup(Path file, Instant madeAt, long bytes, long postbacks, long clicks, Saying problem,
        boolean earlier) {
    /// One of the present data.
    public Backup(Path file, Instant madeAt, long bytes, long postbacks, long clicks, Saying problem) {
        this(file, madeAt, bytes, postbacks, clicks, problem, false);
    }

    Backup ofEarlierData() {
        return new Backup(file, madeAt, bytes, postbacks, clicks, problem, true);
    }

    /// The file's name.
    public String name() {
        return String.valueOf(file.getFileName());
    }

    public boolean isReadable() {
        return problem.isEmpty();
    }
}
