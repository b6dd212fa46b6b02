package dev.postbackdesk.desktop.search;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.Criterion.Has;
import dev.postbackdesk.receiver.Outcome;
import dev.postbackdesk.receiver.PostbackQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user looks for, read from a text. Immutable. Terms that are not understood ask for nothing, and say why.
public final class Search {
    /// Everything.
    public static final Search ALL = new Search(List.of());

    private final List<Term> terms;

    Search(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /// Reads a text. Pure.
    public static Search parse(String text, Definitions definitions, ZoneId zone) {
        return new SearchParser(definitions, zone).parse(text);
    }

    /// As it can be pasted again.
    public String text() {
        return terms.stream().map(Term::text).collect(Collectors.joining(" "));
    }

    List<Term> terms() {
        return terms;
    }

    List<Problem> problems() {
        return terms.stream().map(Term::problem).filter(java.util.Objects::nonNull).toList();
    }

    /// What it asks for at a moment.
    public PostbackQuery query(Instant now) {
        List<Criterion> criteria = new ArrayList<>();
        for (Term term : terms) {
            var meaning = term.meaning();
            if (meaning != null) {
                criteria.add(meaning.apply(now));
            }
        }
        return PostbackQuery.of(criteria);
    }

    /// Whether what it asks for changes as time goes by.
    public boolean moves() {
        return terms.stream().anyMatch(Term::moves);
    }

    /// Whether it asks for nothing.
    public boolean isAll() {
        return query(Instant.EPOCH).also().isEmpty();
    }

    /// Whether both ask for the same.
    public boolean asksAs(Search other) {
        return moves() == other.moves() && query(Instant.EPOCH).equals(other.query(Instant.EPOCH));
    }

    /// The outcomes that it is narrowed to; empty for any.
    public Set<Outcome> outcomes() {
        for (Criterion criterion : query(Instant.EPOCH).also()) {
            if (criterion instanceof Criterion.Came(var to)) {
                return to;
            }
        }
        return Set.of();
    }

    /// Whether it is narrowed to what is pinned.
    public boolean isPinned() {
        return query(Instant.EPOCH).also().contains(new Has(Has.Thing.PIN));
    }

    /// The text of the same search narrowed to other outcomes; none for any.
    public String withOutcomes(Set<Outcome> outcomes) {
        String now = outcomes.isEmpty()
                ? ""
                : Token.RESULT.word() + ":"
                        + EnumSet.copyOf(outcomes).stream().map(Outcome::word).collect(Collectors.joining(","));
        return replaced(now, term -> term.token() == Token.RESULT && !term.lexeme().not());
    }

    /// The text of the same search with pinned ones only, or whether pinned or not.
    public String withPinned(boolean pinned) {
        return replaced(pinned ? Token.PINNED.word() : "", term -> isPin(term));
    }

    private static boolean isPin(Term term) {
        var meaning = term.meaning();
        return meaning != null && meaning.apply(Instant.EPOCH).equals(new Has(Has.Thing.PIN));
    }

    private String replaced(String now, java.util.function.Predicate<Term> which) {
        List<String> texts = new ArrayList<>();
        boolean done = now.isEmpty();
        for (Term term : terms) {
            if (!which.test(term)) {
                texts.add(term.text());
            } else if (!done) {
                texts.add(now);
                done = true;
            }
        }
        if (!done) {
            texts.addFirst(now);
        }
        return String.join(" ", texts);
    }

    /// The free text, as far as there is one.
    public Optional<String> freeText() {
        String text = terms.stream().filter(term -> term.lexeme().isFree()).map(Term::text)
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// A text as a search for it: never taken for anything else.
    public static String forText(String text) {
        return text.isBlank() ? "" : Lexeme.free(text.strip());
    }
}
