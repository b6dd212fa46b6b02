package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Result;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a part of a report came to, tests left out. Immutable.
///
/// @param clicks of people: crawlers are left out
/// @param bots clicks of crawlers
/// @param postbacks by result; a result without any is absent
/// @param money by currency, `""` for those without one: amounts of different currencies are never added
public record Sums(long clicks, long bots, Map<Result, Long> postbacks, SortedMap<String, Money> money) {
    public static final Sums NONE = new Sums(0, 0, Map.of(), new TreeMap<>());

    public Sums {
        postbacks = Map.copyOf(postbacks);
        money = Collections.unmodifiableSortedMap(new TreeMap<>(money));
    }

    public long of(Result result) {
        return postbacks.getOrDefault(result, 0L);
    }

    /// How many postbacks arrived, whatever came of them.
    public long arrived() {
        return postbacks.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Conversions of all currencies that are not declined.
    public long conversions() {
        return money.values().stream().mapToLong(Money::conversions).sum();
    }

    public long pending() {
        return money.values().stream().mapToLong(Money::pending).sum();
    }

    public boolean isEmpty() {
        return clicks == 0 && bots == 0 && arrived() == 0
                && money.values().stream().allMatch(one -> one.conversions() == 0 && one.declined() == 0);
    }

    public Sums plus(Sums other) {
        Map<Result, Long> results = new EnumMap<>(Result.class);
        results.putAll(postbacks);
        other.postbacks.forEach((result, count) -> results.merge(result, count, Long::sum));
        SortedMap<String, Money> currencies = new TreeMap<>(money);
        other.money.forEach((currency, more) -> currencies.merge(currency, more, Money::plus));
        return new Sums(clicks + other.clicks, bots + other.bots, results, currencies);
    }
}
