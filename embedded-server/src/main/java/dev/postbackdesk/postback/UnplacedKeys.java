package dev.postbackdesk.postback;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Places of recorded conversions that are not yet in their table, though the postbacks are on disk: in memory, in order of
/// slot, in two generations. One fills while the other is written out, in slices and in order, so that neighbours share a
/// page: written one by one, each would cost a page of its own, which is more than everything else of a postback
/// together. One thread at a time.
final class UnplacedKeys {
    /// Keys of one generation. About 100 bytes each.
    static final int GENERATION = 1 << 16;

    private final int generation;
    private NavigableMap<Long, Long> filling = new TreeMap<>();
    private NavigableMap<Long, Long> leaving = new TreeMap<>();
    /// All postbacks up to this one have their places among those that leave, or in the table.
    private long leavingThrough;

    UnplacedKeys() {
        this(GENERATION);
    }

    UnplacedKeys(int generation) {
        this.generation = generation;
    }

    void clear() {
        filling.clear();
        leaving.clear();
    }

    int size() {
        return filling.size() + leaving.size();
    }

    void add(long slot, long postback) {
        filling.put(slot, postback);
    }

    /// Once enough have come together and all earlier ones have left, these begin to leave.
    ///
    /// @param through no postback up to this one will be added any more
    /// @param few whether also a generation that is not full is to leave
    void turn(long through, boolean few) {
        if (leaving.isEmpty() && !filling.isEmpty() && (few || filling.size() >= generation)) {
            leaving = filling;
            filling = new TreeMap<>();
            leavingThrough = through;
        }
    }

    /// The next to leave, in order of slot, at most `limit` of them; they stay until [#left].
    List<Map.Entry<Long, Long>> next(int limit) {
        List<Map.Entry<Long, Long>> next = new ArrayList<>(Math.min(limit, leaving.size()));
        Iterator<Map.Entry<Long, Long>> entries = leaving.entrySet().iterator();
        while (next.size() < limit && entries.hasNext()) {
            next.add(entries.next());
        }
        return next;
    }

    /// How many of the generation that leaves are still here.
    int leaving() {
        return leaving.size();
    }

    /// Up to which postback everything is in the table, once all those that leave have left.
    long leavingThrough() {
        return leavingThrough;
    }

    /// The first `count` that [#next] named are in the table.
    void left(int count) {
        Iterator<Map.Entry<Long, Long>> entries = leaving.entrySet().iterator();
        for (int i = 0; i < count; i++) {
            entries.next();
            entries.remove();
        }
    }

    /// Names the places from one slot to another that are taken.
    void places(long from, long to, Places places) {
        filling.subMap(from, true, to, true).forEach(places::at);
        leaving.subMap(from, true, to, true).forEach(places::at);
    }

    /// Is told of places and the postbacks that hold them.
    interface Places {
        void at(long slot, long postback);
    }
}
