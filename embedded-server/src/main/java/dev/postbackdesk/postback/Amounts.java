package dev.postbackdesk.postback;

import static dev.postbackdesk.postback.KnownParameter.COMMISSION;
import static dev.postbackdesk.postback.KnownParameter.PERCENT;
import static dev.postbackdesk.postback.KnownParameter.VALUE;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `val`, `com` and `comperc`, reporting what is wrong with them. The commission is `com`, or where that is 0,
/// `val × comperc / 100`, half-up to six decimals; `comperc` is judged only then.
final class Amounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PostbackRequest request;
    private final @Nullable Conversion conversion;
    private final Findings findings;
    private final @Nullable BigDecimal value;
    private final @Nullable BigDecimal fixed;
    private final @Nullable BigDecimal commission;

    Amounts(PostbackRequest request, @Nullable Conversion conversion, Findings findings) {
        this.request = request;
        this.conversion = conversion;
        this.findings = findings;
        value = mandatory(VALUE, FindingCode.VALUE_MISSING, FindingCode.VALUE_INVALID, Conversion::value);
        fixed = mandatory(COMMISSION, FindingCode.COMMISSION_MISSING, FindingCode.COMMISSION_INVALID,
                Conversion::commission);
        commission = reckon();
    }

    /// Six decimals, or null unless valid.
    @Nullable
    BigDecimal value() {
        return value;
    }

    /// Six decimals, or null unless all that it is made of is valid.
    @Nullable
    BigDecimal commission() {
        return commission;
    }

    boolean commissionIsZero() {
        return fixed != null && fixed.signum() == 0;
    }

    private @Nullable BigDecimal mandatory(KnownParameter name, FindingCode missing, FindingCode invalid,
            Function<Conversion, String> byDefault) {
        if (request.isAmbiguous(name)) {
            return null;
        }
        Optional<Parameter> parameter = request.parameter(name);
        if (parameter.isEmpty() || parameter.get().trimmed().isEmpty()) {
            Optional<BigDecimal> filled = byDefault(byDefault);
            if (filled.isPresent()) {
                return filled.get();
            }
            if (parameter.isEmpty()) {
                lacks(missing, "", "default", name, byDefault);
            } else {
                lacks(invalid, "empty", "empty+default", name, byDefault);
            }
            return null;
        }
        return amount(parameter.get(), invalid);
    }

    /// Says what the conversion could fill in, where it could.
    private void lacks(FindingCode code, String variant, String withDefault, KnownParameter name,
            Function<Conversion, String> byDefault) {
        if (conversion != null && Stream.of(conversion.value(), conversion.commission(), conversion.percent())
                .allMatch(Amount::isValid)) {
            findings.addVariant(code, withDefault, name.parameterName(), conversion.name(),
                    byDefault.apply(conversion));
        } else {
            findings.addVariant(code, variant, name.parameterName());
        }
    }

    private @Nullable BigDecimal amount(Parameter parameter, FindingCode invalid) {
        if (Placeholders.holds(parameter)) {
            return null;
        }
        Optional<BigDecimal> amount = findings.valid(parameter, Amount::parse, null);
        if (amount.isEmpty()) {
            String sent = parameter.trimmed();
            Amount.meantBy(sent).ifPresentOrElse(
                    meant -> findings.addVariant(invalid, "meant", parameter.name(), sent, meant),
                    () -> findings.add(invalid, parameter.name(), sent));
        }
        return amount.orElse(null);
    }

    private Optional<BigDecimal> byDefault(Function<Conversion, String> field) {
        return Optional.ofNullable(conversion).filter(Conversion::acceptDefaults).map(field).flatMap(Amount::parse);
    }

    private @Nullable BigDecimal reckon() {
        if (fixed == null) {
            return null;
        }
        Optional<Parameter> sent = request.parameter(PERCENT).filter(parameter -> !parameter.trimmed().isEmpty());
        if (fixed.signum() != 0) {
            sent.filter(this::isNotZero).ifPresent(parameter -> findings.add(FindingCode.PERCENT_IGNORED,
                    parameter.name(), parameter.trimmed(), plain(fixed)));
            return fixed;
        }
        if (request.isAmbiguous(PERCENT)) {
            return null;
        }
        BigDecimal percent = sent.isPresent()
                ? amount(sent.get(), FindingCode.PERCENT_INVALID)
                : byDefault(Conversion::percent).orElse(BigDecimal.ZERO);
        if (percent == null) {
            return null;
        }
        if (percent.compareTo(HUNDRED) > 0) {
            findings.add(FindingCode.PERCENT_ABOVE_100, PERCENT.parameterName(), plain(percent));
        }
        return value == null ? null : Amount.percentOf(value, percent);
    }

    private boolean isNotZero(Parameter parameter) {
        return !Placeholders.holds(parameter)
                && Amount.parse(parameter.trimmed()).filter(number -> number.signum() == 0).isEmpty();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
