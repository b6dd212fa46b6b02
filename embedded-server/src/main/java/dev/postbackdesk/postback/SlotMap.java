package dev.postbackdesk.postback;

import java.util.Arrays;

/// From slots to postbacks, in arrays of numbers: a tree of some ten thousand entries costs ten times the memory, all of it
/// small objects that the garbage collector follows, and several times the time. Entries are only added. One thread at a
/// time.
final class SlotMap {
    /// Neighbouring slots are looked for together: so many of them share a chain.
    private static final int GROUP_BITS = 5;
    private static final int NONE = -1;

    /// The first entry of each chain; as many chains as entries fit.
    private int[] heads;
    /// What follows each entry in its chain.
    private int[] following;
    private long[] slots;
    private long[] postbacks;
    private int size;

    SlotMap() {
        this(64);
    }

    private SlotMap(int capacity) {
        heads = new int[capacity];
        Arrays.fill(heads, NONE);
        following = new int[capacity];
        slots = new long[capacity];
        postbacks = new long[capacity];
    }

    int size() {
        return size;
    }

    /// Replaces what was at the slot.
    void put(long slot, long postback) {
        int entry = find(slot);
        if (entry != NONE) {
            postbacks[entry] = postback;
            return;
        }
        if (size == slots.length) {
            grow();
        }
        add(slot, postback);
    }

    private void add(long slot, long postback) {
        int chain = chain(slot >> GROUP_BITS);
        slots[size] = slot;
        postbacks[size] = postback;
        following[size] = heads[chain];
        heads[chain] = size;
        size++;
    }

    private void grow() {
        SlotMap bigger = new SlotMap(2 * slots.length);
        for (int i = 0; i < size; i++) {
            bigger.add(slots[i], postbacks[i]);
        }
        heads = bigger.heads;
        following = bigger.following;
        slots = bigger.slots;
        postbacks = bigger.postbacks;
    }

    private int chain(long group) {
        // Fibonacci hashing: neighbouring groups go far apart, and the upper bits are the best mixed.
        return (int) ((group * 0x9E3779B97F4A7C15L) >>> 40) & (heads.length - 1);
    }

    private int find(long slot) {
        int entry = heads[chain(slot >> GROUP_BITS)];
        while (entry != NONE && slots[entry] != slot) {
            entry = following[entry];
        }
        return entry;
    }

    /// The postback at a slot that is taken.
    long at(long slot) {
        return postbacks[find(slot)];
    }

    /// Names what is there from one slot to another, both included, in no order.
    void places(long from, long to, UnplacedKeys.Places places) {
        for (long group = from >> GROUP_BITS; group <= to >> GROUP_BITS; group++) {
            for (int entry = heads[chain(group)]; entry != NONE; entry = following[entry]) {
                // Another group may share the chain.
                if (slots[entry] >= from && slots[entry] <= to && slots[entry] >> GROUP_BITS == group) {
                    places.at(slots[entry], postbacks[entry]);
                }
            }
        }
    }

    /// The same, by looking at every entry: for a range that is wider than they are many.
    void within(long from, long to, UnplacedKeys.Places places) {
        for (int entry = 0; entry < size; entry++) {
            if (slots[entry] >= from && slots[entry] <= to) {
                places.at(slots[entry], postbacks[entry]);
            }
        }
    }

    /// All slots, in order.
    long[] sorted() {
        long[] sorted = Arrays.copyOf(slots, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
