package dev.postbackdesk.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// A disk under H2 that fails when it is told to: its power is cut, it is full, it reports errors, it is slow. Files lie
/// where their paths say, so that whatever looks at them without H2 sees them too; what is kept here is which of their
/// bytes a power cut would take away again.
///
/// It behaves as a file system behind a page cache does. Only what was forced survives for certain. When a force fails,
/// the pages that it was to write are marked clean all the same: they can still be read, and a second force succeeds
/// without writing them.
///
/// Thread-safe.
public final class Disk implements AutoCloseable {
    /// What can be made to fail.
    public enum Operation {
        WRITE, FORCE, TRUNCATE
    }

    /// What becomes of bytes that were written and not forced, when the power is cut.
    public enum Loss {
        /// All of them are lost.
        ALL,
        /// Any of them may be lost, in any order, and pages torn between their sectors: disks do that.
        SOME
    }

    public static final String FULL = "No space left on device";
    public static final String BROKEN = "Input/output error";

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, Disk> DISKS = new ConcurrentHashMap<>();

    private record Cut(Operation operation, long nth, Loss loss) {}

    private record Fault(Operation operation, long nth, boolean lasting, String message) {}

    /// A change of a folder, and how to take it back.
    private record Renaming(String from, String to) {}

    private final int number = NUMBERS.incrementAndGet();
    private final boolean forgetful;
    private final Random random;
    private final Map<String, Pages> files = new HashMap<>();
    private final Deque<Renaming> renamings = new ArrayDeque<>();
    private final Map<Operation, Long> counts = new HashMap<>();
    private volatile long delayNanos;
    private boolean lying;
    private Fault fault = new Fault(Operation.WRITE, 0, false, "");
    private int faults;
    private @Nullable Cut planned;
    private volatile CountDownLatch cut = new CountDownLatch(1);
    /// Channels of an older generation were open when the power was cut.
    private int generation;

    private Disk(boolean forgetful, long seed) {
        this.forgetful = forgetful;
        random = new Random(seed);
        DISKS.put(number, this);
        FilePath.register(new DiskPath());
    }

    /// One that can lose its power. It does not force the real disk, so it is fast.
    public static Disk forgetful(long seed) {
        return new Disk(true, seed);
    }

    /// One that forces the real disk, and never loses its power.
    public static Disk real() {
        return new Disk(false, 0);
    }

    static Disk numbered(int number) {
        Disk disk = DISKS.get(number);
        if (disk == null) {
            throw new IllegalStateException("Disk " + number + " was closed");
        }
        return disk;
    }

    /// What stands before the path of a database that lies on this disk, for H2.
    public String scheme() {
        return DiskPath.SCHEME + ":" + number + ":";
    }

    /// Every force takes that much longer.
    public void slow(Duration perForce) {
        delayNanos = perForce.toNanos();
    }

    /// From now on no force does anything, as if the program forgot to ask for it.
    public synchronized void forgetForces() {
        lying = true;
    }

    /// From now on the `nth` such operation fails, and all after it if `lasting`; `nth` counts from 1.
    public synchronized void fail(Operation operation, long nth, boolean lasting, String message) {
        counts.clear();
        faults = 0;
        fault = new Fault(operation, nth, lasting, message);
    }

    /// Nothing fails any more.
    public synchronized void heal() {
        fault = new Fault(Operation.WRITE, 0, false, "");
    }

    /// How often anything failed since the last [#fail].
    public synchronized int faults() {
        return faults;
    }

    /// How many there were since the last [#fail] or [#cut].
    public synchronized long count(Operation operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /// Has the power cut in place of the `nth` such operation from now on; `nth` counts from 1.
    public synchronized void cutAt(Operation operation, long nth, Loss loss) {
        counts.clear();
        planned = new Cut(operation, nth, loss);
        cut = new CountDownLatch(1);
    }

    /// Waits for what [#cutAt] planned; false if it did not come in time.
    public boolean awaitCut(Duration atMost) throws InterruptedException {
        return cut.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Cuts the power: channels that are open fail from now on, and the files hold what survived. The disk can be used
    /// again at once.
    public synchronized void cut(Loss loss) throws IOException {
        if (!forgetful) {
            throw new IllegalStateException("This disk forgets nothing");
        }
        generation++;
        planned = null;
        counts.clear();
        // A journal keeps the order of renamings: the first ones survive, or none.
        int kept = loss == Loss.ALL ? 0 : random.nextInt(renamings.size() + 1);
        while (renamings.size() > kept) {
            Renaming last = renamings.removeLast();
            move(last.to, last.from);
        }
        for (Map.Entry<String, Pages> file : files.entrySet()) {
            file.getValue().survive(Path.of(file.getKey()), loss == Loss.ALL ? null : random);
        }
        files.clear();
        forgetRenamings();
        cut.countDown();
    }

    synchronized DiskFile open(String file, FileChannel base) throws IOException {
        Pages pages = files.computeIfAbsent(file, _ -> new Pages());
        pages.opened(base.size());
        return new DiskFile(this, file, base, generation);
    }

    synchronized void rename(String from, String to) throws IOException {
        if (!forgetful) {
            Files.move(Path.of(from), Path.of(to), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        if (Files.exists(Path.of(to))) {
            putAside(to);
        }
        move(from, to);
        renamings.addLast(new Renaming(from, to));
    }

    synchronized void delete(String file) throws IOException {
        if (!forgetful) {
            Files.deleteIfExists(Path.of(file));
        } else if (Files.exists(Path.of(file))) {
            putAside(file);
        }
    }

    private void putAside(String file) throws IOException {
        String aside = file + ".gone-" + renamings.size() + "-" + generation;
        move(file, aside);
        renamings.addLast(new Renaming(file, aside));
    }

    private void move(String from, String to) throws IOException {
        Files.move(Path.of(from), Path.of(to), StandardCopyOption.ATOMIC_MOVE);
        Pages pages = files.remove(from);
        if (pages != null) {
            files.put(to, pages);
        }
    }

    private void forgetRenamings() throws IOException {
        for (Renaming renaming : renamings) {
            if (renaming.to.contains(".gone-")) {
                Files.deleteIfExists(Path.of(renaming.to));
                files.remove(renaming.to);
            }
        }
        renamings.clear();
    }

    synchronized int write(DiskFile file, ByteBuffer from, long position) throws IOException {
        checkPower(file);
        long size = file.base().size();
        if (fails(Operation.WRITE)) {
            // A disk that fills up takes what fits.
            ByteBuffer part = from.slice(from.position(), random.nextInt(from.remaining() + 1));
            written(file, position, part.remaining(), size);
            writeFully(file, part, position);
            throw new IOException(fault.message);
        }
        written(file, position, from.remaining(), size);
        return file.base().write(from, position);
    }

    private static void writeFully(DiskFile file, ByteBuffer from, long position) throws IOException {
        long at = position;
        while (from.hasRemaining()) {
            at += file.base().write(from, at);
        }
    }

    private void written(DiskFile file, long position, int length, long size) throws IOException {
        if (forgetful) {
            pages(file).write(file.base(), position, length, size);
        }
    }

    synchronized void truncate(DiskFile file, long size) throws IOException {
        checkPower(file);
        if (fails(Operation.TRUNCATE)) {
            throw new IOException(fault.message);
        }
        if (forgetful) {
            pages(file).truncate(file.base(), size);
        }
        file.base().truncate(size);
    }

    void force(DiskFile file, boolean metaData) throws IOException {
        if (delayNanos > 0) {
            LockSupport.parkNanos(delayNanos);
        }
        synchronized (this) {
            checkPower(file);
            if (fails(Operation.FORCE)) {
                if (forgetful) {
                    pages(file).forceFailed();
                }
                throw new IOException(fault.message);
            }
            if (lying) {
                return;
            }
            if (forgetful) {
                pages(file).forced(file.base().size());
                forgetRenamings();
                return;
            }
        }
        file.base().force(metaData);
    }

    synchronized void checkPower(DiskFile file) throws IOException {
        if (file.generation() != generation) {
            throw new IOException("The power was cut");
        }
    }

    private Pages pages(DiskFile file) {
        return files.computeIfAbsent(file.name(), _ -> new Pages());
    }

    private boolean fails(Operation operation) throws IOException {
        long count = counts.merge(operation, 1L, Long::sum);
        Cut next = planned;
        if (next != null && next.operation == operation && count >= next.nth) {
            cut(next.loss);
            throw new IOException("The power was cut");
        }
        boolean fails = operation == fault.operation && fault.nth > 0
                && (count == fault.nth || (fault.lasting && count > fault.nth));
        if (fails) {
            faults++;
        }
        return fails;
    }

    @Override
    public void close() {
        DISKS.remove(number);
    }
}
