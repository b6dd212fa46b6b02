package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.search.Completion.Offer;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.receiver.Criterion.By.Visitor;
import dev.postbackdesk.receiver.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Completes the term at the cursor: first the name, then the value. Immutable; a pure function of its arguments.
final class Completions {
    private static final int MOST = 40;
    /// Values that are offered where no name is typed.
    private static final int FEW = 4;

    private final Subject subject;
    private final Messages messages;
    private final FindingText findings;

    Completions(Subject subject, Messages messages, FindingText findings) {
        this.subject = subject;
        this.messages = messages;
        this.findings = findings;
    }

    Completion of(String text, int cursor, Definitions definitions, Seen seen) {
        Optional<Lexeme> at = Lexeme.of(text).stream().filter(term -> term.start() <= cursor && cursor <= term.end())
                .findFirst();
        if (at.isEmpty()) {
            return new Completion(messages.text("search.offer.names"),
                    subject.tokens().stream().map(token -> name(token, "", "")).toList(), cursor, cursor, true);
        }
        Lexeme term = at.get();
        return term.isFree() ? free(term, definitions, seen) : values(term, definitions, seen);
    }

    private Offer name(Token token, String not, String typed) {
        return new Offer(not + token.word() + token.sign(), not + typed, explained(token), token == Token.PINNED,
                false);
    }

    private String heading(Token token) {
        return subject == Subject.CLICKS && token == Token.HAS
                ? explained(token)
                : messages.text("search.heading." + token.word());
    }

    private String explained(Token token) {
        boolean otherwise = subject == Subject.CLICKS && (token == Token.CONVERSION || token == Token.HAS);
        return messages.text((otherwise ? "search.token-of-clicks." : "search.token.") + token.word());
    }

    private Completion free(Lexeme term, Definitions definitions, Seen seen) {
        String typed = term.values().getFirst();
        List<Offer> offers = new ArrayList<>();
        boolean quoted = term.text().contains("\"");
        String not = term.not() ? "-" : "";
        if (!quoted) {
            String lower = typed.toLowerCase(Locale.ROOT);
            subject.tokens().stream().filter(token -> token.word().startsWith(lower))
                    .forEach(token -> offers.add(name(token, not, lower)));
            Stream.of(Token.RESULT, Token.CONVERSION, Token.LINK, Token.STATUS, Token.BY, Token.SENDER)
                    .filter(subject.tokens()::contains)
                    .flatMap(token -> choices(token, definitions, seen).entrySet().stream()
                            .filter(choice -> begins(choice.getKey(), lower))
                            .map(choice -> new Offer(not + token.word() + ":" + Lexeme.quoted(choice.getKey()), typed,
                                    choice.getValue(), true, false)))
                    .limit(FEW).forEach(offers::add);
        }
        if (offers.isEmpty()) {
            return new Completion("", List.of(), term.start(), term.end(), true);
        }
        offers.add(asText(typed, not));
        return new Completion("", offers, term.start(), term.end(), true);
    }

    private Offer asText(String text, String not) {
        return new Offer(not + Lexeme.free(text), text, "", true, true);
    }

    private static boolean begins(String name, String typed) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !typed.isEmpty() && (lower.startsWith(typed) || lower.contains(" " + typed));
    }

    private Completion values(Lexeme term, Definitions definitions, Seen seen) {
        Optional<Token> token = Token.ofWord(term.name()).filter(subject.tokens()::contains);
        List<String> before = term.values().subList(0, Math.max(0, term.values().size() - 1));
        String typed = term.values().isEmpty() ? "" : term.values().getLast();
        List<Offer> offers = new ArrayList<>();
        token.ifPresent(known -> choices(known, definitions, seen).entrySet().stream()
                .filter(choice -> fits(known, choice.getKey(), typed) && !before.contains(choice.getKey())).limit(MOST)
                .map(choice -> new Offer(term.with(Stream.concat(before.stream(), Stream.of(choice.getKey())).toList()),
                        typed, choice.getValue(), true, false))
                .forEach(offers::add));
        boolean understood = token.isPresent() && term.values().stream().noneMatch(String::isBlank)
                && Search.parse(subject, term.text(), definitions, java.time.ZoneOffset.UTC).problems().isEmpty();
        // What is written already needs no offer.
        offers.removeIf(offer -> offer.text().equals(term.text()));
        if (!typed.isEmpty()) {
            offers.add(asText(term.not() ? term.text().substring(1) : term.text(), term.not() ? "-" : ""));
        }
        String heading = token
                .map(known -> typed.isEmpty()
                        ? heading(known)
                        : messages.text("search.heading-with." + headingWith(known), typed))
                .orElse("");
        return new Completion(offers.isEmpty() && !typed.isEmpty() ? "" : heading, offers, term.start(), term.end(),
                understood);
    }

    private static String headingWith(Token token) {
        return token == Token.SENDER ? "sender" : "other";
    }

    private static boolean fits(Token token, String choice, String typed) {
        String lower = choice.toLowerCase(Locale.ROOT);
        String sought = typed.toLowerCase(Locale.ROOT);
        return switch (token) {
            case SENDER -> lower.startsWith(sought);
            case REASON -> lower.contains(sought.replace('-', '_'));
            case RESULT, CONVERSION, LINK, SINCE, UNTIL, STATUS, VAL, COM, CURRENCY, TXID, CLICK, BY, HAS, PINNED ->
                lower.contains(sought);
        };
    }

    /// The values that a name may have, with what explains them, in order.
    private Map<String, String> choices(Token token, Definitions definitions, Seen seen) {
        Map<String, String> choices = new java.util.LinkedHashMap<>();
        switch (token) {
            case RESULT -> Arrays.stream(Outcome.values()).forEach(
                    outcome -> choices.put(outcome.word(), messages.text("search.result." + outcome.word())));
            case CONVERSION -> definitions.conversions().forEach(stored -> choices.put(stored.conversion().name(),
                    messages.text("search.conversion")));
            case LINK -> definitions.links().forEach(stored -> choices.put(stored.link().name(),
                    "/c/" + stored.link().slug()));
            case SENDER -> senders(choices, seen);
            case SINCE, UNTIL -> Stream.of("15m", "1h", "today", "yesterday", "7d", "30d").forEach(
                    word -> choices.put(word, messages.text("search." + token.word() + "." + word)));
            case REASON -> Arrays.stream(FindingCode.values()).filter(FindingCode::isOfPostbacks)
                    .forEach(code -> choices.put(code.name(), sentence(code)));
            case STATUS -> Arrays.stream(ConversionStatus.values()).forEach(
                    status -> choices.put(status.word(), messages.text("search.status." + status.word())));
            case CURRENCY -> seen.currencies().forEach((code, count) -> choices.put(code, lately(count, seen)));
            case BY -> Arrays.stream(Visitor.values()).map(Visitor::word)
                    .forEach(word -> choices.put(word, messages.text("search.by." + word)));
            case HAS -> subject.things().stream().map(SearchParser::word)
                    .forEach(word -> choices.put(word, messages.text("search.has." + word)));
            case VAL, COM, TXID, CLICK, PINNED -> {
                // The user knows.
            }
        }
        return choices;
    }

    private String sentence(FindingCode code) {
        return switch (code.severity()) {
            case REJECTS -> messages.text("reports.reason." + code.name());
            // Their titles name no values.
            case WARNS, INFORMS -> findings.title(Finding.of(code, null, "0", "0", "0", "0"));
        };
    }

    private void senders(Map<String, String> choices, Seen seen) {
        Map<String, Long> networks = new TreeMap<>();
        seen.senders().forEach((sender, count) -> {
            choices.put(sender, lately(count, seen));
            if (sender.matches("[0-9.]+")) {
                networks.merge(sender.substring(0, sender.lastIndexOf('.')) + ".0/24", count, Long::sum);
            }
        });
        // A network with one address says no more than the address.
        networks.forEach((network, count) -> {
            String beginning = network.substring(0, network.length() - "0/24".length());
            if (seen.senders().keySet().stream().filter(sender -> sender.startsWith(beginning)).count() > 1) {
                choices.put(network, lately(count, seen));
            }
        });
    }

    private String lately(long count, Seen seen) {
        return messages.text(seen.whole() ? "search.seen" : "search.seen-of", count);
    }
}
