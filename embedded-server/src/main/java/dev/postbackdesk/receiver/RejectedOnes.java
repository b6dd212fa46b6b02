package dev.postbackdesk.receiver;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rejected postbacks to judge again.
public sealed interface RejectedOnes {
    /// Those of these numbers that are rejected.
    record Numbered(Set<Long> numbers) implements RejectedOnes {
        public Numbered {
            numbers = Set.copyOf(numbers);
        }
    }

    /// All that were rejected and match; what the query says of results, pages and limits means nothing.
    record Matching(PostbackQuery query) implements RejectedOnes {}

    /// All that were rejected, since a time or ever.
    static RejectedOnes since(@Nullable Instant since) {
        PostbackQuery all = PostbackQuery.NEWEST;
        return new Matching(new PostbackQuery(all.results(), null, null, "", since, null, all.limit()));
    }
}
