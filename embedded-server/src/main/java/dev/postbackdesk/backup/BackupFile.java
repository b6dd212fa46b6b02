package dev.postbackdesk.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.DurableFiles;
import dev.postbackdesk.database.Snapshot;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A backup's file: a zip with what it says of itself, the key of the click ids, and the database.
final class BackupFile {
    private static final String PROPERTIES = "backup.properties";
    /// Much more than either small entry has.
    private static final int SMALL = 64 * 1024;
    private static final int BUFFER = 256 * 1024;

    private final Path file;

    BackupFile(Path file) {
        this.file = file;
    }

    /// Writes it, on disk when it returns.
    ///
    /// @param progress told now and then how many bytes of the database were written; what it throws ends it
    void write(Head head, Snapshot snapshot, LongConsumer progress) throws IOException {
        try (FileChannel channel = DurableFiles.create(file);
                ZipOutputStream zip = new ZipOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))) {
            // The fastest level: the file grows by all that is written meanwhile, and half of a core is somebody else's.
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(PROPERTIES));
            zip.write(head.properties());
            zip.putNextEntry(new ZipEntry(DataFolder.KEY));
            zip.write(head.key().text().getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(DataFolder.DATABASE));
            snapshot.copyTo(zip, progress);
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    /// @throws IOException whose message says, in the middle of a sentence, why it can't be restored
    Head head() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(DataFolder.DATABASE) == null) {
                throw new SaidIOException(Saying.of("said.why.no-database"));
            }
            return Head.read(small(zip, PROPERTIES), small(zip, DataFolder.KEY));
        }
    }

    /// Bytes that its database takes when it is unpacked.
    long databaseBytes() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(DataFolder.DATABASE);
            return entry == null ? 0 : entry.getSize();
        }
    }

    /// Unpacks its database, on disk when it returns.
    ///
    /// @param to must not be there
    /// @throws IOException also if it is not what was packed
    void unpack(Path to) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile()); FileChannel channel = DurableFiles.create(to)) {
            ZipEntry entry = zip.getEntry(DataFolder.DATABASE);
            // A ZIP file that is read by entries has them checked by nobody.
            CRC32 checksum = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
                in.transferTo(Channels.newOutputStream(channel));
            }
            if (checksum.getValue() != entry.getCrc()) {
                throw new SaidIOException(Saying.of("said.why.not-packed"));
            }
            channel.force(true);
        }
    }

    private static byte[] small(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new SaidIOException(Saying.of("said.why.no-entry", name));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(SMALL);
        }
    }
}
