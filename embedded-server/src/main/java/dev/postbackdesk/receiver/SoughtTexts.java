package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Postback;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// The texts that a query asks for, with the postbacks whose notes hold them. Immutable.
final class SoughtTexts {
    /// @param not whether it must not be there
    private record One(Needle needle, Set<Long> noted, boolean not) {}

    private final List<One> texts = new ArrayList<>();

    SoughtTexts(Handle handle, List<Criterion> criteria) {
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.Text(var text)) {
                add(handle, text, false);
            } else if (criterion instanceof Criterion.Not(Criterion.Text(var text))) {
                add(handle, text, true);
            }
        }
    }

    private void add(Handle handle, String text, boolean not) {
        texts.add(new One(new Needle(text), Set.copyOf(Remarked.noted(handle, text)), not));
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /// Numbers of those whose notes hold one of the texts, descending.
    List<Long> noted() {
        Set<Long> numbers = new TreeSet<>();
        texts.stream().filter(text -> !text.not).forEach(text -> numbers.addAll(text.noted));
        return new ArrayList<>(numbers).reversed();
    }

    /// Whether it can be seen from the raw columns of a row that it does not match: most rows are never made up then.
    boolean canNotBeIn(ResultSet row) throws SQLException {
        for (One text : texts) {
            if (!text.not && !text.noted.contains(row.getLong("number")) && !text.needle.mayBeIn(row)) {
                return true;
            }
        }
        return false;
    }

    boolean match(Postback postback) {
        return texts.stream().allMatch(
                text -> (text.needle.isIn(postback) || text.noted.contains(postback.number())) != text.not);
    }
}
