package dev.postbackdesk.postback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Places of recorded conversions that are not yet in their table, though the postbacks are on disk: in memory, in two
/// generations. One fills while the other is written out, in slices and in order of slot, so that neighbours share a page:
/// written one by one, each would cost a page of its own, which is more than everything else of a postback together. Changed
/// by one thread; another one may look at [#within].
final class UnplacedKeys {
    /// Keys of one generation. About 40 bytes each.
    static final int GENERATION = 1 << 16;

    private final int generation;
    private SlotMap filling = new SlotMap();
    private SlotMap leaving = new SlotMap();
    /// The slots of those that leave, in order.
    private long[] order = {};
    /// How many of them have left.
    private int gone;
    /// All postbacks up to this one have their places among those that leave, or in the table.
    private long leavingThrough;

    UnplacedKeys() {
        this(GENERATION);
    }

    UnplacedKeys(int generation) {
        this.generation = generation;
    }

    synchronized void clear() {
        filling = new SlotMap();
        endLeaving();
    }

    private void endLeaving() {
        leaving = new SlotMap();
        order = new long[0];
        gone = 0;
    }

    synchronized int size() {
        return filling.size() + leaving();
    }

    synchronized void add(long slot, long postback) {
        filling.put(slot, postback);
    }

    /// Once enough have come together and all earlier ones have left, these begin to leave.
    ///
    /// @param through no postback up to this one will be added any more
    /// @param few whether also a generation that is not full is to leave
    synchronized void turn(long through, boolean few) {
        if (leaving() == 0 && filling.size() > 0 && (few || filling.size() >= generation)) {
            leaving = filling;
            order = leaving.sorted();
            gone = 0;
            filling = new SlotMap();
            leavingThrough = through;
        }
    }

    /// The next to leave, in order of slot, at most `limit` of them; they stay until [#left].
    synchronized List<Map.Entry<Long, Long>> next(int limit) {
        int count = Math.min(limit, leaving());
        List<Map.Entry<Long, Long>> next = new ArrayList<>(count);
        for (int i = gone; i < gone + count; i++) {
            next.add(Map.entry(order[i], leaving.at(order[i])));
        }
        return next;
    }

    /// How many of the generation that leaves are still here.
    synchronized int leaving() {
        return order.length - gone;
    }

    /// Up to which postback everything is in the table, once all those that leave have left.
    long leavingThrough() {
        return leavingThrough;
    }

    /// The first `count` that [#next] named are in the table.
    synchronized void left(int count) {
        gone += count;
        if (leaving() == 0) {
            endLeaving();
        }
    }

    /// Names the places from one slot to another that are taken, in no order.
    synchronized void places(long from, long to, Places places) {
        filling.places(from, to, places);
        if (leaving() > 0) {
            leaving.places(Math.max(from, order[gone]), to, places);
        }
    }

    /// The same for a wide range: it looks at every place there is, some 130,000 at most, in less than a millisecond.
    synchronized void within(long from, long to, Places places) {
        filling.within(from, to, places);
        leaving.within(from, to, places);
    }

    /// Is told of places and the postbacks that hold them.
    interface Places {
        void at(long slot, long postback);
    }
}
