package dev.postbackdesk.receiver;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.postback.Recorded;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked of clicks. What a postback reports, such as an amount, a click meets by any one conversion that was recorded
/// for it. Pure.
public final class ClickCriteria {
    private ClickCriteria() {}

    /// Whether a click meets all of them.
    public static boolean match(List<Criterion> criteria, ClickRow row) {
        return criteria.stream().allMatch(criterion -> matches(criterion, row));
    }

    /// Whether a click meets it; none meets what only postbacks have.
    public static boolean matches(Criterion criterion, ClickRow row) {
        return switch (criterion) {
            case Criterion.Not(Criterion of) -> !matches(of, row);
            case Criterion.OfLink(var keys) -> keys.contains(row.click().linkKey());
            case Criterion.From from -> from.holds(row.click().sender());
            case Criterion.Since(var moment) -> !row.click().at().isBefore(moment);
            case Criterion.Until(var moment) -> row.click().at().isBefore(moment);
            case Criterion.ClickId(var parts) -> parts.stream().anyMatch(part -> holds(row.clickId(), part));
            case Criterion.By(var visitors) -> visitors.stream().anyMatch(visitor -> isBy(visitor, row.click()));
            case Criterion.Has(var thing) -> switch (thing) {
                case CONVERSION -> !row.conversions().isEmpty();
                case TEST -> row.click().test();
                case NOTE, PIN, WARNING -> false;
            };
            case Criterion.Text(var text) -> isIn(text, row);
            case Criterion.OfConversion(var keys) -> any(row, one -> keys.contains(one.conversionKey()));
            case Criterion.InState(var states) -> any(row, one -> states.contains(one.status()));
            case Criterion.InCurrency(var codes) ->
                any(row, one -> one.currency() != null && codes.contains(one.currency()));
            case Criterion.Transaction(var parts) ->
                any(row, one -> parts.stream().anyMatch(part -> holds(one.transactionId(), part)));
            case Criterion.Amount amount -> any(row, one -> amount
                    .isMetBy(amount.of() == Criterion.Amount.Of.VALUE ? one.value() : one.commission()));
            case Criterion.Came _,Criterion.Found _ -> false;
        };
    }

    /// Whether a visit alone tells if it is met, without what was recorded for it.
    static boolean isOfVisit(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Not(Criterion of) -> isOfVisit(of);
            case Criterion.Has(var thing) -> thing != Criterion.Has.Thing.CONVERSION;
            case Criterion.OfLink _,Criterion.From _,Criterion.Since _,Criterion.Until _,Criterion.ClickId _,Criterion.By _,Criterion.Text _,Criterion.Came _,Criterion.Found _ ->
                true;
            case Criterion.OfConversion _,Criterion.InState _,Criterion.InCurrency _,Criterion.Transaction _,Criterion.Amount _ ->
                false;
        };
    }

    private static boolean isBy(Criterion.By.Visitor visitor, Click click) {
        return switch (visitor) {
            case PERSON -> !click.bot() && !click.test();
            case CRAWLER -> click.bot();
            case TEST -> click.test();
        };
    }

    private static boolean any(ClickRow row, Predicate<Recorded> met) {
        return row.conversions().stream().anyMatch(met);
    }

    private static boolean isIn(String text, ClickRow row) {
        Click click = row.click();
        String sought = text.strip();
        return Stream.of(row.clickId(), click.sender(), click.query(), orEmpty(click.userAgent()),
                orEmpty(click.referer())).anyMatch(place -> holds(place, sought));
    }

    private static boolean holds(@Nullable String place, String part) {
        return place != null && place.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
