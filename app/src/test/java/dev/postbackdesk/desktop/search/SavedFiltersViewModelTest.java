package dev.postbackdesk.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.SavedFilter;
import dev.postbackdesk.desktop.shell.Settings;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickRow;
import dev.postbackdesk.receiver.Receiver.Count;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFiltersViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    @TempDir
    Path folder;

    private final MemoryReceiver receiver = new MemoryReceiver(() -> NOW);
    private final Tasks tasks = new Tasks(Runnable::run);
    private final Feed feed = new Feed(receiver);
    private SearchViewModel field = new SearchViewModel(Subject.POSTBACKS, receiver, tasks,
            new Messages(Locale.ENGLISH),
            ZoneOffset.UTC);
    private Settings settings = Settings.passing();
    private SavedFiltersViewModel model = model();
    private long nanos;

    private SavedFiltersViewModel model() {
        return new SavedFiltersViewModel(receiver, feed, tasks, settings, field, () -> nanos);
    }

    @BeforeEach
    void define() {
        field.define(SampleDefinitions.all());
    }

    private static Postback postback(long number, Result result) {
        Reading reading = new Reading(null, null, null, null, null, null, null, null, null, null, List.of());
        return new Postback(number, new Arrival(NOW, "GET", "/postback", "n=" + number, List.of(), new byte[0],
                "192.0.2.1", false), result, List.of(), reading, null, false, 200, NOW);
    }

    private void arrive(int from, int to, Result result) {
        receiver.arrive(IntStream.rangeClosed(from, to).mapToObj(n -> postback(n, result)).toArray(Postback[]::new));
        feed.deliver();
    }

    private Count count(String search) {
        return java.util.Objects.requireNonNull(model.countsProperty().get().get(search));
    }

    private void seconds(int number) {
        for (int i = 0; i < number; i++) {
            nanos += 1_000_000_000L;
            model.tick();
        }
    }

    private SavedFilter save(String name, String search) {
        field.setText(search);
        model.save(name);
        return model.filtersProperty().get().getLast();
    }

    @Test
    void countsAndFollowsWhatArrives() {
        arrive(1, 5, Result.REJECTED);
        save("Bad", "result:rejected");
        assertThat(count("result:rejected")).isEqualTo(new Count(5, false));

        arrive(6, 8, Result.REJECTED);
        arrive(9, 9, Result.ACCEPTED);
        assertThat(count("result:rejected")).isEqualTo(new Count(8, false));

        arrive(10, 2000, Result.REJECTED);
        seconds(1);
        assertThat(count("result:rejected")).isEqualTo(new Count(999, true));
    }

    @Test
    void whatARowDoesNotTellIsCountedAnewAWhileLater() {
        arrive(1, 5, Result.REJECTED);
        save("Text", "n=7");
        assertThat(count("n=7").number()).isZero();
        arrive(7, 7, Result.ACCEPTED);
        assertThat(count("n=7").number()).isZero();
        seconds(2);
        assertThat(count("n=7").number()).isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodCountsNothing() {
        save("Gone", "conversion:gone");
        assertThat(model.countsProperty().get()).doesNotContainKey("conversion:gone");
    }

    @Test
    void isRenamedMovedDeletedAndPutBack() {
        SavedFilter one = save("One", "result:rejected");
        SavedFilter two = save("Two", "val>5");
        model.move(two, -1);
        assertThat(names()).containsExactly("Two", "One");
        model.rename(two, " Zwei ");
        assertThat(names()).containsExactly("Zwei", "One");

        Runnable undo = model.remove(model.filtersProperty().get().getFirst());
        assertThat(names()).containsExactly("One");
        undo.run();
        assertThat(names()).containsExactly("Zwei", "One");

        model.show(one);
        assertThat(field.text()).isEqualTo("result:rejected");
        assertThat(model.isShown(one)).isTrue();
    }

    private List<String> names() {
        return model.filtersProperty().get().stream().map(SavedFilter::name).toList();
    }

    @Test
    void namesAreThereOnceAndNotTooLong() {
        save("One", "val>5");
        assertThat(model.problem("  ", "")).contains("empty");
        assertThat(model.problem("one", "")).contains("taken");
        assertThat(model.problem("ONE", "One")).isEmpty();
        assertThat(model.problem("x".repeat(61), "")).contains("long");
        assertThat(model.problem("Two", "")).isEmpty();
    }

    @Test
    void areKeptInTheSettings() {
        settings = Settings.in(folder);
        model = model();
        save("Größer als 5 = viel", "val>5 \"a : b\\\\\"");

        assertThat(Settings.in(folder).filters())
                .containsExactly(new SavedFilter("Größer als 5 = viel", "val>5 \"a : b\\\\\""));
        assertThat(Settings.in(folder).clickFilters()).isEmpty();
    }

    private static ClickRow click(long number, boolean crawler) {
        return new ClickRow(new Click(number, NOW.minusSeconds(60), 1, "", "192.0.2.1", null, null, crawler, false),
                "id" + number, List.of());
    }

    private void follow(int from, int to) {
        receiver.follow(IntStream.rangeClosed(from, to).mapToObj(n -> click(n, n % 5 == 0)).toArray(ClickRow[]::new));
        feed.deliver();
    }

    /// Those of clicks.
    private void onClicks() {
        settings = Settings.in(folder);
        field = new SearchViewModel(Subject.CLICKS, receiver, tasks, new Messages(Locale.ENGLISH), ZoneOffset.UTC);
        model = model();
        field.define(SampleDefinitions.all());
    }

    @Test
    void clicksAreCountedAndFollowedAsTheyCome() {
        onClicks();
        follow(1, 10);
        save("Crawlers", "by:crawler");
        assertThat(count("by:crawler")).isEqualTo(new Count(2, false));

        follow(11, 20);
        assertThat(count("by:crawler").number()).as("at most once a second").isEqualTo(2);
        seconds(2);
        assertThat(count("by:crawler")).isEqualTo(new Count(4, false));

        follow(21, 6000);
        seconds(2);
        assertThat(count("by:crawler")).isEqualTo(new Count(999, true));
    }

    @Test
    void aSearchThatLookedThroughAPartOfTheClicksSaysThatThereMayBeMore() {
        onClicks();
        follow(1, 4);
        receiver.bounded(true);
        save("Crawlers", "by:crawler");
        assertThat(count("by:crawler")).isEqualTo(new Count(0, true));
    }

    @Test
    void thoseOfClicksAreKeptApart() {
        onClicks();
        SavedFilter crawlers = save("Crawlers", "by:crawler");
        assertThat(model.problem("crawlers", "")).contains("taken");
        assertThat(Settings.in(folder).clickFilters()).containsExactly(crawlers);
        assertThat(Settings.in(folder).filters()).isEmpty();

        model.rename(crawlers, "Robots");
        assertThat(names()).containsExactly("Robots");
        model.remove(model.filtersProperty().get().getFirst()).run();
        assertThat(Settings.in(folder).clickFilters()).containsExactly(new SavedFilter("Robots", "by:crawler"));
    }
}
