package dev.postbackdesk.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/// An open file of a [Disk].
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the disk has a lock, and reading needs none
final class DiskFile extends FileBaseDefault {
    private final Disk disk;
    private final String name;
    private final FileChannel base;
    private final int generation;

    DiskFile(Disk disk, String name, FileChannel base, int generation) {
        this.disk = disk;
        this.name = name;
        this.base = base;
        this.generation = generation;
    }

    String name() {
        return name;
    }

    FileChannel base() {
        return base;
    }

    int generation() {
        return generation;
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        disk.checkPower(this);
        return base.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return disk.write(this, from, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        disk.truncate(this, size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        disk.force(this, metaData);
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
