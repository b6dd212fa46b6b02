package dev.postbackdesk.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.database.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `click-ids.key`: the secret of the click ids, and what keeps click numbers from being handed out twice. It lies beside
/// the database, not in it, so that it outlives a database that is set aside; it belongs into every backup, and never
/// into an export or a support bundle.
///
/// It is replaced as a whole: whoever reads it finds the old or the new one, after a power cut too.
final class ClickKeyFile {
    static final String NAME = "click-ids.key";
    private static final String HEADING = "# The secret of Postback Desk's click ids. Keep it beside the database, and to yourself.\n";

    /// What it holds.
    ///
    /// @param key see [ClickIds]
    /// @param highestEpoch of all click numbers that may have been handed out
    /// @param starts how often numbering was begun with this file: the database keeps the same count, and one with
    ///        another is not the one that this file was used with last
    @SuppressWarnings("ArrayRecordComponent") // a key is raw bytes, and states are never compared
    record State(byte[] key, long highestEpoch, long starts) {}

    private final Path file;

    ClickKeyFile(DataFolder folder) {
        file = folder.file(NAME);
    }

    Path path() {
        return file;
    }

    /// Empty if there is no such file.
    Optional<State> read() throws CannotOpen {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw damaged(e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2).forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
        try {
            byte[] key = HexFormat.of().parseHex(values.getOrDefault("key", ""));
            State state = new State(key, Long.parseLong(values.getOrDefault("highest-epoch", "")),
                    Long.parseLong(values.getOrDefault("starts", "")));
            if (key.length != ClickIds.KEY_BYTES || state.highestEpoch < 0 || state.starts < 0) {
                throw damaged(new IOException("a value is out of range"));
            }
            return Optional.of(state);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /// On disk when it returns.
    void write(State state) throws IOException {
        Path temporary = file.resolveSibling(NAME + ".new");
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Files.deleteIfExists(temporary);
        String text = HEADING + "key=" + HexFormat.of().formatHex(state.key) + "\nhighest-epoch=" + state.highestEpoch
                + "\nstarts=" + state.starts + "\n";
        try (FileChannel channel = FileChannel.open(temporary,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (posix) {
            // The name as well has to reach the disk. Windows opens no folder, and needs none of this.
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private CannotOpen damaged(Exception why) {
        return new CannotOpen(Reason.DATA, "The key of the click ids, " + file
                + ", can't be read: it is damaged or not yours to read. Restore it from a backup, together with the database.",
                why);
    }
}
