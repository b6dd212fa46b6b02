package dev.postbackdesk.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.postback.Postback;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text that is sought without case. Immutable.
final class Needle {
    private final String text;
    private final byte[] lower;
    private final byte[] upper;
    private final boolean ascii;

    Needle(String text) {
        this.text = text.strip();
        ascii = this.text.chars().allMatch(c -> c < 128);
        lower = this.text.toLowerCase(Locale.ROOT).getBytes(ISO_8859_1);
        upper = this.text.toUpperCase(Locale.ROOT).getBytes(ISO_8859_1);
    }

    /// Blank: it is in everything.
    boolean isBlank() {
        return text.isEmpty();
    }

    /// Whether it stands in the request, in what was read of it, or in the codes of what was found.
    boolean isIn(Postback postback) {
        if (text.isEmpty()) {
            return true;
        }
        byte[] body = postback.arrival().body();
        return Stream.concat(
                Stream.of(postback.arrival().query(), postback.arrival().path(), postback.arrival().sender(),
                        postback.reading().clickId(), postback.reading().conversionId(),
                        postback.reading().transactionId(), body == null ? null : new String(body, ISO_8859_1)),
                Stream.of(postback.arrival().headers().stream().map(header -> header.value()),
                        postback.reading().params().stream(),
                        postback.findings().stream().map(finding -> finding.code().name()))
                        .flatMap(texts -> texts))
                .anyMatch(this::isIn);
    }

    /// Whether it can stand in a row of [dev.postbackdesk.postback.PostbackRows#ALL]: never false where [#isIn] would be true of
    /// the postback, and told without making it up, since in most rows it is nowhere.
    boolean mayBeIn(ResultSet row) throws SQLException {
        if (!ascii) {
            return true;
        }
        for (String column : new String[]{"query", "headers", "body"}) {
            byte[] bytes = row.getBytes(column);
            if (bytes != null && isIn(bytes)) {
                return true;
            }
        }
        for (String column : new String[]{"sender", "path", "click_id", "conversion_id", "transaction_id",
                "findings"}) {
            if (isIn(row.getString(column))) {
                return true;
            }
        }
        String params = row.getString("params");
        // What is escaped there reads otherwise.
        return isIn(params) || params.indexOf('\\') >= 0;
    }

    private boolean isIn(byte[] place) {
        outer : for (int i = place.length - lower.length; i >= 0; i--) {
            for (int k = 0; k < lower.length; k++) {
                byte here = place[i + k];
                if (here != lower[k] && here != upper[k]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    boolean isIn(@Nullable String place) {
        if (place == null) {
            return false;
        }
        for (int i = place.length() - text.length(); i >= 0; i--) {
            if (place.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }
}
