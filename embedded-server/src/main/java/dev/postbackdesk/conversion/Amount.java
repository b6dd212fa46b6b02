package dev.postbackdesk.conversion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Amounts as they may stand in a postback: `[0-9]{1,12}(\.[0-9]{1,6})?`, in ASCII digits.
///
/// The pattern is checked before any number is made: `BigDecimal` takes digits of other scripts, and `1e9999999` keeps a
/// database busy for seconds.
public final class Amount {
    /// Decimals that amounts are kept and exported with.
    public static final int SCALE = 6;

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private Amount() {}

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// The amount with six decimals, or empty if `text` is none.
    public static Optional<BigDecimal> parse(String text) {
        return isValid(text) ? Optional.of(new BigDecimal(text).setScale(SCALE)) : Optional.empty();
    }

    /// `percent` per cent of `value`, rounded half-up to six decimals.
    public static BigDecimal percentOf(BigDecimal value, BigDecimal percent) {
        return value.multiply(percent).movePointLeft(2).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
