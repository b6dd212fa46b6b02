package dev.postbackdesk.export;

import dev.postbackdesk.postback.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one column of one row holds, before it is known how it is written.
sealed interface Cell {
    record Text(@Nullable String text) implements Cell {}

    record Whole(@Nullable Long number) implements Cell {}

    record Flag(boolean flag) implements Cell {}

    /// A list; CSV joins it.
    record Texts(List<String> texts, String joint) implements Cell {}

    /// Left out of CSV.
    record Pairs(List<Header> pairs) implements Cell {}

    /// Base64; JSON leaves the column out of a row that has none.
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared
    record Bytes(byte @Nullable [] bytes) implements Cell {}
}
