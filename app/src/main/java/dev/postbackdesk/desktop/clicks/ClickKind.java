package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.search.Search;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.Criterion.By;
import dev.postbackdesk.receiver.Criterion.By.Visitor;
import dev.postbackdesk.receiver.Criterion.Has;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The pills above the list. Each stands for terms of the search that it shows and changes: there is no other state.
enum ClickKind {
    ALL(""), CONVERTED("has:conversion"),
    /// Of people: those of crawlers and tests never come to one.
    UNCONVERTED("-has:conversion by:person"), CRAWLERS("by:crawler"), TESTS("by:test");

    private static final Criterion CONVERSION = new Has(Has.Thing.CONVERSION);

    private final String terms;

    ClickKind(String terms) {
        this.terms = terms;
    }

    private Set<Criterion> criteria() {
        return switch (this) {
            case ALL -> Set.of();
            case CONVERTED -> Set.of(CONVERSION);
            case UNCONVERTED -> Set.of(new Criterion.Not(CONVERSION), new By(Set.of(Visitor.PERSON)));
            case CRAWLERS -> Set.of(new By(Set.of(Visitor.CRAWLER)));
            case TESTS -> Set.of(new By(Set.of(Visitor.TEST)));
        };
    }

    /// The last part of its keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that a search is narrowed to; empty where it asks for something that no pill says.
    static Optional<ClickKind> of(Search search) {
        List<Criterion> asked = search.criteria(Instant.EPOCH).stream().filter(ClickKind::isOfKinds).toList();
        return Arrays.stream(values()).filter(kind -> kind.criteria().equals(Set.copyOf(asked))).findFirst();
    }

    /// The text of a search narrowed to this one.
    String in(Search search) {
        return search.replacing(ClickKind::isOfKinds, terms);
    }

    private static boolean isOfKinds(Criterion criterion) {
        Criterion asked = criterion instanceof Criterion.Not(Criterion of) ? of : criterion;
        return asked instanceof By || asked.equals(CONVERSION);
    }
}
