package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.PostbackRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rejections of one kind: many postbacks that fail for one cause are one matter. Immutable.
///
/// @param finding of the example
/// @param conversionId as they name it, or null
/// @param count how many
/// @param since when the first of them arrived
/// @param sender where all of them came from, or null if from several addresses
/// @param linkKey the link that all of them concern, or null if that is not known
/// @param example the newest of them, or the one that was asked about
record Insight(Finding finding, @Nullable String conversionId, long count, Instant since, @Nullable String sender,
        @Nullable Integer linkKey, PostbackRow example) {
    /// Fewer may be chance.
    private static final int LEAST = 3;
    private static final int NO_LINK = 0;

    private record Kind(FindingCode code, String variant, String value, @Nullable String conversionId) {}

    /// Groups what was rejected, the biggest group first; tests are left out, and groups of one or two.
    ///
    /// @param rows the newest first
    static List<Insight> of(List<PostbackRow> rows) {
        Map<Kind, List<PostbackRow>> groups = new LinkedHashMap<>();
        for (PostbackRow row : rows) {
            Optional<Finding> because = because(row);
            if (because.isPresent() && !row.test()) {
                groups.computeIfAbsent(kind(because.get(), row), _ -> new ArrayList<>()).add(row);
            }
        }
        return groups.values().stream().filter(group -> group.size() >= LEAST).map(Insight::into)
                .sorted(Comparator.comparingLong(Insight::count).reversed()).toList();
    }

    /// What is known of the kind of one rejected postback, which is the example then; empty if it was not rejected.
    ///
    /// @param rows the newest first
    static Optional<Insight> like(PostbackRow one, List<PostbackRow> rows) {
        return because(one).map(finding -> {
            Stream<PostbackRow> others = rows.stream().filter(row -> row.number() != one.number() && because(row)
                    .filter(other -> kind(other, row).equals(kind(finding, one))).isPresent());
            return into(Stream.concat(Stream.of(one), others)
                    .sorted(Comparator.comparingLong(PostbackRow::number).reversed()).toList(), one);
        });
    }

    private static Insight into(List<PostbackRow> group) {
        return into(group, group.getFirst());
    }

    private static Insight into(List<PostbackRow> group, PostbackRow example) {
        Set<String> senders = new TreeSet<>();
        group.forEach(row -> senders.add(row.sender()));
        Set<Integer> links = new TreeSet<>();
        group.forEach(row -> links.add(Objects.requireNonNullElse(row.reading().linkKey(), NO_LINK)));
        int link = links.iterator().next();
        return new Insight(because(example).orElseThrow(), example.reading().conversionId(), group.size(),
                group.getLast().receivedAt(), senders.size() == 1 ? example.sender() : null,
                links.size() == 1 && link != NO_LINK ? link : null, example);
    }

    /// The same, of a link.
    Insight through(int link) {
        return new Insight(finding, conversionId, count, since, sender, link, example);
    }

    /// The conversion that they name, if it is an id.
    Optional<ConversionId> conversion() {
        return Optional.ofNullable(conversionId).flatMap(ConversionId::parse);
    }

    private static Optional<Finding> because(PostbackRow row) {
        return row.findings().stream().filter(Finding::rejects).findFirst();
    }

    /// Of placeholders each is a matter of its own; of other values, which differ from one postback to the next, none is.
    private static Kind kind(Finding finding, PostbackRow row) {
        boolean placeholder = finding.code() == FindingCode.PLACEHOLDER_NOT_REPLACED && finding.args().size() > 1;
        return new Kind(finding.code(), finding.variant(), placeholder ? finding.args().get(1) : "",
                row.reading().conversionId());
    }
}
