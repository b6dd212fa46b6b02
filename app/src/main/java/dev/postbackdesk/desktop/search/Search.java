package dev.postbackdesk.desktop.search;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.ClickQuery;
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
import java.util.function.Predicate;
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
    public static Search parse(Subject subject, String text, Definitions definitions, ZoneId zone) {
        return new SearchParser(subject, definitions, zone).parse(text);
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

    /// The postbacks that it asks for at a moment.
    public PostbackQuery query(Instant now) {
        return PostbackQuery.of(criteria(now));
    }

    /// The clicks that it asks for at a moment.
    public ClickQuery clicks(Instant now) {
        return ClickQuery.of(criteria(now));
    }

    /// What it asks for at a moment.
    public List<Criterion> criteria(Instant now) {
        List<Criterion> criteria = new ArrayList<>();
        for (Term term : terms) {
            var meaning = term.meaning();
            if (meaning != null) {
                criteria.add(meaning.apply(now));
            }
        }
        return criteria;
    }

    /// Whether what it asks for changes as time goes by.
    public boolean moves() {
        return terms.stream().anyMatch(Term::moves);
    }

    /// Whether it asks for nothing.
    public boolean isAll() {
        return criteria(Instant.EPOCH).isEmpty();
    }

    /// Whether both ask for the same.
    public boolean asksAs(Search other) {
        return moves() == other.moves() && criteria(Instant.EPOCH).equals(other.criteria(Instant.EPOCH));
    }

    /// The outcomes that it is narrowed to; empty for any.
    public Set<Outcome> outcomes() {
        for (Criterion criterion : criteria(Instant.EPOCH)) {
            if (criterion instanceof Criterion.Came(var to)) {
                return to;
            }
        }
        return Set.of();
    }

    /// Whether it is narrowed to what is pinned.
    public boolean isPinned() {
        return criteria(Instant.EPOCH).contains(new Has(Has.Thing.PIN));
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

    /// The text of the same search with other terms in place of those that mean something.
    ///
    /// @param which is asked of what terms mean, were it 1970
    public String replacing(Predicate<Criterion> which, String now) {
        return replaced(now, term -> {
            var meaning = term.meaning();
            return meaning != null && which.test(meaning.apply(Instant.EPOCH));
        });
    }

    private static boolean isPin(Term term) {
        var meaning = term.meaning();
        return meaning != null && meaning.apply(Instant.EPOCH).equals(new Has(Has.Thing.PIN));
    }

    private String replaced(String now, Predicate<Term> which) {
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

    /// A term that leaves what concerns a link.
    public static String ofLink(String name) {
        return Token.LINK.word() + Token.LINK.sign() + Lexeme.quoted(name);
    }

    /// A text as a search for it: never taken for anything else.
    public static String forText(String text) {
        return text.isBlank() ? "" : Lexeme.free(text.strip());
    }
}
