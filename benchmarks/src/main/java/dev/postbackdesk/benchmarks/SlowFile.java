package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBaseDefault;

/// A file whose forces take longer, as on a disk without a battery behind its memory. All else is the file's own.
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file below may be read by several threads at a time
final class SlowFile extends FileBaseDefault {
    private final FileChannel base;
    private final Duration delay;

    SlowFile(FileChannel base, Duration delay) {
        this.base = base;
        this.delay = delay;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        base.force(metaData);
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return base.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return base.write(source, position);
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        base.truncate(size);
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
