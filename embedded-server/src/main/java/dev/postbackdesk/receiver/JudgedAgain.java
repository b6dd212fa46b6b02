package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Result;
import java.util.EnumMap;
import java.util.Map;

/// What judging again came to. Immutable.
///
/// @param judged how many rejected postbacks were judged again
/// @param became how many of those that changed have which result now; rejected ones among them have other findings
public record JudgedAgain(long judged, Map<Result, Long> became) {
    static final JudgedAgain NONE = new JudgedAgain(0, Map.of());

    public JudgedAgain {
        became = Map.copyOf(became);
    }

    /// How many have another verdict, or other findings.
    public long changed() {
        return became.values().stream().mapToLong(Long::longValue).sum();
    }

    JudgedAgain plus(long more, Iterable<Result> results) {
        Map<Result, Long> sums = new EnumMap<>(Result.class);
        sums.putAll(became);
        results.forEach(result -> sums.merge(result, 1L, Long::sum));
        return new JudgedAgain(judged + more, sums);
    }
}
