package dev.postbackdesk.receiver;

import dev.postbackdesk.database.Times;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Result;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Adds a report up from the roll-ups of quarters of an hour, in one pass over each: what it takes grows with the quarters, links and
/// conversions of its period, not with the postbacks. Stateless.
final class Reports {
    private Reports() {}

    static Report read(Handle handle, ReportQuery query, boolean reasonsCounted, BooleanSupplier givenUp) {
        Adding adding = new Adding(query);
        Map<FindingCode, Long> reasons = new EnumMap<>(FindingCode.class);
        if (query.conversion() == null) {
            // Whoever follows a link has not yet chosen a conversion.
            each(handle, query, givenUp, "bucket, link_key, clicks, bots", "click_rollup", adding::clicks);
        }
        each(handle, query, givenUp, "bucket, conversion_key, link_key, result, postbacks", "postback_rollup",
                adding::postbacks);
        each(handle, query, givenUp,
                "bucket, conversion_key, link_key, currency, status, conversions, amount, commission",
                "recorded_rollup", adding::recorded);
        each(handle, query, givenUp, "reason, postbacks", "rejection_rollup", row -> reasons
                .merge(FindingCode.valueOf(row.getString("reason")), row.getLong("postbacks"), Long::sum));
        reasons.values().removeIf(count -> count == 0);
        return adding.report(reasons, reasonsCounted);
    }

    /// Is told of each row.
    private interface Row {
        void add(ResultSet row) throws SQLException;
    }

    private static void each(Handle handle, ReportQuery query, BooleanSupplier givenUp, String columns, String table,
            Row each) {
        if (givenUp.getAsBoolean()) {
            return;
        }
        try (Query rows = handle.createQuery("SELECT " + columns + " FROM " + table
                + " WHERE bucket >= :from AND bucket < :to"
                + (query.link() == null ? "" : " AND link_key = " + query.link())
                + (query.conversion() == null ? "" : " AND conversion_key = " + query.conversion()))) {
            rows.bind("from", Times.bucket(query.edges().getFirst())).bind("to", Times.bucket(query.edges().getLast()))
                    .map((row, _) -> {
                        each.add(row);
                        return row;
                    }).forEach(_ -> {});
        }
    }

    /// The sums as they grow.
    private static final class Adding {
        private final long[] edges;
        private final Part[] steps;
        private final Map<Integer, Part> conversions = new HashMap<>();
        private final Map<Integer, Part> links = new HashMap<>();

        Adding(ReportQuery query) {
            edges = query.edges().stream().mapToLong(Times::bucket).toArray();
            steps = new Part[edges.length - 1];
            Arrays.setAll(steps, _ -> new Part());
        }

        private Part step(ResultSet row) throws SQLException {
            int at = Arrays.binarySearch(edges, row.getLong("bucket"));
            return steps[at >= 0 ? at : -at - 2];
        }

        private static Part of(Map<Integer, Part> parts, int key) {
            return parts.computeIfAbsent(key, _ -> new Part());
        }

        void clicks(ResultSet row) throws SQLException {
            long bots = row.getLong("bots");
            long clicks = row.getLong("clicks") - bots;
            Stream.of(step(row), of(links, row.getInt("link_key"))).forEach(part -> {
                part.clicks += clicks;
                part.bots += bots;
            });
        }

        void postbacks(ResultSet row) throws SQLException {
            Result result = Codes.result(row.getInt("result"));
            long count = row.getLong("postbacks");
            parts(row).forEach(part -> part.postbacks.merge(result, count, Long::sum));
        }

        void recorded(ResultSet row) throws SQLException {
            ConversionStatus status = Codes.status(row.getInt("status"));
            long count = row.getLong("conversions");
            Money money = status == ConversionStatus.DECLINED
                    ? new Money(0, 0, count, BigDecimal.ZERO, BigDecimal.ZERO)
                    : new Money(count, status == ConversionStatus.PENDING ? count : 0, 0, row.getBigDecimal("amount"),
                            row.getBigDecimal("commission"));
            String currency = row.getString("currency");
            parts(row).forEach(part -> part.money.merge(currency, money, Money::plus));
        }

        private Stream<Part> parts(ResultSet row) throws SQLException {
            return Stream.of(step(row), of(conversions, row.getInt("conversion_key")),
                    of(links, row.getInt("link_key")));
        }

        Report report(Map<FindingCode, Long> reasons, boolean counted) {
            return new Report(Arrays.stream(steps).map(Part::sums).toList(), sums(conversions), sums(links), reasons,
                    counted);
        }

        /// What updates left empty is not there.
        private static Map<Integer, Sums> sums(Map<Integer, Part> parts) {
            return parts.entrySet().stream().map(part -> Map.entry(part.getKey(), part.getValue().sums()))
                    .filter(part -> !part.getValue().isEmpty())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    private static final class Part {
        private long clicks;
        private long bots;
        private final Map<Result, Long> postbacks = new EnumMap<>(Result.class);
        private final SortedMap<String, Money> money = new TreeMap<>();

        Sums sums() {
            Map<Result, Long> some = new EnumMap<>(Result.class);
            postbacks.forEach((result, count) -> {
                if (count != 0) {
                    some.put(result, count);
                }
            });
            SortedMap<String, Money> currencies = new TreeMap<>(money);
            currencies.values().removeIf(one -> one.conversions() == 0 && one.declined() == 0);
            return new Sums(clicks, bots, some, currencies);
        }
    }
}
