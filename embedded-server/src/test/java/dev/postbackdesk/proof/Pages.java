package dev.postbackdesk.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of one file would be otherwise after a power cut: for each page that was written since the last force, the bytes
/// that the disk holds. Not thread-safe.
final class Pages {
    /// What the system writes at once.
    static final int PAGE = 4096;
    /// What a disk writes at once.
    static final int SECTOR = 512;

    /// @param onDisk what the disk holds of the page, zeros behind the end of the file
    /// @param dirty whether the next force writes it: not if a force failed before
    @SuppressWarnings("ArrayRecordComponent") // pages are never compared
    private record Page(byte[] onDisk, boolean dirty) {}

    private final Map<Long, Page> pages = new TreeMap<>();
    private long sizeOnDisk = -1;

    void opened(long size) {
        if (sizeOnDisk < 0) {
            sizeOnDisk = size;
        }
    }

    void write(FileChannel file, long position, int length, long size) throws IOException {
        if (length > 0) {
            long last = (position + length - 1) / PAGE;
            for (long page = Math.min(position, size) / PAGE; page <= last; page++) {
                touch(file, page);
            }
        }
    }

    void truncate(FileChannel file, long size) throws IOException {
        for (long page = size / PAGE; page * PAGE < Math.max(file.size(), sizeOnDisk); page++) {
            touch(file, page);
        }
    }

    /// The whole page is dirty again, whatever a force lost of it before.
    private void touch(FileChannel file, long page) throws IOException {
        Page known = pages.get(page);
        byte[] onDisk = known == null ? read(file, page) : known.onDisk;
        pages.put(page, new Page(onDisk, true));
    }

    private static byte[] read(FileChannel file, long page) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PAGE);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, page * PAGE + bytes.position());
        }
        return bytes.array();
    }

    void forced(long size) {
        pages.values().removeIf(Page::dirty);
        sizeOnDisk = size;
    }

    void forceFailed() {
        pages.replaceAll((_, page) -> new Page(page.onDisk, false));
    }

    /// Makes the file what it is after the power was cut.
    ///
    /// @param random decides about every page; null loses all of them
    void survive(Path path, @Nullable Random random) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long now = file.size();
            for (Map.Entry<Long, Page> entry : pages.entrySet()) {
                byte[] written = read(file, entry.getKey());
                byte[] survived = random == null
                        ? entry.getValue().onDisk
                        : mixed(entry.getValue().onDisk, written, random);
                file.write(ByteBuffer.wrap(survived), entry.getKey() * PAGE);
            }
            setSize(file, size(now, random));
        }
    }

    /// A file system that journals sizes keeps the old or the new one, or stops between the two.
    private long size(long now, @Nullable Random random) {
        if (random == null || now == sizeOnDisk) {
            return sizeOnDisk;
        }
        return switch (random.nextInt(3)) {
            case 0 -> sizeOnDisk;
            case 1 -> now;
            default -> random.nextLong(Math.min(now, sizeOnDisk), Math.max(now, sizeOnDisk)) / PAGE * PAGE;
        };
    }

    private static void setSize(FileChannel file, long size) throws IOException {
        file.truncate(size);
        if (file.size() < size) {
            file.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
    }

    private static byte[] mixed(byte[] onDisk, byte[] written, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> torn(onDisk, written, random);
            case 1, 2, 3 -> onDisk;
            default -> written;
        };
    }

    private static byte[] torn(byte[] onDisk, byte[] written, Random random) {
        byte[] torn = Arrays.copyOf(onDisk, PAGE);
        for (int sector = 0; sector < PAGE; sector += SECTOR) {
            if (random.nextBoolean()) {
                System.arraycopy(written, sector, torn, sector, SECTOR);
            }
        }
        return torn;
    }
}
