package dev.postbackdesk.desktop.search;

import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.receiver.ClickRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Who sent lately and in which currencies, the most frequent first: what completing offers. Immutable.
///
/// @param whole whether these are all of the last hour
record Seen(Map<String, Long> senders, Map<String, Long> currencies, boolean whole) {
    static final Seen NOTHING = new Seen(Map.of(), Map.of(), true);

    static Seen in(List<PostbackRow> lately, boolean whole) {
        return new Seen(frequent(lately.stream().map(PostbackRow::sender).toList()), frequent(lately.stream()
                .map(row -> row.reading().currency()).filter(Objects::nonNull).toList()), whole);
    }

    /// Of clicks: who made them, and the currencies of what was recorded for them.
    static Seen of(List<ClickRow> lately, boolean whole) {
        return new Seen(frequent(lately.stream().map(row -> row.click().sender()).toList()),
                frequent(lately.stream().flatMap(row -> row.conversions().stream()).map(Recorded::currency)
                        .filter(Objects::nonNull).toList()),
                whole);
    }

    private static Map<String, Long> frequent(List<String> words) {
        Map<String, Long> counts = words.stream().collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).forEach(one -> sorted.put(one.getKey(), one.getValue()));
        return sorted;
    }
}
