package dev.postbackdesk.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ExportRange;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.StoredArchive;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Compares what is stored with what was answered.
///
/// @param answers how many there were
/// @param postbacks rows stored
/// @param clicks clicks stored
/// @param lost answers without their row
/// @param doubled transactions that were recorded more than once
/// @param numbersAgain numbers and click ids that came twice, or fell
public record Audit(int answers, long postbacks, long clicks, long lost, long doubled, long numbersAgain) {
    public boolean sound() {
        return lost == 0 && doubled == 0 && numbersAgain == 0;
    }

    /// @throws ReceiverException if the data can't be opened
    public static Audit of(Path data, Ledger.Answers answers) throws ReceiverException {
        Map<String, Integer> recorded = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Integer> rejected = new HashMap<>();
        Set<String> clicks = new HashSet<>();
        long[] last = new long[2];
        long[] counts = new long[3];
        try (StoredArchive archive = StoredArchive.open(data, "the audit")) {
            ExportRange all = ExportRange.ALL;
            archive.forEachPostback(all, postback -> {
                counts[0]++;
                if (postback.number() <= last[0]) {
                    counts[2]++;
                }
                last[0] = postback.number();
                String transaction = transaction(text(postback));
                if (postback.result() == Result.REJECTED) {
                    rejected.merge(transaction, 1, Integer::sum);
                } else {
                    rows.merge(transaction, 1, Integer::sum);
                    recorded.merge(transaction, postback.result() == Result.ACCEPTED ? 1 : 0, Integer::sum);
                }
            });
            archive.forEachClick(all, click -> {
                counts[1]++;
                if (click.click().number() <= last[1] || !clicks.add(click.clickId())) {
                    counts[2]++;
                }
                last[1] = click.click().number();
            });
        }
        long lost = missing(answers.accepted(), rows) + missing(answers.rejected(), rejected)
                + answers.clicks().stream().filter(id -> !clicks.contains(id)).count();
        return new Audit(answers.count(), counts[0], counts[1], lost,
                recorded.values().stream().filter(times -> times != 1).count(), counts[2]);
    }

    private static long missing(Map<String, Integer> answered, Map<String, Integer> stored) {
        return answered.entrySet().stream()
                .mapToLong(answer -> Math.max(0, answer.getValue() - stored.getOrDefault(answer.getKey(), 0))).sum();
    }

    private static String text(Postback postback) {
        byte[] body = postback.arrival().body();
        return body == null || body.length == 0 ? postback.arrival().query() : new String(body, ISO_8859_1);
    }

    /// The transaction id of a query.
    static String transaction(String query) {
        int begin = query.indexOf("&txid=") + 6;
        int end = query.indexOf('&', begin);
        return end < 0 ? query.substring(begin) : query.substring(begin, end);
    }
}
