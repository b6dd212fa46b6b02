package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.receiver.Criterion.Has.Thing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/// Criteria as conditions of SQL, so that rows that don't meet them are never read. What SQL can't say exactly it says
/// wider, or not at all: whoever reads asks the [criteria][Criterion#matches] again. Used by one thread.
final class Conditions {
    /// An IPv4 range that ends between two numbers: its addresses are those that begin alike.
    private static final Pattern WHOLE = Pattern.compile("(\\d+\\.)(\\d+\\.)(\\d+\\.)\\d+/(8|16|24)");

    /// @param sql never null for any row, so that its opposite is what it says
    /// @param exact whether it holds of those rows only that meet the criterion
    private record Condition(String sql, boolean exact) {}

    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();
    private boolean exact = true;

    Conditions(List<Criterion> criteria) {
        for (Criterion criterion : criteria) {
            Optional<Condition> condition = condition(criterion);
            condition.ifPresent(known -> where.append(" AND ").append(known.sql));
            exact &= condition.map(Condition::exact).orElse(false);
        }
    }

    /// Each condition with its `AND` before it.
    String sql() {
        return where.toString();
    }

    /// Whether the conditions hold of those rows only that meet all criteria.
    boolean areExact() {
        return exact;
    }

    Query bind(Query statement) {
        values.forEach(statement::bind);
        return statement;
    }

    private Optional<Condition> condition(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Not(Criterion of) -> condition(of).filter(Condition::exact)
                    .map(known -> new Condition("NOT " + known.sql, true));
            case Criterion.Came(var outcomes) ->
                exactly(any(outcomes.stream().sorted().map(Conditions::came).toList()));
            // Reckoned with, so that no index is taken for it that would have to be sorted.
            case Criterion.OfConversion(var keys) -> exactly(in("conversion_key + 0", keys.stream().sorted().toList()));
            case Criterion.OfLink(var keys) -> exactly(in("link_key", keys.stream().sorted().toList()));
            case Criterion.From from -> sender(from);
            case Criterion.Since(var moment) -> exactly("received_at >= " + value(Times.micros(moment)));
            case Criterion.Until(var moment) -> exactly("received_at < " + value(Times.micros(moment)));
            // A code stands first in its finding; in a text the quotation mark would be escaped.
            case Criterion.Found(var codes) -> exactly(any(codes.stream().sorted()
                    .map(code -> "findings LIKE " + value("%[\"" + like(code.name()) + "\"%") + " ESCAPE '!'")
                    .toList()));
            case Criterion.InState(var states) -> exactly(in("COALESCE(status, '')",
                    states.stream().sorted().map(state -> "'" + state.word() + "'").toList()));
            case Criterion.InCurrency(var codes) -> exactly(in("COALESCE(currency, '')",
                    codes.stream().sorted().map(this::value).toList()));
            case Criterion.Amount(var of, var than, var amount) -> {
                String column = of == Criterion.Amount.Of.VALUE ? "amount" : "commission";
                yield exactly(
                        "(" + column + " IS NOT NULL AND " + column + " " + than.sign() + " " + value(amount) + ")");
            }
            case Criterion.Transaction(var parts) -> exactly(holds("transaction_id", parts));
            case Criterion.ClickId(var parts) -> exactly(holds("click_id", parts));
            case Criterion.Has(var thing) -> Optional.of(has(thing));
            case Criterion.By _ -> exactly("(1 = 0)");
            case Criterion.Text _ -> Optional.empty();
        };
    }

    private static Optional<Condition> exactly(String sql) {
        return Optional.of(new Condition(sql, true));
    }

    private static String any(List<String> conditions) {
        return conditions.isEmpty() ? "(1 = 0)" : "(" + String.join(" OR ", conditions) + ")";
    }

    private static String in(String column, List<?> values) {
        return values.isEmpty()
                ? "(1 = 0)"
                : "(" + column + " IN (" + values.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + "))";
    }

    private static String came(Outcome outcome) {
        String result = "result = " + Codes.of(outcome.result());
        String pending = "COALESCE(status, '') = '" + ConversionStatus.PENDING.word() + "'";
        return switch (outcome) {
            case ACCEPTED -> "(" + result + " AND NOT " + pending + ")";
            case PENDING -> "(" + result + " AND " + pending + ")";
            case UPDATED, DUPLICATE, REJECTED -> result;
        };
    }

    private Optional<Condition> sender(Criterion.From from) {
        List<String> beginnings = new ArrayList<>();
        from.beginnings().forEach(beginning -> beginnings.add(begins(beginning)));
        for (SenderRange range : from.ranges()) {
            Matcher whole = WHOLE.matcher(range.text());
            if (whole.matches()) {
                String last = whole.group(4);
                beginnings.add(begins(whole.group(1) + (last.equals("8") ? "" : whole.group(2))
                        + (last.equals("24") ? whole.group(3) : "")));
            } else if (range.text().matches("[0-9.]+")) {
                beginnings.add("sender = " + value(range.text()));
            } else {
                return Optional.empty();
            }
        }
        return exactly(any(beginnings));
    }

    private String begins(String beginning) {
        return "sender LIKE " + value(like(beginning) + "%") + " ESCAPE '!'";
    }

    /// Not with LOWER, which follows the user's language: in Turkish, a small I has no dot.
    private String holds(String column, List<String> parts) {
        return any(parts.stream().map(part -> "COALESCE(" + column + ", '') ILIKE "
                + value("%" + like(part) + "%") + " ESCAPE '!'").toList());
    }

    private static Condition has(Thing thing) {
        return switch (thing) {
            case NOTE -> new Condition(
                    "EXISTS (SELECT 1 FROM postback_note WHERE postback_note.postback = postback.number)", true);
            case PIN -> new Condition(
                    "EXISTS (SELECT 1 FROM postback_pin WHERE postback_pin.postback = postback.number)", true);
            // The word may stand among what a finding says, too.
            case WARNING -> new Condition("findings LIKE '%\"WARNS\"%'", false);
            case TEST -> new Condition("(test = TRUE)", true);
            case CONVERSION -> new Condition("(1 = 0)", true);
        };
    }

    private static String like(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private String value(Object value) {
        String name = "c" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
