package dev.postbackdesk.receiver;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Criterion.Has.Thing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A query made ready to read by: what an index serves of it, and the rest. Immutable.
///
/// @param lowest numbers from here
/// @param below numbers below this
/// @param conversions keys, or null for any
/// @param results never empty
/// @param times narrower than numbers can say
/// @param others all but times, conversions and results
record Sought(long lowest, long below, @Nullable Set<Integer> conversions, Set<Result> results, List<Criterion> times,
        List<Criterion> others) {

    /// Empty where nothing can match.
    static Optional<Sought> of(Handle handle, PostbackQuery query, Definitions definitions) {
        Optional<List<Criterion>> criteria = criteria(query, definitions);
        return criteria.isEmpty() ? Optional.empty() : of(handle, query.before(), criteria.get());
    }

    private static Optional<Sought> of(Handle handle, @Nullable Long before, List<Criterion> criteria) {
        long lowest = 0;
        long below = before == null ? Long.MAX_VALUE : before;
        Set<Integer> conversions = null;
        Set<Result> results = EnumSet.allOf(Result.class);
        List<Criterion> times = new ArrayList<>();
        List<Criterion> others = new ArrayList<>();
        for (Criterion criterion : criteria) {
            switch (criterion) {
                case Criterion.Since(var moment) -> {
                    Optional<Long> first = PostbackPages.lowestSince(handle, moment);
                    if (first.isEmpty()) {
                        return Optional.empty();
                    }
                    lowest = Math.max(lowest, first.get());
                    times.add(criterion);
                }
                case Criterion.Until(var moment) -> {
                    below = Math.min(below, PostbackPages.highestUntil(handle, moment) + 1);
                    times.add(criterion);
                }
                case Criterion.OfConversion(var keys) -> {
                    conversions = conversions == null ? new HashSet<>(keys) : conversions;
                    conversions.retainAll(keys);
                }
                case Criterion.Came(var outcomes) -> {
                    results.retainAll(outcomes.stream().map(Outcome::result).toList());
                    if (outcomes.contains(Outcome.ACCEPTED) != outcomes.contains(Outcome.PENDING)) {
                        others.add(criterion);
                    }
                }
                case Criterion.Text(var text) when text.isBlank() -> {
                    // Stands in everything.
                }
                case Criterion.Not _,Criterion.OfLink _,Criterion.From _,Criterion.Found _,Criterion.InState _,Criterion.InCurrency _,Criterion.Amount _,Criterion.Transaction _,Criterion.ClickId _,Criterion.By _,Criterion.Has _,Criterion.Text _ ->
                    others.add(criterion);
            }
        }
        boolean nothing = results.isEmpty() || (conversions != null && conversions.isEmpty());
        return nothing ? Optional.empty() : Optional.of(new Sought(lowest, below, conversions, results, times, others));
    }

    /// All that the query asks for, as criteria; empty where it names a conversion that there is not.
    private static Optional<List<Criterion>> criteria(PostbackQuery query, Definitions definitions) {
        List<Criterion> criteria = new ArrayList<>(query.also());
        if (query.conversion() != null) {
            var stored = definitions.conversion(query.conversion());
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            criteria.add(new Criterion.OfConversion(Set.of(stored.get().key())));
        }
        if (!query.results().isEmpty()) {
            criteria.add(new Criterion.Came(Set.copyOf(java.util.Arrays.stream(Outcome.values())
                    .filter(outcome -> query.results().contains(outcome.result())).toList())));
        }
        ConversionStatus status = query.status();
        if (status != null) {
            criteria.add(new Criterion.Came(EnumSet.of(Outcome.ACCEPTED, Outcome.PENDING)));
            criteria.add(new Criterion.InState(Set.of(status)));
        }
        if (query.since() != null) {
            criteria.add(new Criterion.Since(query.since()));
        }
        if (query.pinned()) {
            criteria.add(new Criterion.Has(Thing.PIN));
        }
        criteria.add(new Criterion.Text(query.text().strip()));
        return Optional.of(criteria);
    }

    /// Whatever they came to, pinned or not.
    Sought whateverItCameTo() {
        return new Sought(lowest, below, conversions, EnumSet.allOf(Result.class), times, others.stream()
                .filter(one -> !(one instanceof Criterion.Came)).filter(one -> !isPin(one)).toList());
    }

    Sought pinned() {
        List<Criterion> more = new ArrayList<>(others);
        more.add(new Criterion.Has(Thing.PIN));
        return new Sought(lowest, below, conversions, results, times, more);
    }

    Sought below(long other) {
        return new Sought(lowest, Math.min(below, other), conversions, results, times, others);
    }

    private static boolean isPin(Criterion criterion) {
        return criterion.equals(new Criterion.Has(Thing.PIN));
    }

    boolean asksForPins() {
        return others.stream().anyMatch(Sought::isPin);
    }

    boolean asksForNotes() {
        return others.contains(new Criterion.Has(Thing.NOTE));
    }

    boolean asksForTexts() {
        return others.stream().anyMatch(one -> !one.isDecidedByRow());
    }

    /// Whether numbers, conversions and results are all that it asks for, but that pending ones may be left out.
    boolean isServedByIndex() {
        return others.stream().allMatch(one -> one instanceof Criterion.Came(var to) && to.contains(Outcome.ACCEPTED));
    }

    boolean isAnyResult() {
        return results.size() == Result.values().length;
    }

    /// All of it but the numbers, for a reader that goes by number.
    List<Criterion> all() {
        List<Criterion> all = new ArrayList<>(times);
        if (!isAnyResult()) {
            all.add(new Criterion.Came(Set.copyOf(java.util.Arrays.stream(Outcome.values())
                    .filter(outcome -> results.contains(outcome.result())).toList())));
        }
        if (conversions != null) {
            all.add(new Criterion.OfConversion(conversions));
        }
        all.addAll(others);
        return all;
    }
}
