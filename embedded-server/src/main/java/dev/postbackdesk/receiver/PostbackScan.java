package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.PostbackRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Looks through postbacks by number, newest first, for what no index serves. Thread-safe.
final class PostbackScan {
    /// Rows with their requests that are held at once: with the biggest requests there are, some 25 MB.
    private static final int BLOCK = 256;
    /// Numbers that one statement looks through where the rows that match are few and small.
    private static final int WIDE_BLOCK = 8_192;

    private final PostbackRows rows = new PostbackRows();

    /// @param lowest the lowest number that was looked at
    record Found(List<PostbackRow> rows, long lowest) {}

    /// Rows of numbers from `end` to below `below` that match, at most `limit`.
    Found find(Handle handle, Sought sought, long below, long end, int limit, BooleanSupplier givenUp)
            throws SQLException {
        List<Criterion> all = sought.all();
        SoughtTexts texts = new SoughtTexts(handle, all);
        Conditions conditions = new Conditions(all);
        List<PostbackRow> found = new ArrayList<>();
        long at = below;
        while (at > end && found.size() < limit && !givenUp.getAsBoolean()) {
            long from = Math.max(end, at - (texts.isEmpty() ? WIDE_BLOCK : BLOCK));
            int room = limit - found.size();
            List<PostbackRow> block = texts.isEmpty()
                    ? read(handle, PostbackRows.LISTED, conditions, at, from, room)
                            .map((row, _) -> rows.row(row)).list()
                    : read(handle, PostbackRows.ALL, conditions, at, from, BLOCK)
                            .scanResultSet((result, _) -> made(result.get(), texts));
            List<PostbackRow> marked = Remarked.marked(handle.getConnection(), block);
            marked.stream().filter(row -> all.stream().allMatch(one -> isMet(one, row))).limit(room)
                    .forEach(found::add);
            // Where the block gave as many as were asked for, there may be more of it.
            at = texts.isEmpty() && block.size() == room ? block.getLast().number() : from;
        }
        return new Found(found, found.size() < limit ? at : found.getLast().number());
    }

    private List<PostbackRow> made(java.sql.ResultSet result, SoughtTexts texts) throws SQLException {
        List<PostbackRow> made = new ArrayList<>();
        while (result.next()) {
            if (!texts.canNotBeIn(result)) {
                Postback postback = rows.postback(result);
                if (texts.match(postback)) {
                    made.add(PostbackRow.of(postback));
                }
            }
        }
        return made;
    }

    /// Those of some numbers, descending, that match.
    List<PostbackRow> among(Handle handle, Sought sought, List<Long> numbers, int limit, BooleanSupplier givenUp)
            throws SQLException {
        List<Criterion> all = sought.all();
        SoughtTexts texts = new SoughtTexts(handle, all);
        List<PostbackRow> found = new ArrayList<>();
        for (long number : numbers) {
            if (found.size() >= limit || givenUp.getAsBoolean()) {
                break;
            }
            if (number < sought.below() && number >= sought.lowest()) {
                List<PostbackRow> one = one(handle, number).filter(texts::match).map(PostbackRow::of).stream().toList();
                Remarked.marked(handle.getConnection(), one).stream()
                        .filter(row -> all.stream().allMatch(criterion -> isMet(criterion, row))).forEach(found::add);
            }
        }
        return found;
    }

    /// Texts were looked for where they stand.
    private static boolean isMet(Criterion criterion, PostbackRow row) {
        return !criterion.isDecidedByRow() || criterion.matches(row);
    }

    java.util.Optional<Postback> one(Handle handle, long number) {
        return handle.createQuery("SELECT " + PostbackRows.ALL + " FROM postback WHERE number = :number")
                .bind("number", number).map((row, _) -> rows.postback(row)).findOne();
    }

    private static Query read(Handle handle, String columns, Conditions conditions, long below, long from, int limit) {
        return conditions.bind(handle.createQuery("SELECT " + columns
                + " FROM postback WHERE number < :below AND number >= :lowest" + conditions.sql()
                + " ORDER BY number DESC LIMIT :limit")).bind("below", below).bind("lowest", from).bind("limit", limit);
    }
}
