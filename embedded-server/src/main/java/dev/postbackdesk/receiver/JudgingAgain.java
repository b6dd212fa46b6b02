package dev.postbackdesk.receiver;

import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Trial;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/// Judges rejected postbacks again, some at a time, so that those who arrive meanwhile hardly wait.
final class JudgingAgain {
    /// Postbacks of one job of the writer: some 10 ms.
    private static final int AT_ONCE = 64;
    private static final int PAGE = 1_000;

    private final Store store;
    private final PostbackPages pages;

    JudgingAgain(Store store, PostbackPages pages) {
        this.store = store;
        this.pages = pages;
    }

    /// What is done to some of them.
    private interface Judging {
        CompletableFuture<List<Result>> judge(List<Long> numbers);
    }

    CompletableFuture<JudgedAgain> judge(RejectedOnes which) {
        return judge(which, numbers -> store.intake().judgeAgain(numbers)
                .thenApply(changed -> changed.stream().map(Postback::result).toList()));
    }

    CompletableFuture<JudgedAgain> foresee(RejectedOnes which, Change change) {
        Trial trial = new Trial(change.in(store.definitions().published()));
        return judge(which, numbers -> store.intake().tryAgain(numbers, trial));
    }

    private CompletableFuture<JudgedAgain> judge(RejectedOnes which, Judging judging) {
        CompletableFuture<JudgedAgain> done = new CompletableFuture<>();
        var _ = store.readers().submit((handle, _) -> numbers(handle, which, done::isDone))
                .thenCompose(numbers -> next(numbers, 0, JudgedAgain.NONE, done, judging))
                .whenComplete((judged, failure) -> {
                    if (failure == null) {
                        done.complete(judged);
                    } else {
                        done.completeExceptionally(Failures.toException(failure));
                    }
                });
        return store.readers().handOver(done);
    }

    private CompletableFuture<JudgedAgain> next(List<Long> numbers, int from, JudgedAgain sofar,
            CompletableFuture<JudgedAgain> wanted, Judging judging) {
        if (from >= numbers.size() || wanted.isDone()) {
            return CompletableFuture.completedFuture(sofar);
        }
        int to = Math.min(from + AT_ONCE, numbers.size());
        return judging.judge(numbers.subList(from, to)).thenComposeAsync(
                results -> next(numbers, to, sofar.plus(to - from, results), wanted, judging), store.readers()::run);
    }

    /// Rising, as they were stored.
    private List<Long> numbers(Handle handle, RejectedOnes which, BooleanSupplier givenUp) throws SQLException {
        return switch (which) {
            case RejectedOnes.Numbered(Set<Long> numbers) -> rejected(handle, numbers);
            case RejectedOnes.Matching(PostbackQuery query) -> matching(handle, query, givenUp);
        };
    }

    private static List<Long> rejected(Handle handle, Set<Long> numbers) {
        List<Long> rejected = new ArrayList<>();
        for (long number : numbers.stream().sorted().toList()) {
            handle.createQuery("SELECT number FROM postback WHERE number = :number AND result = :rejected")
                    .bind("number", number).bind("rejected", Codes.of(Result.REJECTED))
                    .mapTo(Long.class).findOne().ifPresent(rejected::add);
        }
        return rejected;
    }

    private List<Long> matching(Handle handle, PostbackQuery query, BooleanSupplier givenUp) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        PostbackQuery page = query.withBefore(null).withLimit(PAGE).only(Set.of(Result.REJECTED));
        List<PostbackRow> rows = pages.page(handle, page, store.definitions().published(), givenUp);
        while (!rows.isEmpty() && !givenUp.getAsBoolean()) {
            rows.forEach(row -> numbers.add(row.number()));
            rows = pages.page(handle, page.withBefore(rows.getLast().number()), store.definitions().published(),
                    givenUp);
        }
        Collections.reverse(numbers);
        return numbers;
    }
}
