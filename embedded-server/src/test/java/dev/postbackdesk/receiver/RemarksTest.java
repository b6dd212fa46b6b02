package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemarksTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open
    private Desk desk;

    @BeforeEach
    void open() throws ReceiverException {
        desk = new Desk(folder.resolve("data")).withSale();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Remarks remark(long number, Remark remark) {
        return get(desk.receiver.remark(number, remark));
    }

    private List<PostbackRow> found(PostbackQuery query) {
        return get(desk.receiver.postbacks(query));
    }

    private static PostbackQuery text(String text) {
        return new PostbackQuery(Set.of(), null, null, text, null, null, 256);
    }

    private List<Long> numbers(PostbackQuery query) {
        return found(query).stream().map(PostbackRow::number).toList();
    }

    @Test
    void aNoteIsKeptWithItsTimeAndComesBackAfterAnotherStart() throws ReceiverException {
        long number = desk.arrive("clickId=x").number();
        desk.clock.pass(Duration.ofMinutes(3));

        Remarks now = remark(number, new Remark.Write("  Rang Tom:\r\nhe mends it \u0000today \n"));

        assertThat(now.notes()).containsExactly(
                new Note(1, Desk.NOON.plusSeconds(180), "Rang Tom:\nhe mends it today"));
        remark(number, new Remark.Write("Done"));
        remark(number, new Remark.Pin(true));
        desk.close();
        desk = new Desk(folder.resolve("data"), desk.clock);
        assertThat(get(desk.receiver.remarks(number)).notes()).extracting(Note::text)
                .containsExactly("Rang Tom:\nhe mends it today", "Done");
        assertThat(found(PostbackQuery.NEWEST)).extracting(PostbackRow::mark).containsExactly(new Mark(true, 2));
    }

    @Test
    void aRemovedNoteCanBePutBackInItsPlace() {
        long number = desk.arrive("clickId=x").number();
        remark(number, new Remark.Write("one"));
        Note two = remark(number, new Remark.Write("two")).notes().getLast();
        remark(number, new Remark.Write("three"));

        assertThat(remark(number, new Remark.Remove(two.place())).notes()).extracting(Note::text)
                .containsExactly("one", "three");
        remark(number, new Remark.PutBack(two));
        assertThat(remark(number, new Remark.PutBack(two)).notes()).extracting(Note::text)
                .containsExactly("one", "two", "three");
    }

    @Test
    void saysWhatANoteMayBe() {
        long number = desk.arrive("clickId=x").number();

        assertThatThrownBy(() -> remark(number, new Remark.Write(" \n"))).cause().hasMessage(
                "The note is empty. Write what is to be remembered.");
        assertThatThrownBy(() -> remark(number, new Remark.Write("x".repeat(4_001)))).cause().hasMessage(
                "The note has 4001 characters, and a note holds at most 4000. Shorten it, or write two.");
        assertThat(remark(number, new Remark.Write("é".repeat(4_000))).notes()).hasSize(1);
        assertThatThrownBy(() -> remark(99, new Remark.Pin(true))).cause()
                .hasMessage("There is no postback 99. Its note or pin was not stored.");
    }

    @Test
    void searchFindsNotesHoweverOldThePostbackIs() throws Exception {
        long first = desk.arrive("clickId=x").number();
        long second = desk.arrive("clickId=umbrella").number();
        desk.arrive("clickId=y");
        remark(first, new Remark.Write("Waits for the Umbrella campaign"));

        assertThat(numbers(text("UMBRELLA"))).containsExactly(second, first);
        assertThat(get(desk.receiver.counts(text("umbrella"))).total()).isEqualTo(2);
        // A window of one number: the older ones are found by their notes alone.
        PostbackPages narrow = new PostbackPages(1);
        Definitions known = get(desk.receiver.definitions());
        List<PostbackRow> rows = get(desk.read((handle, givenUp) -> narrow.page(handle, text("umbrella"), known,
                givenUp)));
        Receiver.ResultCounts counts = get(desk.read((handle, givenUp) -> narrow.counts(handle, text("umbrella"), known,
                givenUp)));
        assertThat(rows).extracting(PostbackRow::number).containsExactly(first);
        assertThat(counts.total()).isEqualTo(1);
        assertThat(numbers(new PostbackQuery(Set.of(Result.ACCEPTED), null, null, "umbrella", null, null, 256)))
                .isEmpty();
    }

    @Test
    void whatIsPinnedIsListedAndCounted() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(desk.arrive("clickId=x" + i).number());
        }
        remark(all.get(1), new Remark.Pin(true));
        remark(all.get(3), new Remark.Pin(true));
        remark(all.get(3), new Remark.Pin(true));
        PostbackQuery pinned = PostbackQuery.NEWEST.onlyPinned();

        assertThat(numbers(pinned)).containsExactly(all.get(3), all.get(1));
        assertThat(numbers(pinned.withBefore(all.get(3)))).containsExactly(all.get(1));
        assertThat(numbers(text("x1").onlyPinned())).containsExactly(all.get(1));
        assertThat(get(desk.receiver.counts(PostbackQuery.NEWEST)).pinned()).isEqualTo(2);
        assertThat(get(desk.receiver.counts(text("x1"))).pinned()).isEqualTo(1);

        remark(all.get(3), new Remark.Pin(false));
        assertThat(numbers(pinned)).containsExactly(all.get(1));
    }

    @Test
    void othersHearOfIt() throws Exception {
        long number = desk.arrive("clickId=x").number();
        List<Map<Long, Mark>> heard = new CopyOnWriteArrayList<>();
        try (Receiver.Subscription _ = desk.receiver.subscribe(event -> {
            if (event instanceof Receiver.FeedEvent.PostbacksRemarked(var marks)) {
                heard.add(marks);
            }
        })) {
            remark(number, new Remark.Write("one"));
            remark(number, new Remark.Pin(true));
            long until = System.nanoTime() + 10_000_000_000L;
            while ((heard.isEmpty() || !heard.getLast().equals(Map.of(number, new Mark(true, 1))))
                    && System.nanoTime() < until) {
                Thread.sleep(5);
            }
        }
        assertThat(heard.getLast()).containsExactly(Map.entry(number, new Mark(true, 1)));
    }

    @Test
    void aBackupHoldsThem() {
        long number = desk.arrive("clickId=x").number();
        var before = get(desk.receiver.makeBackup());
        desk.clock.pass(Duration.ofMinutes(1));
        remark(number, new Remark.Write("after the backup"));

        var after = get(desk.receiver.makeBackup());

        assertThat(after.file()).isNotEqualTo(before.file());
    }
}
