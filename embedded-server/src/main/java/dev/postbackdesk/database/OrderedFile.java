package dev.postbackdesk.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/// H2's file, written in an order that a power cut can't disturb. Thread-safe.
///
/// Until it is forced, a disk may have kept any part of what was written. H2 appends its chunks of data, and goes back
/// to the version before where the last one is not whole. But once chunks are older than 45 s, it writes new ones over
/// dead ones, and then a cut lost hundreds of answered postbacks, or left a file that could not be read. So:
///
/// - The header leads to the newest chunk whenever a force returns. H2 2.5.252 names the one before, and finds the
///   newest only where it happens to lie at the file's end or at the place that was foreseen.
/// - Of the header's two copies one at a time is written: the other leads to what the last force made safe.
/// - A chunk carries a checksum of all of it behind H2's own, which is of its foot alone: a chunk that the disk took in
///   parts is none.
/// - Before anything is written over, what was written earlier is forced: H2 takes as dead what only a version that is
///   not on disk yet does without.
/// - What was forced is there or missed: where H2 goes back further, nothing is written.
/// - After a force that failed nothing is written or forced any more: the system may have dropped what it could not
///   write, and a second force would succeed all the same. Once the file is opened again, that is written anew.
///
/// H2 reads and writes the file without this too.
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // reading needs no lock: H2 reads only what it has written
final class OrderedFile extends FileBaseDefault {
    private static final int FOOT = 128;
    private static final int HEAD_LENGTH = 1024;
    private static final int PART = 64 * 1024;
    private static final String CHECKSUM = ",crc:";
    private static final byte[] HEAD = "chunk:".getBytes(ISO_8859_1);

    /// A chunk that was written.
    private record Chunk(long id, long block, long version) {
        /// Written out: a record's own is linked when it is first called, 8 ms before the receiver is there.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Chunk(long otherId, long otherBlock, long otherVersion)
                    && id == otherId && block == otherBlock && version == otherVersion;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(version);
        }
    }

    private final FileChannel base;
    private final Unforced unforced;
    private final Object lock = new Object();
    /// The newest version that was forced when the file was opened: younger ones may be there in parts.
    private final long safeVersion;
    private volatile boolean writing;
    private long headRead = -1;
    // Guarded by the lock.
    private @Nullable StoreHeader header;
    private @Nullable Chunk newest;
    private @Nullable Chunk named;
    /// The copy of the header that is written next.
    private int copy;
    private boolean dirty;
    private boolean failed;
    /// What lay behind it at the last force was of no use.
    private long safeSize;

    OrderedFile(FileChannel base, Unforced unforced) throws IOException {
        this.base = base;
        this.unforced = unforced;
        safeSize = base.size();
        Optional<StoreHeader> first = header(0);
        Optional<StoreHeader> second = header(1);
        long firstVersion = first.map(one -> one.number("version")).orElse(-1L);
        long secondVersion = second.map(one -> one.number("version")).orElse(-1L);
        boolean both = firstVersion >= 0 && secondVersion >= 0;
        safeVersion = StoreHeader.forced(first, second);
        int older = firstVersion <= secondVersion ? 0 : 1;
        // Of two, the newer one may have come to the disk before what it leads to. Then it is of no use, and the other one
        // all there is.
        boolean leadsNowhere = both && firstVersion != secondVersion
                && !leadsToWhole((older == 0 ? second : first).orElseThrow());
        copy = leadsNowhere ? 1 - older : older;
        header = (copy == 0 ? second.or(() -> first) : first.or(() -> second)).orElse(null);
    }

    private Optional<StoreHeader> header(int which) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(StoreHeader.BLOCK);
        return read(base, block, (long) which * StoreHeader.BLOCK)
                ? StoreHeader.checked(new String(block.array(), ISO_8859_1))
                : Optional.empty();
    }

    /// False where the file ends before.
    private static boolean read(FileChannel file, ByteBuffer into, long position) throws IOException {
        int begin = into.position();
        while (into.hasRemaining()) {
            if (file.read(into, position + into.position() - begin) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        int begin = into.position();
        int read = base.read(into, position);
        if (!writing && position == 0 && read == 2 * StoreHeader.BLOCK && header != null) {
            // Of the copy that is of use. That all was well at the end is kept from H2: then it wants chunks to be whole that
            // are dead but still listed, and in whose place a power cut left something else, and goes back to a far older
            // version where one is not. Else it looks only at what is live.
            byte[] shown = header.unclean().toBlock();
            into.put(begin, shown).put(begin + shown.length, shown);
        }
        if (!writing && read == HEAD_LENGTH) {
            headRead = position;
        }
        if (!writing && read == FOOT && (position + FOOT) % StoreHeader.BLOCK == 0) {
            // H2 looks for chunks, while it opens the file.
            byte[] foot = new byte[FOOT];
            into.get(begin, foot);
            if (isInParts(foot, position + FOOT)) {
                into.put(begin, new byte[FOOT]);
            }
        }
        return read;
    }

    private boolean leadsToWhole(StoreHeader known) throws IOException {
        long begin = known.number("block") * StoreHeader.BLOCK;
        StoreHeader head = text(begin, HEAD_LENGTH).flatMap(StoreHeader::parse).orElse(null);
        if (head == null || head.number("chunk") != known.number("chunk") || head.number("len") <= 0) {
            return false;
        }
        long end = begin + head.number("len") * StoreHeader.BLOCK;
        ByteBuffer foot = ByteBuffer.allocate(FOOT);
        return read(base, foot, end - FOOT)
                && StoreHeader.checked(new String(foot.array(), ISO_8859_1))
                        .filter(one -> one.number("chunk") == known.number("chunk")).isPresent()
                && !isInParts(foot.array(), end);
    }

    private Optional<String> text(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        return read(base, bytes, position) ? Optional.of(new String(bytes.array(), ISO_8859_1)) : Optional.empty();
    }

    private boolean isInParts(byte[] foot, long end) throws IOException {
        String text = new String(foot, ISO_8859_1);
        StoreHeader chunk = StoreHeader.checked(text).orElse(null);
        if (chunk == null || !text.contains(CHECKSUM)) {
            return false;
        }
        long length = chunk.number("len") * StoreHeader.BLOCK;
        if (chunk.number("version") <= safeVersion && headRead == end - length) {
            return false;
        }
        return length <= 0 || length > end
                || !Long.toHexString(checksum(end - length, end - FOOT)).equals(chunk.values().get("crc"));
    }

    /// Of what lies between two places.
    private long checksum(long from, long to) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer part = ByteBuffer.allocate(PART);
        for (long at = from; at < to; at += part.limit()) {
            part.clear().limit((int) Math.min(PART, to - at));
            read(base, part, at);
            sum.update(part.flip());
        }
        return sum.getValue();
    }

    private static long checksum(ByteBuffer chunk) {
        CRC32C sum = new CRC32C();
        sum.update(chunk.slice(chunk.position(), chunk.remaining() - FOOT));
        return sum.getValue();
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        synchronized (lock) {
            checkUsable();
            beginWriting();
            if (position == 0) {
                return writeHeader(from);
            }
            Optional<Chunk> chunk = chunk(from, position);
            if (chunk.isPresent()) {
                // Later ones may be old chunks that are moved.
                if (newest == null && chunk.get().version <= safeVersion) {
                    throw new OlderVersion(chunk.get().version - 1, safeVersion);
                }
                if (dirty && position < safeSize) {
                    force(true);
                }
                addChecksum(from);
            }
            dirty = true;
            unforced.wrote(position, from.remaining());
            int written = base.write(from, position);
            chunk.filter(this::isNewer).ifPresent(one -> newest = one);
            return written;
        }
    }

    /// A process that was killed may have left what it had not forced, and a force that failed what was not written.
    private void beginWriting() throws IOException {
        if (!writing) {
            unforced.writeAgain(base);
            writing = true;
            force(true);
        }
    }

    private boolean isNewer(Chunk chunk) {
        return newest == null || chunk.version > newest.version;
    }

    /// Held back until the next force, unless it says that all is well.
    private int writeHeader(ByteBuffer from) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(from.position(), bytes);
        StoreHeader read = StoreHeader.parse(new String(bytes, ISO_8859_1)).orElse(null);
        header = read;
        if (read != null && !read.isClean() && newest != null) {
            from.position(from.limit());
            return bytes.length;
        }
        if (dirty) {
            force(true);
        }
        dirty = true;
        unforced.wrote(0, from.remaining());
        return base.write(from, 0);
    }

    private static Optional<Chunk> chunk(ByteBuffer from, long position) {
        if (from.remaining() % StoreHeader.BLOCK != 0 || from.remaining() == 0
                || !from.slice(from.position(), HEAD.length).equals(ByteBuffer.wrap(HEAD))) {
            return Optional.empty();
        }
        byte[] head = new byte[HEAD_LENGTH];
        from.get(from.position(), head);
        return StoreHeader.parse(new String(head, ISO_8859_1)).map(
                one -> new Chunk(one.number("chunk"), position / StoreHeader.BLOCK, one.number("version")));
    }

    /// Behind the checksum of the foot, where H2 reads no further.
    private static void addChecksum(ByteBuffer chunk) {
        int begin = chunk.limit() - FOOT;
        byte[] foot = new byte[FOOT];
        chunk.get(begin, foot);
        String text = new String(foot, ISO_8859_1).stripTrailing();
        byte[] sum = (CHECKSUM + Long.toHexString(checksum(chunk))).getBytes(ISO_8859_1);
        if (!text.contains(CHECKSUM) && text.length() + sum.length < FOOT) {
            chunk.put(begin + text.length(), sum);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        synchronized (lock) {
            checkUsable();
            boolean leads = leadToNewest();
            try {
                base.force(metaData);
            } catch (IOException e) {
                failed = true;
                unforced.failed();
                throw e;
            }
            unforced.forced();
            dirty = false;
            safeSize = base.size();
            if (leads) {
                copy = 1 - copy;
            }
        }
    }

    private boolean leadToNewest() throws IOException {
        Chunk chunk = newest;
        StoreHeader known = header;
        if (chunk == null || known == null || chunk.equals(named)) {
            return false;
        }
        ByteBuffer block = ByteBuffer.wrap(known.leadingTo(chunk.id, chunk.block, chunk.version).toBlock());
        long position = (long) copy * StoreHeader.BLOCK;
        unforced.wrote(position, StoreHeader.BLOCK);
        while (block.hasRemaining()) {
            base.write(block, position + block.position());
        }
        named = chunk;
        return true;
    }

    private void checkUsable() throws IOException {
        if (failed) {
            throw new IOException("A force failed before: the file has to be opened anew");
        }
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        synchronized (lock) {
            checkUsable();
            beginWriting();
            base.truncate(size);
            safeSize = Math.min(safeSize, size);
            dirty = true;
        }
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
