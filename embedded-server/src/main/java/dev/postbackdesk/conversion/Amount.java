package dev.postbackdesk.conversion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as they may stand in a postback: `[0-9]{1,12}(\.[0-9]{1,6})?`, in ASCII digits.
///
/// The pattern is checked before any number is made: `BigDecimal` takes digits of other scripts, and `1e9999999` keeps a
/// database busy for seconds.
public final class Amount {
    /// Decimals that amounts are kept and exported with.
    public static final int SCALE = 6;

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private static final Pattern NUMBER_WITHIN = Pattern.compile("[0-9][0-9.,' ]*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(.*?),([0-9]{1,2})");
    private static final Pattern SCIENTIFIC = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)[eE]\\+?([0-9])");
    /// No longer text stands for an amount.
    private static final int LONGEST_MEANT = 40;

    private Amount() {}

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// The amount with six decimals, or empty if `text` is none.
    public static Optional<BigDecimal> parse(String text) {
        return isValid(text) ? Optional.of(new BigDecimal(text).setScale(SCALE)) : Optional.empty();
    }

    /// The number that `text` probably means: `5,5`, `$5`, `1,000.00`, `1e3` as `1000`. Empty where nobody can tell.
    public static Optional<String> meantBy(String text) {
        if (text.length() > LONGEST_MEANT) {
            return Optional.empty();
        }
        Matcher scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches()) {
            // The exponent is bounded before any number is made.
            String plain = new BigDecimal(scientific.group(1)).scaleByPowerOfTen(Integer.parseInt(scientific.group(2)))
                    .stripTrailingZeros().toPlainString();
            return isValid(plain) ? Optional.of(plain) : Optional.empty();
        }
        Matcher number = NUMBER_WITHIN.matcher(text);
        if (!number.find()) {
            return Optional.empty();
        }
        String digits = number.group().replaceAll("[' ]", "");
        if (number.find() || text.indexOf('-') >= 0) {
            return Optional.empty();
        }
        Matcher comma = DECIMAL_COMMA.matcher(digits);
        String plain = comma.matches()
                ? comma.group(1).replaceAll("[.,]", "") + "." + comma.group(2)
                : digits.replace(",", "");
        String meant = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return isValid(meant) && !meant.equals(text) ? Optional.of(meant) : Optional.empty();
    }

    /// `percent` per cent of `value`, rounded half-up to six decimals.
    public static BigDecimal percentOf(BigDecimal value, BigDecimal percent) {
        return value.multiply(percent).movePointLeft(2).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
