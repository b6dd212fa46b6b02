package dev.postbackdesk.rehearsal;

/// How much a load is, and what of. Immutable.
///
/// @param perSecond visitors, 1 to [#MOST_A_SECOND]; each clicks, and buys some seconds later
/// @param fault what goes wrong with some of the orders
/// @param faulty how many of a hundred orders it goes wrong with, 0 to 100
/// @param twice how many of a hundred sound orders are reported twice, 0 to 100
public record LoadPlan(int perSecond, Fault fault, int faulty, int twice) {
    public static final int MOST_A_SECOND = 500;

    public LoadPlan {
        if (perSecond < 1 || perSecond > MOST_A_SECOND) {
            throw new IllegalArgumentException("1 to 500 visitors a second, not " + perSecond);
        }
        if (faulty < 0 || faulty > 100 || twice < 0 || twice > 100) {
            throw new IllegalArgumentException("A share is 0 to 100 %");
        }
        if (faulty > 0 && !fault.isOfOneOrder()) {
            throw new IllegalArgumentException(fault + " is no matter of one order");
        }
    }

    /// How often out of `n` something of `percent` happened, spread evenly.
    private static long share(long n, int percent) {
        return n * percent / 100;
    }

    /// Whether it goes wrong with the `n`-th order; the first is 0.
    boolean isFaulty(long n) {
        return share(n + 1, faulty) > share(n, faulty);
    }

    /// Whether the `n`-th sound order is reported twice.
    boolean isTwice(long n) {
        return share(n + 1, twice) > share(n, twice);
    }
}
