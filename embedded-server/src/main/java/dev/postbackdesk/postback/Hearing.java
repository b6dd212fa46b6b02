package dev.postbackdesk.postback;

import static dev.postbackdesk.postback.KnownParameter.CLICK_ID;
import static dev.postbackdesk.postback.KnownParameter.COMMISSION;
import static dev.postbackdesk.postback.KnownParameter.CURRENCY;
import static dev.postbackdesk.postback.KnownParameter.ID;
import static dev.postbackdesk.postback.KnownParameter.PARAM;
import static dev.postbackdesk.postback.KnownParameter.STATUS;
import static dev.postbackdesk.postback.KnownParameter.TOKEN;
import static dev.postbackdesk.postback.KnownParameter.TRANSACTION_ID;
import static dev.postbackdesk.postback.KnownParameter.VALUE;

import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One postback before the judge: what was found so far. Used once, by one thread.
final class Hearing {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    /// What is shorter was hardly a click id before it was cut: merchants' fields hold more.
    private static final int SHORTEST_CUT = 10;
    /// Nobody reads an offer and buys in less.
    private static final Duration TOO_FAST = Duration.ofSeconds(2);

    private final PostbackRequest request;
    private final Arrival arrival;
    private final Known known;
    private final Networks networks;
    private final Findings findings = new Findings();
    private final Hints hints;

    private @Nullable StoredConversion conversion;
    private @Nullable ClickFacts click;
    private @Nullable StoredLink link;
    private @Nullable String clickId;

    Hearing(PostbackRequest request, Known known, Networks networks) {
        this.request = request;
        this.arrival = request.arrival();
        this.known = known;
        this.networks = networks;
        hints = new Hints(request, known, networks, findings);
    }

    Heard hear() {
        form();
        conversion();
        browser();
        click();
        Network network = network();
        Amounts amounts = new Amounts(request, rules(), findings);
        new Placeholders(request, new Macros(rules(), network), hints, networks, amounts.commissionIsZero(), findings)
                .report();
        Optional<ConversionStatus> said = status(network);
        Optional<String> currency = currency();
        String transactionId = request.parameter(TRANSACTION_ID).filter(p -> !Placeholders.holds(p))
                .map(Parameter::trimmed).filter(txid -> !txid.isEmpty()).orElse(null);
        standing();

        Optional<Finding> rejecting = findings.rejecting();
        boolean rejected = rejecting.isPresent();
        Reading reading = new Reading(clickId, click == null ? null : Long.valueOf(click.number()),
                conversionId(rejected), conversion == null ? null : Integer.valueOf(conversion.key()),
                link == null ? null : Integer.valueOf(link.key()), amounts.value(), amounts.commission(),
                currency.orElse(fallback()),
                rejected ? decoded(TRANSACTION_ID) : transactionId, rejected ? decoded(STATUS) : null, params());
        boolean test = arrival.test() || (click != null && click.test());
        if (rejected) {
            Finding because = rejecting.get();
            return new Heard.Rejected(new Judgement(new Verdict.Rejected(because), findings.inOrder(), reading,
                    answer(because), test));
        }
        if (conversion == null) {
            throw new IllegalStateException("Accepted without a conversion");
        }
        return new Heard.Sound(arrival.receivedAt(), conversion, said, currency.isPresent(), reading,
                findings.inOrder(), test);
    }

    private @Nullable Conversion rules() {
        return conversion == null ? null : conversion.conversion();
    }

    /// What is wrong with the request as a whole.
    private void form() {
        String bodyProblem = request.bodyProblem();
        if (bodyProblem != null) {
            findings.add(FindingCode.BODY_NOT_READ, "body", bodyProblem);
        }
        for (KnownParameter name : KnownParameter.values()) {
            if (request.isAmbiguous(name)) {
                ambiguous(name);
            }
            request.parameter(name).filter(p -> p.hasStrayWhitespace() && !Placeholders.holds(p)).ifPresent(
                    _ -> findings.add(FindingCode.STRAY_WHITESPACE, name.parameterName(), name.parameterName()));
        }
        if (request.clickIdEndsEmpty() && request.first(ID).isEmpty() && request.first(VALUE).isEmpty()
                && request.first(COMMISSION).isEmpty()) {
            hints.cutAtHash();
        }
        if (request.htmlEscaped()) {
            findings.add(FindingCode.HTML_ESCAPED, "query");
        }
        if (request.doubleQuestionMark()) {
            findings.add(FindingCode.DOUBLE_QUESTION_MARK, "query");
        }
    }

    /// The sign is quoted without the conversion's secret, or what may be one: it is often the address of a page that got it.
    private void browser() {
        BrowserSigns.in(arrival).ifPresent(sign -> {
            String secret = conversion == null ? null : conversion.conversion().token();
            Header told = new Masking(secret == null ? Set.of() : Set.of(secret)).mask(arrival).headers()
                    .get(arrival.headers().indexOf(sign));
            findings.add(FindingCode.BROWSER_HIT, "headers", told.name() + ": " + told.value());
        });
    }

    private void ambiguous(KnownParameter name) {
        List<String> values = request.known().getOrDefault(name, List.of()).stream().map(Parameter::trimmed).distinct()
                .toList();
        // Nobody learns a secret from a finding.
        boolean told = name != TOKEN && !values.contains("");
        if (told && values.size() == 1) {
            findings.addVariant(FindingCode.AMBIGUOUS_PARAMETER, "same", name.parameterName(), name.parameterName(),
                    values.getFirst());
        } else if (told) {
            findings.addVariant(FindingCode.AMBIGUOUS_PARAMETER, "values", name.parameterName(), name.parameterName(),
                    values.get(0), values.get(1));
        } else {
            findings.add(FindingCode.AMBIGUOUS_PARAMETER, name.parameterName(), name.parameterName());
        }
    }

    private void conversion() {
        if (request.isAmbiguous(ID)) {
            return;
        }
        Optional<Parameter> id = request.parameter(ID);
        if (id.isEmpty() || id.get().trimmed().isEmpty()) {
            findings.addVariant(FindingCode.CONVERSION_ID_MISSING, id.isEmpty() ? "" : "empty", ID.parameterName());
            return;
        }
        if (Placeholders.holds(id.get())) {
            return;
        }
        Optional<ConversionId> named = valid(id.get(), ConversionId::parse);
        conversion = named.flatMap(known.definitions()::conversion).orElse(null);
        if (conversion == null) {
            String sent = id.get().trimmed();
            findings.add(FindingCode.CONVERSION_ID_UNKNOWN, ID.parameterName(), sent, String.valueOf(sent.length()));
            return;
        }
        sender(conversion.conversion());
        token(conversion.conversion());
    }

    private void sender(Conversion rules) {
        // A proxy's own address is everybody's who calls it, so it is in no range.
        boolean hidden = arrival.senderHidden() && !rules.allowedSenders().isEmpty();
        if (hidden || (!arrival.sender().isEmpty() && !rules.allows(arrival.sender()))) {
            String ranges = rules.allowedSenders().stream().map(Object::toString).collect(Collectors.joining(", "));
            findings.addVariant(FindingCode.SENDER_NOT_ALLOWED, hidden ? "hidden" : "", "sender", arrival.sender(),
                    rules.name(), ranges);
        }
    }

    private void token(Conversion rules) {
        String secret = rules.token();
        if (secret == null || request.isAmbiguous(TOKEN)) {
            return;
        }
        Optional<Parameter> token = request.parameter(TOKEN).filter(p -> !p.trimmed().isEmpty());
        if (token.isEmpty()) {
            findings.add(FindingCode.TOKEN_MISSING, TOKEN.parameterName(), rules.name());
        } else if (valid(token.get(), sent -> same(sent, secret) ? Optional.of(sent) : Optional.empty(), "***")
                .isEmpty()) {
            findings.add(FindingCode.TOKEN_WRONG, TOKEN.parameterName(), rules.name());
        }
    }

    /// Takes the same time wherever the first difference is.
    private static boolean same(String sent, String secret) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private void click() {
        if (request.isAmbiguous(CLICK_ID)) {
            clickId = shown(decoded(CLICK_ID));
            return;
        }
        Optional<Parameter> parameter = request.parameter(CLICK_ID);
        if (parameter.isEmpty()) {
            alias();
            return;
        }
        String sent = parameter.get().trimmed();
        if (sent.isEmpty()) {
            hints.clickIdEmpty(macros());
            return;
        }
        clickId = sent;
        if (Placeholders.holds(parameter.get())) {
            return;
        }
        Optional<String> wellFormed = valid(parameter.get(),
                id -> ClickIds.isWellFormed(id) ? Optional.of(id) : Optional.empty());
        if (wellFormed.isEmpty()) {
            boolean ours = sent.chars().allMatch(c -> ClickIds.isDigit((char) c));
            String variant = !ours || sent.length() < SHORTEST_CUT
                    ? "other"
                    : sent.length() < ClickIds.LENGTH ? "short" : "long";
            hints.malformed(variant, sent, macros());
            return;
        }
        lookUp(wellFormed.get());
    }

    /// As it arrived; one of ours in lower case.
    private @Nullable String shown(@Nullable String id) {
        return id != null && known.clickIds().decode(id).isPresent() ? id.toLowerCase(Locale.ROOT) : id;
    }

    private void lookUp(String id) {
        OptionalLong number = known.clickIds().decode(id);
        if (number.isEmpty()) {
            findings.addVariant(FindingCode.CLICK_ID_UNKNOWN, "damaged", CLICK_ID.parameterName(), id);
            return;
        }
        clickId = id.toLowerCase(Locale.ROOT);
        click = known.click(number.getAsLong()).orElse(null);
        if (click == null) {
            findings.addVariant(FindingCode.CLICK_ID_UNKNOWN, "gone", CLICK_ID.parameterName(), clickId);
            return;
        }
        link = known.definitions().link(click.linkKey()).orElse(null);
    }

    /// A click id of ours under another name, whatever that name: nothing else passes the check.
    private void alias() {
        for (Parameter other : request.others()) {
            String value = other.trimmed();
            if (known.clickIds().decode(value).isPresent()) {
                Conversion rules = rules();
                String name = Findings.shown(other.name());
                findings.add(rules != null && rules.acceptAliases()
                        ? Finding.of(FindingCode.CLICK_ID_ALIAS, CLICK_ID.parameterName(), name, rules.name())
                                .variant("taken").as(Severity.WARNS)
                        : Finding.of(FindingCode.CLICK_ID_ALIAS, CLICK_ID.parameterName(), name));
                lookUp(value);
                return;
            }
        }
        hints.clickIdMissing(macros());
    }

    private Macros macros() {
        return new Macros(rules(), network());
    }

    private @Nullable Network network() {
        String name = conversion == null ? null : conversion.conversion().network();
        if (name == null && link != null) {
            name = link.link().network();
        }
        return name == null ? null : networks.named(name).orElse(null);
    }

    /// Whether click, link and conversion go together, now.
    private void standing() {
        if (conversion == null) {
            return;
        }
        Conversion rules = conversion.conversion();
        if (!rules.lifecycle().isActive()) {
            findings.addVariant(FindingCode.CONVERSION_INACTIVE, rules.lifecycle().name().toLowerCase(Locale.ROOT),
                    ID.parameterName(), rules.name());
        }
        if (click == null || link == null) {
            return;
        }
        if (!link.link().carries(rules.id())) {
            findings.add(FindingCode.CONVERSION_NOT_ASSOCIATED, CLICK_ID.parameterName(), rules.name(),
                    link.link().name());
        }
        if (!link.link().lifecycle().isActive()) {
            findings.addVariant(FindingCode.LINK_INACTIVE, link.link().lifecycle().name().toLowerCase(Locale.ROOT),
                    CLICK_ID.parameterName(), link.link().name());
        }
        Duration window = rules.window();
        Duration age = Duration.between(click.at(), arrival.receivedAt());
        if (!arrival.test() && !click.test() && !age.isNegative() && age.compareTo(TOO_FAST) < 0) {
            findings.add(FindingCode.TOO_FAST, CLICK_ID.parameterName(), String.valueOf(age.toMillis()));
        }
        if (window != null && age.compareTo(window) > 0) {
            findings.add(FindingCode.CLICK_EXPIRED, CLICK_ID.parameterName(), Findings.duration(age),
                    Findings.duration(window), rules.name());
        }
    }

    private Optional<ConversionStatus> status(@Nullable Network network) {
        Optional<Parameter> parameter = request.parameter(STATUS)
                .filter(p -> !p.trimmed().isEmpty() && !Placeholders.holds(p));
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        Optional<ConversionStatus> status = valid(parameter.get(),
                word -> own(word).or(() -> networks.meaning(word, network)).flatMap(ConversionStatus::ofWord));
        if (status.isEmpty()) {
            hints.statusUnknown(parameter.get().trimmed(), new Macros(rules(), network));
        }
        return status;
    }

    /// What the merchant means by it, as the user said.
    private Optional<String> own(String word) {
        return Optional.ofNullable(rules()).flatMap(rules -> rules.meaning(word));
    }

    private @Nullable String fallback() {
        Conversion rules = rules();
        return rules == null ? null : rules.currency();
    }

    /// The one that the postback names.
    private Optional<String> currency() {
        Optional<Parameter> parameter = request.parameter(CURRENCY)
                .filter(p -> !p.trimmed().isEmpty() && !Placeholders.holds(p));
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> code = valid(parameter.get(),
                // Of ASCII alone: in Unicode a long s is an S in upper case.
                text -> Optional.of(text).filter(word -> word.chars().allMatch(c -> c < 128))
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .filter(CURRENCIES::contains));
        if (code.isEmpty()) {
            String fallback = fallback();
            findings.addVariant(FindingCode.CURRENCY_UNKNOWN, fallback == null ? "none" : "own",
                    CURRENCY.parameterName(), parameter.get().trimmed(), fallback == null ? "" : fallback);
        }
        return code;
    }

    /// The parameter read by `reader`: as it is, else decoded once more, which is found and healed.
    private <T> Optional<T> valid(Parameter parameter, Reader<T> reader) {
        return valid(parameter, reader, null);
    }

    private <T> Optional<T> valid(Parameter parameter, Reader<T> reader, @Nullable String shownAs) {
        return findings.valid(parameter, reader, shownAs);
    }

    private List<String> params() {
        String value = request.first(PARAM).map(Parameter::trimmed).orElse("");
        return value.isEmpty() || value.equals("empty") ? List.of() : List.of(value.split(";", -1));
    }

    private @Nullable String decoded(KnownParameter name) {
        return request.first(name).map(Parameter::trimmed).filter(value -> !value.isEmpty()).orElse(null);
    }

    private @Nullable String conversionId(boolean rejected) {
        return rejected || conversion == null ? decoded(ID) : conversion.conversion().id().value();
    }

    private int answer(Finding because) {
        if (request.wantsPixel()) {
            return 200;
        }
        Conversion rules = rules();
        return rules != null && rules.answer() == AnswerRule.ALWAYS_200 ? 200 : because.code().status();
    }

    /// Makes something of a text, or nothing.
    interface Reader<T> {
        Optional<T> read(String text);
    }
}
