package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.language.Saying;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The database is missing or damaged, and nothing is received until the user chose what is to take its place: a backup
/// ([Recovery#restore]) or a new one ([Recovery#beginAnew]).
///
/// @param what was found, as a sentence without its full stop
/// @param setAside where the damaged file lies now, or null where there is none
/// @param newest the newest backup that can be read, or null if there is none
public record DataDamage(Saying what, @Nullable Path setAside, @Nullable Backup newest) {}
