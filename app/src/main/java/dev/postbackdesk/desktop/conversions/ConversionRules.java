package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.conversions.ConversionDraft.From;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Pays;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Placeholder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with a draft, as sentences that end with a value that works, and what its amounts come to. Pure.
final class ConversionRules {
    /// A longer window is a slip of the finger: no network approves after ten years.
    static final Duration LONGEST_WINDOW = Duration.ofDays(3650);

    private static final int LONGEST_TOKEN = 128;
    private static final int LONGEST_PLACEHOLDER = 100;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern BREAKS_A_URL = Pattern.compile("[\\s&=?\\p{Cntrl}]");
    private static final BigDecimal SAMPLE = new BigDecimal("49.90");

    private final Messages words;

    ConversionRules(Messages words) {
        this.words = words;
    }

    Map<ConversionField, String> problems(ConversionDraft draft) {
        Map<ConversionField, String> problems = new EnumMap<>(ConversionField.class);
        name(draft).ifPresent(problem -> problems.put(ConversionField.NAME, problem));
        value(draft).ifPresent(problem -> problems.put(ConversionField.VALUE, problem));
        commission(draft).ifPresent(problem -> problems.put(ConversionField.COMMISSION, problem));
        draft.senders().stream().flatMap(sender -> SenderRange.problem(sender).stream()).findFirst()
                .ifPresent(problem -> problems.put(ConversionField.SENDERS, problem.in(words.locale())));
        window(draft).ifPresent(problem -> problems.put(ConversionField.WINDOW, problem));
        token(draft).ifPresent(problem -> problems.put(ConversionField.TOKEN, problem));
        if (draft.acceptDefaults() && (!Amount.isValid(draft.valueCarried())
                || !Amount.isValid(draft.commissionCarried()) || !Amount.isValid(draft.percentCarried()))
                && !problems.containsKey(ConversionField.VALUE) && !problems.containsKey(ConversionField.COMMISSION)) {
            problems.put(ConversionField.DEFAULTS, words.text("conversions.problem.defaults"));
        }
        placeholder(draft).ifPresent(problem -> problems.put(ConversionField.PLACEHOLDER, problem));
        return problems;
    }

    private Optional<String> name(ConversionDraft draft) {
        String name = TextRules.tidy(draft.name());
        if (name.isEmpty()) {
            return Optional.of(words.text("conversions.problem.name.blank"));
        }
        if (name.length() > TextRules.LONGEST_NAME) {
            return Optional.of(words.text("forms.problem.name.long", name.length(), TextRules.LONGEST_NAME));
        }
        return TextRules.hasControls(name) ? Optional.of(words.text("forms.problem.controls")) : Optional.empty();
    }

    private Optional<String> value(ConversionDraft draft) {
        return draft.valueFrom() == From.FIXED ? amount(draft.valueCarried()) : filledIn(draft.valueCarried());
    }

    private Optional<String> commission(ConversionDraft draft) {
        return switch (draft.pays()) {
            // The contract allows a network's placeholder here too.
            case PERCENT -> Placeholder.isPlaceholder(draft.percentCarried())
                    ? Optional.empty()
                    : percent(draft.percentCarried());
            case FIXED -> amount(draft.commissionCarried());
            case NETWORK -> filledIn(draft.commissionCarried());
        };
    }

    private Optional<String> percent(String text) {
        if (text.endsWith("%") && Amount.isValid(TextRules.tidy(text.substring(0, text.length() - 1)))) {
            return Optional.of(words.text("conversions.problem.percent.sign",
                    TextRules.tidy(text.substring(0, text.length() - 1))));
        }
        return amount(text);
    }

    private Optional<String> amount(String text) {
        if (Amount.isValid(text)) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(words.text("conversions.problem.amount.blank"));
        }
        String shown = TextRules.shortened(text);
        return Optional.of(Amount.meantBy(text)
                .map(meant -> words.text("conversions.problem.amount.meant", shown, meant))
                .orElseGet(() -> words.text("conversions.problem.amount", shown)));
    }

    private Optional<String> filledIn(String text) {
        if (text.isEmpty()) {
            return Optional.of(words.text("conversions.problem.payout.blank"));
        }
        return Placeholder.isPlaceholder(text)
                ? Optional.empty()
                : Optional.of(words.text("conversions.problem.payout", TextRules.shortened(text)));
    }

    private Optional<String> window(ConversionDraft draft) {
        String text = TextRules.tidy(draft.window());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) == 0) {
            return Optional.of(words.text("conversions.problem.window", TextRules.shortened(text)));
        }
        return draft.unit().times(Long.parseLong(text)).compareTo(LONGEST_WINDOW) > 0
                ? Optional.of(words.text("conversions.problem.window.long", LONGEST_WINDOW.toDays()))
                : Optional.empty();
    }

    private Optional<String> token(ConversionDraft draft) {
        String token = TextRules.tidy(draft.token());
        if (token.length() > LONGEST_TOKEN) {
            return Optional.of(words.text("conversions.problem.token.long", token.length(), LONGEST_TOKEN));
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Optional.of(words.text("conversions.problem.token.characters"));
        }
        // Three stars stand for a hidden secret in definitions files, and so can't be one.
        return token.equals("***") ? Optional.of(words.text("conversions.problem.token.stars")) : Optional.empty();
    }

    private Optional<String> placeholder(ConversionDraft draft) {
        String text = TextRules.tidy(draft.placeholder());
        if (text.length() > LONGEST_PLACEHOLDER) {
            return Optional
                    .of(words.text("conversions.problem.placeholder.long", text.length(), LONGEST_PLACEHOLDER));
        }
        if (text.equals(Placeholder.TOKEN)) {
            return Optional.of(words.text("conversions.problem.placeholder.token"));
        }
        // One of a known style may hold a sign of equality: [=XID1=].
        return BREAKS_A_URL.matcher(Placeholder.isPlaceholder(text) ? text.replace("=", "") : text).find()
                ? Optional.of(words.text("conversions.problem.placeholder"))
                : Optional.empty();
    }

    /// `draft` with what is wrong in it replaced by what `base` has there: a postback URL is rebuilt at each key, and must
    /// be one that can be copied at each key.
    ConversionDraft sound(ConversionDraft draft, ConversionDraft base) {
        Map<ConversionField, String> problems = problems(draft);
        boolean valueBad = problems.containsKey(ConversionField.VALUE);
        boolean commissionBad = problems.containsKey(ConversionField.COMMISSION);
        ConversionDraft pay = commissionBad ? base : draft;
        ConversionDraft worth = valueBad ? base : draft;
        return new ConversionDraft(problems.containsKey(ConversionField.NAME) ? "-" : draft.name(), worth.valueFrom(),
                worth.value(), worth.valuePlaceholder(), draft.currency(), pay.pays(), pay.percent(), pay.commission(),
                pay.commissionPlaceholder(), draft.repeats(), List.of(), "", draft.unit(), draft.statuses(),
                (problems.containsKey(ConversionField.TOKEN) ? base : draft).token(), draft.always200(),
                draft.acceptDefaults(), draft.acceptAliases(), draft.network(),
                (problems.containsKey(ConversionField.PLACEHOLDER) ? base : draft).placeholder());
    }

    /// What a per cent comes to, where it can be worked out.
    Optional<Example> example(ConversionDraft draft) {
        if (draft.pays() != Pays.PERCENT || !Amount.isValid(draft.percentCarried())) {
            return Optional.empty();
        }
        boolean ownValue = draft.valueFrom() == From.FIXED && Amount.isValid(draft.valueCarried());
        BigDecimal value = ownValue ? Amount.parse(draft.valueCarried()).orElseThrow() : SAMPLE;
        if (value.signum() == 0) {
            value = SAMPLE;
        }
        BigDecimal percent = Amount.parse(draft.percentCarried()).orElseThrow();
        return Optional.of(new Example(value, Amount.percentOf(value, percent),
                percent.compareTo(BigDecimal.valueOf(100)) > 0, draft.currency()));
    }

    /// @param aboveAll whether the commission is more than the value
    record Example(BigDecimal value, BigDecimal commission, boolean aboveAll, String currency) {}
}
