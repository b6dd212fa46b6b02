package dev.postbackdesk.desktop.search;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.Criterion.Amount;
import dev.postbackdesk.receiver.Criterion.By.Visitor;
import dev.postbackdesk.receiver.Criterion.Has;
import dev.postbackdesk.receiver.Outcome;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the language of searches. Pure: what a name means is told by the definitions, what a time means by the zone.
final class SearchParser {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,6})?");
    private static final Pattern SENDER = Pattern.compile("[0-9A-Fa-f.:]{1,45}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    private final Subject subject;
    private final Definitions definitions;
    private final ZoneId zone;

    SearchParser(Subject subject, Definitions definitions, ZoneId zone) {
        this.subject = subject;
        this.definitions = definitions;
        this.zone = zone;
    }

    Search parse(String text) {
        return new Search(Lexeme.of(text).stream().map(this::term).toList());
    }

    /// A value that is not understood.
    private static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Misunderstood(Problem problem) {
            super(problem.value(), null, false, false);
            this.problem = problem;
        }
    }

    private Term term(Lexeme lexeme) {
        if (lexeme.isFree()) {
            String text = lexeme.values().getFirst();
            // A quotation mark that was just opened asks for nothing yet.
            return text.isBlank()
                    ? new Term(lexeme, null, null, null, false)
                    : Term.of(lexeme, null, new Criterion.Text(text));
        }
        Optional<Token> token = Token.ofWord(lexeme.name());
        if (token.filter(subject.tokens()::contains).isEmpty()) {
            return Term.wrong(lexeme, new Problem(
                    token.isEmpty() ? Problem.Kind.NO_TOKEN : Problem.Kind.NOT_HERE, null, lexeme.name(),
                    (lexeme.not() ? "-" : "")
                            + Lexeme.free(lexeme.not() ? lexeme.text().substring(1) : lexeme.text())));
        }
        try {
            return named(lexeme, token.get());
        } catch (Misunderstood e) {
            return Term.wrong(lexeme, e.problem);
        }
    }

    private Term named(Lexeme lexeme, Token token) throws Misunderstood {
        if (token == Token.PINNED) {
            if (!lexeme.sign().isEmpty()) {
                throw wrong(Problem.Kind.NO_SIGN, token, lexeme.text(), token.word());
            }
            return Term.of(lexeme, token, new Has(Has.Thing.PIN));
        }
        if (lexeme.open()) {
            throw wrong(Problem.Kind.OPEN, token, lexeme.text(), lexeme.with(lexeme.values()));
        }
        List<String> values = lexeme.values();
        if (values.stream().anyMatch(String::isBlank)) {
            throw wrong(Problem.Kind.NO_VALUE, token, lexeme.text(), example(token));
        }
        return switch (token) {
            case SINCE, UNTIL -> time(lexeme, token);
            case RESULT -> Term.of(lexeme, token, new Criterion.Came(each(values, value -> ofWord(Outcome.values(),
                    Outcome::word, value, Problem.Kind.NO_RESULT, token))));
            case CONVERSION -> Term.of(lexeme, token, new Criterion.OfConversion(all(values, this::conversions)));
            case LINK -> Term.of(lexeme, token, new Criterion.OfLink(all(values, this::links)));
            case SENDER -> Term.of(lexeme, token, senders(values));
            case REASON -> Term.of(lexeme, token, new Criterion.Found(all(values, SearchParser::codes)));
            case STATUS -> Term.of(lexeme, token, new Criterion.InState(each(values,
                    value -> ofWord(ConversionStatus.values(), ConversionStatus::word, value, Problem.Kind.NO_STATUS,
                            token))));
            case VAL -> Term.of(lexeme, token, amount(lexeme, token, Amount.Of.VALUE));
            case COM -> Term.of(lexeme, token, amount(lexeme, token, Amount.Of.COMMISSION));
            case CURRENCY -> Term.of(lexeme, token, new Criterion.InCurrency(each(values, SearchParser::currency)));
            case TXID -> Term.of(lexeme, token, new Criterion.Transaction(values));
            case CLICK -> Term.of(lexeme, token, new Criterion.ClickId(values));
            case BY -> Term.of(lexeme, token, new Criterion.By(each(values,
                    value -> ofWord(Visitor.values(), Visitor::word, value, Problem.Kind.NO_VISITOR, token))));
            case HAS -> has(lexeme, token, values);
            case PINNED -> throw new AssertionError("Read before");
        };
    }

    /// Reads a value, or says what is wrong with it.
    private interface Reading<T> {
        T of(String value) throws Misunderstood;
    }

    private static <T> Set<T> each(List<String> values, Reading<T> reading) throws Misunderstood {
        Set<T> read = new HashSet<>();
        for (String value : values) {
            read.add(reading.of(value));
        }
        return read;
    }

    private static <T> Set<T> all(List<String> values, Reading<Set<T>> reading) throws Misunderstood {
        Set<T> read = new HashSet<>();
        for (String value : values) {
            read.addAll(reading.of(value));
        }
        return read;
    }

    private static Misunderstood wrong(Problem.Kind kind, Token token, String value, String example) {
        return new Misunderstood(new Problem(kind, token, value, example));
    }

    /// The first value that works.
    private String example(Token token) {
        return switch (token) {
            case RESULT -> "result:rejected";
            case CONVERSION -> "conversion:" + definitions.conversions().stream().findFirst()
                    .map(stored -> Lexeme.quoted(stored.conversion().name())).orElse("sale");
            case LINK -> "link:" + definitions.links().stream().findFirst()
                    .map(stored -> Lexeme.quoted(stored.link().name())).orElse("summer");
            case SENDER -> "sender:203.0";
            case SINCE -> "since:1h";
            case UNTIL -> "until:10:30";
            case REASON -> "reason:PLACEHOLDER_NOT_REPLACED";
            case STATUS -> "status:pending";
            case VAL -> "val>100";
            case COM -> "com>=5";
            case CURRENCY -> "currency:EUR";
            case TXID -> "txid:A-1001";
            case CLICK -> "click:4f9k";
            case BY -> "by:person";
            case HAS -> "has:" + word(subject.things().iterator().next());
            case PINNED -> "pinned";
        };
    }

    private <E> E ofWord(E[] choices, Function<E, String> word, String value, Problem.Kind kind, Token token)
            throws Misunderstood {
        return Arrays.stream(choices).filter(one -> word.apply(one).equalsIgnoreCase(value)).findFirst()
                .orElseThrow(() -> wrong(kind, token, value, example(token)));
    }

    /// The one of that name or id, else all in whose names it stands.
    private Set<Integer> conversions(String value) throws Misunderstood {
        record Named(int key, String name, String id) {}
        List<Named> all = definitions.conversions().stream().map(stored -> new Named(stored.key(),
                stored.conversion().name(), stored.conversion().id().toString())).toList();
        return named(all.stream().filter(one -> one.name.equalsIgnoreCase(value) || one.id.equalsIgnoreCase(value))
                .map(Named::key).toList(),
                all.stream().filter(one -> holds(one.name, value)).map(Named::key).toList(),
                wrong(Problem.Kind.NO_CONVERSION, Token.CONVERSION, value, example(Token.CONVERSION)));
    }

    private Set<Integer> links(String value) throws Misunderstood {
        record Named(int key, String name, String slug) {}
        List<Named> all = definitions.links().stream().map(stored -> new Named(stored.key(), stored.link().name(),
                stored.link().slug().value())).toList();
        return named(
                all.stream().filter(one -> one.name.equalsIgnoreCase(value) || one.slug.equalsIgnoreCase(value))
                        .map(Named::key).toList(),
                all.stream().filter(one -> holds(one.name, value) || holds(one.slug, value)).map(Named::key).toList(),
                wrong(Problem.Kind.NO_LINK, Token.LINK, value, example(Token.LINK)));
    }

    private static Set<Integer> named(List<Integer> exactly, List<Integer> partly, Misunderstood otherwise)
            throws Misunderstood {
        if (exactly.isEmpty() && partly.isEmpty()) {
            throw otherwise;
        }
        return Set.copyOf(exactly.isEmpty() ? partly : exactly);
    }

    static boolean holds(String name, String part) {
        return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private Criterion senders(List<String> values) throws Misunderstood {
        List<String> beginnings = new ArrayList<>();
        List<SenderRange> ranges = new ArrayList<>();
        for (String value : values) {
            // A whole address is itself, and not the beginning of a longer one.
            if (SenderRange.problem(value).isEmpty()) {
                ranges.add(new SenderRange(value));
            } else if (SENDER.matcher(value).matches()) {
                beginnings.add(value.toLowerCase(Locale.ROOT));
            } else {
                throw wrong(Problem.Kind.NO_SENDER, Token.SENDER, value, example(Token.SENDER));
            }
        }
        return new Criterion.From(beginnings, ranges);
    }

    /// The one of that name, else all in whose names it stands.
    private static Set<FindingCode> codes(String value) throws Misunderstood {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        Stream<FindingCode> ofPostbacks = Arrays.stream(FindingCode.values()).filter(FindingCode::isOfPostbacks);
        List<FindingCode> some = ofPostbacks.filter(code -> code.name().contains(name)).toList();
        if (some.isEmpty()) {
            throw wrong(Problem.Kind.NO_REASON, Token.REASON, value, "reason:PLACEHOLDER_NOT_REPLACED");
        }
        return some.stream().filter(code -> code.name().equals(name)).findFirst().map(Set::of)
                .orElseGet(() -> Set.copyOf(some));
    }

    private Amount amount(Lexeme lexeme, Token token, Amount.Of of) throws Misunderstood {
        String value = lexeme.values().size() == 1 ? lexeme.values().getFirst() : String.join(",", lexeme.values());
        if (!AMOUNT.matcher(value).matches()) {
            throw wrong(Problem.Kind.NO_AMOUNT, token, value, example(token));
        }
        Amount.Than than = Arrays.stream(Amount.Than.values()).filter(one -> one.sign().equals(lexeme.sign()))
                .findFirst().orElse(Amount.Than.EQUAL);
        return new Amount(of, than, new BigDecimal(value));
    }

    private static String currency(String value) throws Misunderstood {
        if (!CURRENCY.matcher(value).matches()) {
            throw wrong(Problem.Kind.NO_CURRENCY, Token.CURRENCY, value, "currency:EUR");
        }
        return value.toUpperCase(Locale.ROOT);
    }

    private Term has(Lexeme lexeme, Token token, List<String> values) throws Misunderstood {
        if (values.size() > 1) {
            throw wrong(Problem.Kind.NO_THING, token, String.join(",", values), subject.things().stream().limit(2)
                    .map(thing -> "has:" + word(thing)).collect(Collectors.joining(" ")));
        }
        return Term.of(lexeme, token, new Has(ofWord(subject.things().toArray(Has.Thing[]::new), SearchParser::word,
                values.getFirst(), Problem.Kind.NO_THING, token)));
    }

    static String word(Has.Thing thing) {
        return thing.name().toLowerCase(Locale.ROOT);
    }

    private Term time(Lexeme lexeme, Token token) throws Misunderstood {
        String value = String.join(",", lexeme.values());
        Moments.At at = Moments.read(value, zone, token == Token.UNTIL)
                .orElseThrow(() -> wrong(Problem.Kind.NO_TIME, token, value, example(token)));
        boolean moves = !at.of(java.time.Instant.EPOCH).equals(at.of(java.time.Instant.EPOCH.plusSeconds(172_800)));
        return new Term(lexeme, token, now -> {
            Criterion criterion = token == Token.SINCE
                    ? new Criterion.Since(at.of(now))
                    : new Criterion.Until(at.of(now));
            return lexeme.not() ? new Criterion.Not(criterion) : criterion;
        }, null, moves);
    }
}
