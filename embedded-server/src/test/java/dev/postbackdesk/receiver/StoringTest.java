package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoringTest {
    @TempDir
    Path data;

    @Test
    void ofAHundredEqualPostbacksAtOnceOneIsAcceptedAndTheOthersNameIt() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String query = Desk.saleQuery(desk.click("summer"), "");
            List<CompletableFuture<Intake.Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                futures.add(desk.history.arrive(desk.arrival(query)));
            }
            List<Postback> postbacks = futures.stream().map(Desk::get).map(Desk::stored).toList();
            List<Postback> accepted = postbacks.stream().filter(one -> one.result() == Result.ACCEPTED).toList();
            assertThat(accepted).hasSize(1);
            assertThat(postbacks).filteredOn(one -> one.result() == Result.DUPLICATE).hasSize(99)
                    .allSatisfy(one -> assertThat(one.duplicateOf()).isEqualTo(accepted.getFirst().number()));
            assertThat(postbacks).extracting(Postback::number).doesNotHaveDuplicates();
        }
    }

    /// Both are queued before anything of them is on disk, so the postback was heard by what held before.
    @Test
    void aPostbackIsJudgedByWhatWasSavedRightBeforeIt() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String query = Desk.saleQuery(desk.click("summer"), "");
            Conversion sale = Conversion.named(Desk.SALE, "Sale");
            Lifecycle state = Lifecycle.ACTIVE;
            for (int i = 0; i < 40; i++) {
                state = state == Lifecycle.ACTIVE ? Lifecycle.PAUSED : Lifecycle.ACTIVE;
                var saved = desk.receiver.saveConversion(sale.withLifecycle(state));
                var arrived = desk.history.arrive(desk.arrival(query));
                Postback postback = Desk.stored(get(arrived));
                get(saved);
                assertThat(postback.result() == Result.REJECTED).as("rejected while %s", state)
                        .isEqualTo(state == Lifecycle.PAUSED);
            }
        }
    }

    @Test
    void aRestartKeepsEverythingByteForByte() throws Exception {
        Postback before;
        Arrival odd;
        String click;
        try (Desk desk = new Desk(data).withSale()) {
            click = desk.click("summer");
            odd = new Arrival(desk.clock.instant(), "POST", "/s2s",
                    Desk.saleQuery(click, "&param=a;b%FF%zz#\u00e9&status=pending&txid=\u0001x"),
                    List.of(new Header("X-A", "1"), new Header("x-a", ""), new Header("X-Long", "v".repeat(5000))),
                    new byte[]{0, 1, (byte) 0xff}, "2001:db8::1", false);
            before = Desk.stored(get(desk.history.arrive(odd)));
        }
        try (Desk desk = new Desk(data)) {
            Postback after = get(desk.receiver.postback(before.number())).orElseThrow();
            assertThat(after).usingRecursiveComparison().isEqualTo(before);
            assertThat(after.arrival().body()).isEqualTo(odd.body());
            assertThat(get(desk.receiver.postbacks(PostbackQuery.NEWEST)))
                    .containsExactly(PostbackRow.of(before));
            assertThat(desk.receiver.status().stored()).isEqualTo(1);
            assertThat(desk.sale(click, "").result()).isEqualTo(Result.DUPLICATE);
            assertThat(desk.sale(click, "").number()).isGreaterThan(before.number() + 1);
        }
    }

    @Test
    void anUpdateIsSeenWithinTheSameBatchAndAfterARestart() throws Exception {
        String click;
        try (Desk desk = new Desk(data).withSale()) {
            click = desk.click("summer");
            List<CompletableFuture<Intake.Outcome>> futures = new ArrayList<>();
            for (String status : List.of("pending", "approved", "declined", "declined")) {
                futures.add(desk.history.arrive(desk.arrival(Desk.saleQuery(click, "&status=" + status))));
            }
            assertThat(futures.stream().map(Desk::get).map(Desk::stored)).extracting(Postback::result)
                    .containsExactly(Result.ACCEPTED, Result.UPDATED, Result.UPDATED, Result.DUPLICATE);
        }
        try (Desk desk = new Desk(data)) {
            assertThat(desk.sale(click, "&status=declined").result()).isEqualTo(Result.DUPLICATE);
            assertThat(desk.sale(click, "&status=approved").result()).isEqualTo(Result.UPDATED);
        }
    }

    @Test
    void transactionsOfOneClickAreToldApartHoweverManyThereAre() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            Conversion sale = Conversion.named(Desk.SALE, "Sale");
            desk.conversion(new Conversion(sale.id(), "Sale", "0", "0", "0", "EUR", null, null,
                    DuplicateRule.BY_TRANSACTION, null, List.of(), null, sale.answer(), false, false,
                    Map.of(), sale.lifecycle()));
            String click = desk.click("summer");
            // Far more than fit into one read, in several batches; of each the second is a duplicate of the first.
            List<CompletableFuture<Intake.Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                futures.add(desk.history.arrive(desk.arrival(Desk.saleQuery(click, "&txid=t" + i))));
            }
            List<Long> numbers = futures.stream().map(Desk::get).map(Desk::stored)
                    .peek(one -> assertThat(one.result()).isEqualTo(Result.ACCEPTED)).map(Postback::number).toList();
            for (int i = 0; i < 600; i += 7) {
                Postback again = desk.sale(click, "&txid=t" + i);
                assertThat(again.result()).isEqualTo(Result.DUPLICATE);
                assertThat(again.duplicateOf()).isEqualTo(numbers.get(i));
            }
        }
    }

    @Test
    void transactionIdsWithTheSameHashOverflowAndAreStillToldApart() throws Exception {
        // "Aa" and "BB" have the same hash code, and so has every sequence of them: 64 ids for 32 places.
        List<String> ids = new ArrayList<>(List.of(""));
        for (int i = 0; i < 6; i++) {
            ids = new ArrayList<>(ids.stream().flatMap(id -> List.of(id + "Aa", id + "BB").stream()).toList());
        }
        assertThat(ids.stream().map(String::hashCode).distinct()).hasSize(1);
        String click;
        try (Desk desk = new Desk(data).withSale()) {
            desk.conversion(new Conversion(Desk.SALE, "Sale", "0", "0", "0", "EUR", null, null, DuplicateRule.EVERY,
                    null, List.of(), null, AnswerRule.STATUS, false, false,
                    Map.of(), Lifecycle.ACTIVE));
            click = desk.click("summer");
            for (String id : ids) {
                assertThat(desk.sale(click, "&status=pending&txid=" + id).result()).isEqualTo(Result.ACCEPTED);
            }
            for (String id : ids) {
                assertThat(desk.sale(click, "&status=approved&txid=" + id).result()).as(id)
                        .isEqualTo(Result.UPDATED);
            }
        }
        try (Desk desk = new Desk(data)) {
            for (String id : ids) {
                assertThat(desk.sale(click, "&status=declined&txid=" + id).result()).as(id)
                        .isEqualTo(Result.UPDATED);
            }
        }
    }

    @Test
    void aSavedConversionIsWhatLaterPostbacksAreJudgedBy() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String click = desk.click("summer");
            CompletableFuture<?> saved = desk.receiver.saveConversion(
                    Conversion.named(Desk.SALE, "Sale").withLifecycle(Lifecycle.PAUSED));
            Postback postback = desk.sale(click, "");
            get(saved);
            assertThat(postback.findings()).extracting(finding -> finding.code())
                    .contains(FindingCode.CONVERSION_INACTIVE);
        }
    }

    @Test
    void closingStoresWhatWasTaken() throws Exception {
        List<CompletableFuture<Intake.Outcome>> futures = new ArrayList<>();
        try (Desk desk = new Desk(data).withSale()) {
            for (int i = 0; i < 3_000; i++) {
                futures.add(desk.history.arrive(desk.arrival("clickId=" + i)));
            }
        }
        assertThat(futures).allSatisfy(
                future -> assertThat(get(future)).isInstanceOf(Intake.Outcome.Stored.class));
        try (Desk desk = new Desk(data)) {
            assertThat(desk.receiver.status().stored()).isEqualTo(3_000);
            desk.clock.pass(Duration.ofSeconds(1));
        }
    }
}
