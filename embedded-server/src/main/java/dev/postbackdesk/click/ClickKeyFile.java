package dev.postbackdesk.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.CannotOpen.Reason;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.DurableFiles;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// `click-ids.key`: the secret of the click ids, and what keeps click numbers from being handed out twice. It lies beside
/// the database, not in it, so that it outlives a database that is set aside; it belongs into every backup, and never
/// into an export or a support bundle.
///
/// It is replaced as a whole: whoever reads it finds the old or the new one, after a power cut too.
public final class ClickKeyFile {
    static final String NAME = DataFolder.KEY;

    private final Path file;

    public ClickKeyFile(DataFolder folder) {
        file = folder.file(NAME);
    }

    public Path path() {
        return file;
    }

    /// Empty if there is no such file.
    ///
    /// @throws CannotOpen if it can't be read
    public Optional<ClickKey> read() throws CannotOpen {
        try {
            return Optional.of(ClickKey.parse(Files.readString(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotOpen(Reason.DATA, Saying.of("said.key.unreadable", file), e);
        }
    }

    /// On disk when it returns.
    public void write(ClickKey key) throws IOException {
        DurableFiles.write(file, key.text().getBytes(UTF_8));
    }
}
