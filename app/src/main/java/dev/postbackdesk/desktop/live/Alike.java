package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rejected postbacks of a conversion that the same change of ours cures: what is judged again with one of them, and no
/// other. Immutable.
///
/// @param numbers theirs, its own among them
/// @param whole whether these are all; of very many only the newest are known
record Alike(Set<Long> numbers, boolean whole) {
    /// Read at once, by the index.
    private static final int MOST = 1_000;

    static final Alike NONE = new Alike(Set.of(), true);

    Alike {
        numbers = Set.copyOf(numbers);
    }

    /// @return none where it was not rejected, or names no conversion
    static CompletableFuture<Alike> read(Receiver receiver, Postback postback) {
        PostbackRow one = PostbackRow.of(postback);
        Optional<ConversionId> conversion = Optional.ofNullable(one.reading().conversionId())
                .flatMap(ConversionId::parse);
        if (one.result() != Result.REJECTED || conversion.isEmpty()) {
            return CompletableFuture.completedFuture(NONE);
        }
        return receiver
                .postbacks(new PostbackQuery(Set.of(Result.REJECTED), null, conversion.get(), "", null, null, MOST))
                .thenApply(rows -> of(one, rows));
    }

    private static Alike of(PostbackRow one, List<PostbackRow> rejected) {
        return new Alike(rejected.stream().filter(other -> isCuredWith(one, other)).map(PostbackRow::number)
                .collect(Collectors.toSet()), rejected.size() < MOST);
    }

    private static boolean isCuredWith(PostbackRow one, PostbackRow other) {
        FindingCode code = cause(one);
        return code != null && code == cause(other) && switch (code) {
            case SENDER_NOT_ALLOWED -> other.sender().equals(one.sender());
            case CONVERSION_NOT_ASSOCIATED ->
                Objects.equals(other.reading().linkKey(), one.reading().linkKey());
            default -> true;
        };
    }

    /// Whether value or commission is missing, both are filled in.
    private static @Nullable FindingCode cause(PostbackRow row) {
        FindingCode code = row.findings().stream().filter(Finding::rejects).findFirst().map(Finding::code).orElse(null);
        return code == FindingCode.COMMISSION_MISSING ? FindingCode.VALUE_MISSING : code;
    }
}
