package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.reports.ReportLine.Kind;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Money;
import dev.postbackdesk.receiver.Report;
import dev.postbackdesk.receiver.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the table of a report. Pure.
final class ReportLines {
    /// The names that no definition has.
    ///
    /// @param noLink of postbacks that name no click of ours
    /// @param noConversion of postbacks that name no conversion of ours
    /// @param noNetwork of links without a network
    /// @param totalIn says `Total in EUR`; without a currency `""`
    record Names(String noLink, String noConversion, String noNetwork, String total,
            Function<String, String> totalIn) {}

    private record Group(String name, String beside, @Nullable ReportStep step, Sums sums) {
        Group(String name, String beside, Sums sums) {
            this(name, beside, null, sums);
        }
    }

    private ReportLines() {}

    /// @param steps the report's, as many as it has
    static List<ReportLine> of(Report report, Grouping grouping, Definitions definitions, List<ReportStep> steps,
            Names names) {
        boolean clicks = grouping != Grouping.CONVERSION;
        List<ReportLine> lines = new ArrayList<>();
        groups(report, grouping, definitions, steps, names).forEach(group -> lines.addAll(lines(group, clicks)));
        if (!lines.isEmpty()) {
            lines.addAll(totals(report.total(), names));
        }
        return List.copyOf(lines);
    }

    private static List<Group> groups(Report report, Grouping grouping, Definitions definitions,
            List<ReportStep> steps, Names names) {
        Comparator<Group> most = Comparator.<Group>comparingLong(group -> -group.sums.conversions())
                .thenComparingLong(group -> -group.sums.clicks()).thenComparing(Group::name);
        return switch (grouping) {
            case LINK -> report.links().entrySet().stream()
                    .map(entry -> definitions.link(entry.getKey()).map(StoredLink::link)
                            .map(link -> new Group(link.name(), link.network() == null ? "" : link.network(),
                                    entry.getValue()))
                            .orElseGet(() -> new Group(names.noLink, "", entry.getValue())))
                    .sorted(most).toList();
            case CONVERSION -> report.conversions().entrySet().stream()
                    .map(entry -> definitions.conversion(entry.getKey()).map(stored -> stored.conversion())
                            .map(conversion -> new Group(conversion.name(),
                                    conversion.network() == null ? "" : conversion.network(), entry.getValue()))
                            .orElseGet(() -> new Group(names.noConversion, "", entry.getValue())))
                    .sorted(most).toList();
            case NETWORK -> networks(report, definitions, names).entrySet().stream()
                    .map(entry -> new Group(entry.getKey(), "", entry.getValue())).sorted(most).toList();
            case STEP -> stepsOf(report, steps);
        };
    }

    private static Map<String, Sums> networks(Report report, Definitions definitions, Names names) {
        Map<String, Sums> networks = new HashMap<>();
        report.links().forEach((key, sums) -> {
            String network = key == 0
                    ? names.noLink
                    : definitions.link(key).map(stored -> stored.link().network()).orElse(names.noNetwork);
            networks.merge(network, sums, Sums::plus);
        });
        return networks;
    }

    /// The latest first; what nothing happened in is left out.
    private static List<Group> stepsOf(Report report, List<ReportStep> steps) {
        List<Group> groups = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (!report.steps().get(i).isEmpty()) {
                ReportStep step = steps.get(i);
                groups.add(new Group(step.name(), "", step, report.steps().get(i)));
            }
        }
        return groups;
    }

    private static List<ReportLine> lines(Group group, boolean clicks) {
        Sums sums = group.sums;
        List<ReportLine> lines = new ArrayList<>();
        Long clicked = clicks ? Long.valueOf(sums.clicks()) : null;
        Map<String, Money> money = counting(sums);
        if (money.isEmpty()) {
            return List.of(new ReportLine(Kind.LINE, group.name, group.beside, group.step, clicked, 0, 0,
                    rate(clicked, sums), sums.of(Result.REJECTED), sums.arrived(), "", null, null));
        }
        money.forEach((currency, one) -> lines.add(lines.isEmpty()
                ? new ReportLine(Kind.LINE, group.name, group.beside, group.step, clicked, one.conversions(),
                        one.pending(), rate(clicked, sums), sums.of(Result.REJECTED), sums.arrived(), currency,
                        one.value(), one.commission())
                : new ReportLine(Kind.MORE, "", "", null, null, one.conversions(), one.pending(), null, null, 0,
                        currency,
                        one.value(), one.commission())));
        return lines;
    }

    private static List<ReportLine> totals(Sums total, Names names) {
        Map<String, Money> money = counting(total);
        List<ReportLine> lines = new ArrayList<>();
        if (money.size() == 1) {
            money.forEach((currency, one) -> lines.add(new ReportLine(Kind.TOTAL, names.total, "", null, total.clicks(),
                    total.conversions(), total.pending(), rate(total.clicks(), total), total.of(Result.REJECTED),
                    total.arrived(), currency,
                    one.value(), one.commission())));
            return lines;
        }
        lines.add(
                new ReportLine(Kind.TOTAL, names.total, "", null, total.clicks(), total.conversions(), total.pending(),
                        rate(total.clicks(), total), total.of(Result.REJECTED), total.arrived(), "", null, null));
        money.forEach(
                (currency, one) -> lines.add(new ReportLine(Kind.TOTAL, names.totalIn.apply(currency), "", null, null,
                        one.conversions(), one.pending(), null, null, 0, currency, one.value(), one.commission())));
        return lines;
    }

    private static @Nullable Double rate(@Nullable Long clicks, Sums sums) {
        return clicks == null || clicks == 0 ? null : (double) sums.conversions() / clicks;
    }

    /// Currencies in which something counts: what was declined alone comes to nothing.
    static Map<String, Money> counting(Sums sums) {
        Map<String, Money> counting = new LinkedHashMap<>();
        sums.money().forEach((currency, one) -> {
            if (one.conversions() > 0) {
                counting.put(currency, one);
            }
        });
        return counting;
    }
}
