package dev.postbackdesk.receiver;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Criterion.Has.Thing;
import java.time.Instant;
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

    /// Empty where nothing can match, as where it names a conversion that there is not.
    static Optional<Sought> of(Handle handle, PostbackQuery query, Definitions definitions) {
        Narrowing narrowing = new Narrowing(handle, query.before());
        query.also().forEach(narrowing::by);
        if (query.conversion() != null) {
            var stored = definitions.conversion(query.conversion());
            narrowing.toConversions(stored.isEmpty() ? Set.of() : Set.of(stored.get().key()));
        }
        if (!query.results().isEmpty()) {
            narrowing.toWhatCame(Set.copyOf(java.util.Arrays.stream(Outcome.values())
                    .filter(outcome -> query.results().contains(outcome.result())).toList()));
        }
        ConversionStatus status = query.status();
        if (status != null) {
            narrowing.toWhatCame(EnumSet.of(Outcome.ACCEPTED, Outcome.PENDING));
            narrowing.others.add(new Criterion.InState(Set.of(status)));
        }
        if (query.since() != null) {
            narrowing.since(query.since());
        }
        if (query.pinned()) {
            narrowing.others.add(new Criterion.Has(Thing.PIN));
        }
        if (!query.text().isBlank()) {
            narrowing.others.add(new Criterion.Text(query.text().strip()));
        }
        return narrowing.sought();
    }

    /// Criterion by criterion. What a query has fields for it takes by methods: every start of the window asks for that, and
    /// the first switch over patterns in a process has Java write a class.
    private static final class Narrowing {
        private final Handle handle;
        private final Set<Result> results = EnumSet.allOf(Result.class);
        private final List<Criterion> times = new ArrayList<>();
        private final List<Criterion> others = new ArrayList<>();
        private long lowest;
        private long below;
        private @Nullable Set<Integer> conversions;

        private Narrowing(Handle handle, @Nullable Long before) {
            this.handle = handle;
            below = before == null ? Long.MAX_VALUE : before;
        }

        private void by(Criterion criterion) {
            switch (criterion) {
                case Criterion.Since(var moment) -> since(moment);
                case Criterion.Until(var moment) -> {
                    below = Math.min(below, PostbackPages.highestUntil(handle, moment) + 1);
                    times.add(criterion);
                }
                case Criterion.OfConversion(var keys) -> toConversions(keys);
                case Criterion.Came(var outcomes) -> toWhatCame(outcomes);
                case Criterion.Text(var text) when text.isBlank() -> {
                    // Stands in everything.
                }
                case Criterion.Not _,Criterion.OfLink _,Criterion.From _,Criterion.Found _,Criterion.InState _,Criterion.InCurrency _,Criterion.Amount _,Criterion.Transaction _,Criterion.ClickId _,Criterion.By _,Criterion.Has _,Criterion.Text _ ->
                    others.add(criterion);
            }
        }

        private void since(Instant moment) {
            // Where nothing came since, no number is high enough.
            lowest = Math.max(lowest, PostbackPages.lowestSince(handle, moment).orElse(Long.MAX_VALUE));
            times.add(new Criterion.Since(moment));
        }

        private void toConversions(Set<Integer> keys) {
            conversions = conversions == null ? new HashSet<>(keys) : conversions;
            conversions.retainAll(keys);
        }

        private void toWhatCame(Set<Outcome> outcomes) {
            results.retainAll(outcomes.stream().map(Outcome::result).toList());
            if (outcomes.contains(Outcome.ACCEPTED) != outcomes.contains(Outcome.PENDING)) {
                others.add(new Criterion.Came(outcomes));
            }
        }

        private Optional<Sought> sought() {
            boolean nothing = lowest == Long.MAX_VALUE || results.isEmpty()
                    || (conversions != null && conversions.isEmpty());
            return nothing
                    ? Optional.empty()
                    : Optional.of(new Sought(lowest, below, conversions, results, times, others));
        }
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
