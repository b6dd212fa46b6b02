package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgingAgainTest {
    @TempDir
    Path data;

    /// The conversion is not on the link yet.
    private Desk desk() throws ReceiverException {
        Desk desk = new Desk(data);
        desk.conversion(Conversion.named(Desk.SALE, "Sale"));
        desk.link("summer");
        return desk;
    }

    private static void mend(Desk desk) {
        int key = get(desk.receiver.definitions()).links().getFirst().key();
        get(desk.receiver.saveLink(key, Desk.linkOf("summer", Desk.SALE)));
    }

    private static JudgedAgain all(Desk desk) {
        return get(desk.receiver.judgeAgain(RejectedOnes.since(null)));
    }

    @Test
    void whatWasRejectedForAMendedCauseIsRecordedOnceAndKeepsItsAnswer() throws Exception {
        try (Desk desk = desk()) {
            String click = desk.click("summer");
            Postback first = desk.sale(click, "");
            Postback second = desk.sale(click, "");
            Postback unknown = desk.arrive("clickId={clickid}&id=" + Desk.SALE + "&val=1&com=0");
            assertThat(first.result()).isEqualTo(Result.REJECTED);
            assertThat(all(desk)).isEqualTo(new JudgedAgain(3, Map.of()));

            mend(desk);
            desk.clock.pass(Duration.ofMinutes(5));
            BlockingQueue<PostbackRow> told = new LinkedBlockingQueue<>();
            desk.receiver.subscribe(event -> {
                if (event instanceof Receiver.FeedEvent.PostbacksJudgedAgain(List<PostbackRow> rows)) {
                    told.addAll(rows);
                }
            });
            assertThat(all(desk)).isEqualTo(new JudgedAgain(3, Map.of(Result.ACCEPTED, 1L, Result.DUPLICATE, 1L)));

            Postback accepted = get(desk.receiver.postback(first.number())).orElseThrow();
            assertThat(accepted.result()).isEqualTo(Result.ACCEPTED);
            assertThat(accepted.answer()).isEqualTo(400);
            assertThat(accepted.judgedAt()).isEqualTo(desk.clock.instant());
            assertThat(accepted.arrival()).usingRecursiveComparison().isEqualTo(first.arrival());
            Postback duplicate = get(desk.receiver.postback(second.number())).orElseThrow();
            assertThat(duplicate.result()).isEqualTo(Result.DUPLICATE);
            assertThat(duplicate.duplicateOf()).isEqualTo(first.number());
            assertThat(get(desk.receiver.earlierVerdicts(first.number())))
                    .containsExactly(new EarlierVerdict(first.judgedAt(), Result.REJECTED, first.findings()));
            assertThat(get(desk.receiver.earlierVerdicts(unknown.number()))).isEmpty();
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(PostbackRow.of(accepted));

            assertThat(all(desk)).isEqualTo(new JudgedAgain(1, Map.of()));
            assertThat(desk.sale(click, "").duplicateOf()).isEqualTo(first.number());
        }
    }

    @Test
    void whatCountedMeanwhileIsSaidToHaveComeLater() throws Exception {
        try (Desk desk = desk()) {
            String click = desk.click("summer");
            Postback first = desk.sale(click, "");
            mend(desk);
            desk.clock.pass(Duration.ofMinutes(5));
            Postback second = desk.sale(click, "");
            assertThat(second.result()).isEqualTo(Result.ACCEPTED);
            assertThat(all(desk)).isEqualTo(new JudgedAgain(1, Map.of(Result.DUPLICATE, 1L)));

            Finding duplicate = get(desk.receiver.postback(first.number())).orElseThrow().findings().stream()
                    .filter(finding -> finding.code() == FindingCode.DUPLICATE).findFirst().orElseThrow();
            FindingText words = FindingText.english();
            assertThat(words.reason(duplicate)).isEqualTo("Same as " + second.number() + ", 5 min later");
            assertThat(words.cause(duplicate))
                    .startsWith("Postback " + second.number() + " reported the same 5 min later, and counts");
        }
    }

    @Test
    void whatIsForeseenStaysTheSameWhereAnotherJobUndoesItsBatch() throws Exception {
        try (Desk desk = desk()) {
            Postback rejected = desk.sale(desk.click("summer"), "");
            mend(desk);
            Store store = desk.receiver.store();
            Trial trial = new Trial(store.definitions().published());
            // The others wait together, and so make one batch.
            CountDownLatch free = new CountDownLatch(1);
            CompletableFuture<Boolean> first = store.writer().submit(() -> free.await(30, TimeUnit.SECONDS));
            CompletableFuture<List<Result>> foreseen = store.intake().tryAgain(List.of(rejected.number()), trial);
            CompletableFuture<String> poison = store.writer().submit(() -> {
                throw new IllegalArgumentException("for a test");
            });
            free.countDown();
            assertThat(get(first)).isTrue();
            assertThat(get(foreseen)).containsExactly(Result.ACCEPTED);
            assertThat(poison).failsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void countsAndFiguresFollow() throws Exception {
        try (Desk desk = desk()) {
            desk.sale(desk.click("summer"), "");
            mend(desk);
            all(desk);
            assertThat(get(desk.receiver.counts(PostbackQuery.NEWEST)).byResult())
                    .containsEntry(Result.REJECTED, 0L).containsEntry(Result.ACCEPTED, 1L);
            assertThat(get(desk.receiver.lastHour()).getLast().total()).isEqualTo(1);
            ConversionFigures figures = get(desk.receiver.conversionFigures()).get(Desk.SALE);
            assertThat(figures).isNotNull();
        }
    }

    @Test
    void itIsStillKnownAsRecordedAfterARestart() throws Exception {
        String click;
        Postback first;
        try (Desk desk = desk()) {
            click = desk.click("summer");
            first = desk.sale(click, "");
        }
        try (Desk desk = new Desk(data)) {
            mend(desk);
            all(desk);
            assertThat(desk.sale(click, "").duplicateOf()).isEqualTo(first.number());
        }
        try (Desk desk = new Desk(data)) {
            assertThat(desk.sale(click, "").duplicateOf()).isEqualTo(first.number());
        }
    }

    @Test
    void onlyThoseThatWereNamedAreJudged() throws Exception {
        try (Desk desk = desk()) {
            Postback one = desk.sale(desk.click("summer"), "");
            desk.sale(desk.click("summer"), "");
            mend(desk);
            assertThat(get(desk.receiver.judgeAgain(new RejectedOnes.Numbered(Set.of(one.number(), 4711L)))))
                    .isEqualTo(new JudgedAgain(1, Map.of(Result.ACCEPTED, 1L)));
            desk.clock.pass(Duration.ofHours(1));
            Postback late = desk.arrive("clickId=" + desk.click("summer") + "&id=" + Desk.SALE + "&val=x&com=0");
            assertThat(get(desk.receiver.judgeAgain(RejectedOnes.since(late.arrival().receivedAt()))))
                    .isEqualTo(new JudgedAgain(1, Map.of()));
        }
    }

    @Test
    void anotherReasonIsAChangeAsWell() throws Exception {
        try (Desk desk = desk()) {
            Postback rejected = desk.arrive("clickId=" + desk.click("summer") + "&id=" + Desk.SALE + "&val=x&com=0");
            mend(desk);
            assertThat(all(desk)).isEqualTo(new JudgedAgain(1, Map.of(Result.REJECTED, 1L)));
            Postback now = get(desk.receiver.postback(rejected.number())).orElseThrow();
            assertThat(now.findings()).extracting(finding -> finding.code())
                    .contains(FindingCode.VALUE_INVALID).doesNotContain(FindingCode.CONVERSION_NOT_ASSOCIATED);
            assertThat(get(desk.receiver.earlierVerdicts(rejected.number()))).hasSize(1);
        }
    }

    @Test
    void manyAtOnceFromManySidesRecordEachOnce() throws Exception {
        try (Desk desk = desk()) {
            for (int i = 0; i < 150; i++) {
                desk.sale(desk.click("summer"), "");
            }
            mend(desk);
            List<CompletableFuture<JudgedAgain>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(desk.receiver.judgeAgain(RejectedOnes.since(null)));
            }
            long changed = runs.stream().mapToLong(run -> get(run).changed()).sum();
            assertThat(changed).isEqualTo(150);
            assertThat(get(desk.receiver.counts(PostbackQuery.NEWEST)).byResult())
                    .containsEntry(Result.ACCEPTED, 150L).containsEntry(Result.REJECTED, 0L)
                    .containsEntry(Result.DUPLICATE, 0L);
        }
    }

    @Test
    void whatAChangeWouldDoIsForeseenAndNothingIsDone() throws Exception {
        try (Desk desk = desk()) {
            String click = desk.click("summer");
            Postback first = desk.sale(click, "");
            desk.sale(click, "");
            desk.arrive("clickId={clickid}&id=" + Desk.SALE + "&val=1&com=0");
            int key = get(desk.receiver.definitions()).links().getFirst().key();
            Change mended = new Change.OfLink(key, Desk.linkOf("summer", Desk.SALE));

            JudgedAgain foreseen = get(desk.receiver.foresee(RejectedOnes.since(null), mended));
            assertThat(foreseen).isEqualTo(new JudgedAgain(3, Map.of(Result.ACCEPTED, 1L, Result.DUPLICATE, 1L)));
            assertThat(get(desk.receiver.foresee(RejectedOnes.since(null), new Change.None())))
                    .isEqualTo(new JudgedAgain(3, Map.of()));
            assertThat(get(desk.receiver.postback(first.number())).orElseThrow()).usingRecursiveComparison()
                    .isEqualTo(first);

            mend(desk);
            assertThat(all(desk)).isEqualTo(foreseen);
        }
    }

    /// The second of two equal updates is a duplicate by what the first one changed.
    @Test
    void updatesOfOneConversionAreForeseenOnce() throws Exception {
        try (Desk desk = desk()) {
            mend(desk);
            String click = desk.click("summer");
            assertThat(desk.sale(click, "&status=pending").result()).isEqualTo(Result.ACCEPTED);
            Conversion guarded = Conversion.named(Desk.SALE, "Sale")
                    .withAllowedSenders(List.of(new SenderRange("192.0.2.1")));
            desk.conversion(guarded);
            for (int i = 0; i < 2; i++) {
                assertThat(desk.sale(click, "&status=approved").result()).isEqualTo(Result.REJECTED);
            }
            Conversion mended = guarded.withAllowedSenders(List.of());

            JudgedAgain foreseen = get(
                    desk.receiver.foresee(RejectedOnes.since(null), new Change.OfConversion(mended)));
            assertThat(foreseen).isEqualTo(new JudgedAgain(2, Map.of(Result.UPDATED, 1L, Result.DUPLICATE, 1L)));

            desk.conversion(mended);
            assertThat(all(desk)).isEqualTo(foreseen);
        }
    }
}
