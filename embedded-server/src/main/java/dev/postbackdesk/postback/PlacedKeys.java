package dev.postbackdesk.postback;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Says of a place, or of a click, that the table of places surely holds nothing there: a Bloom filter. Most postbacks are
/// about something new, and so need no look into a table that is too big to be in memory. Until it knows of all that is
/// stored it says "perhaps" to everything. Thread-safe.
final class PlacedKeys {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    /// Bits for each key that is foreseen: one in some ten answers is wrong then, and costs a look.
    private static final int BITS = 16;
    private static final int LEAST = 1 << 14;
    private static final int MOST = 1 << 22;
    private static final long OF_A_CLICK = 1L << 62;
    /// Places that share a mark.
    private static final int BLOCK_BITS = 5;

    private final long[] words;
    private volatile boolean complete;

    /// @param keys how many there may be; with many more it says "perhaps" too often, and is never wrong
    PlacedKeys(long keys) {
        long wanted = Long.highestOneBit(Math.max(1, keys * BITS / Long.SIZE)) * 2;
        words = new long[Math.clamp(wanted, LEAST, MOST)];
    }

    /// Notes a place; to be called before it is stored.
    void add(long slot) {
        mark(slot >>> BLOCK_BITS);
        mark(OF_A_CLICK | slot >>> RecordedReader.HASH_BITS);
    }

    /// All places that were stored before it was made are noted.
    void complete() {
        complete = true;
    }

    /// Whether a place may be taken between these two, which are no more than a key's places apart.
    boolean mayHold(long from, long to) {
        return !complete || isMarked(from >>> BLOCK_BITS) || isMarked(to >>> BLOCK_BITS);
    }

    /// Whether a click may have any.
    boolean mayHoldAny(long click) {
        return !complete || isMarked(OF_A_CLICK | click);
    }

    private void mark(long value) {
        long hash = hash(value);
        set(hash);
        set(hash >>> 32);
    }

    private boolean isMarked(long value) {
        long hash = hash(value);
        return isSet(hash) && isSet(hash >>> 32);
    }

    private void set(long bit) {
        WORDS.getAndBitwiseOr(words, word(bit), 1L << bit);
    }

    private boolean isSet(long bit) {
        return ((long) WORDS.getOpaque(words, word(bit)) >>> bit & 1) != 0;
    }

    private int word(long bit) {
        return (int) (bit >>> 6) & (words.length - 1);
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the value changes half of the hash's.
    private static long hash(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
