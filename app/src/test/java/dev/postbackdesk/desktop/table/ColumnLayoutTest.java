package dev.postbackdesk.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnLayoutTest {
    private static final ColumnLayout<Sample> USUAL = ColumnLayout.usual(Sample.class);

    private enum Sample implements Column {
        RESULT, NUMBER, TIME, LINK, SENDER, TXID, REASON;

        @Override
        public int width() {
            return this == TIME ? 80 : 120;
        }

        @Override
        public boolean isUsual() {
            return this != NUMBER && this != TXID;
        }
    }

    private static ColumnLayout<Sample> parse(String text) {
        return ColumnLayout.parse(Sample.class, text);
    }

    private static ColumnsViewModel<Sample> model(Path folder) {
        return new ColumnsViewModel<>(Settings.in(folder), Sample.class, "sample.");
    }

    @Test
    void readsWhatItWrote() {
        ColumnLayout<Sample> layout = USUAL.with(Sample.SENDER, false).with(Sample.NUMBER, true)
                .with(Sample.LINK, 222).moved(Sample.REASON, -1);
        assertThat(parse(layout.text())).isEqualTo(layout);
    }

    @Test
    void whatIsNotUnderstoodComesAsUsual() {
        assertThat(parse("")).isEqualTo(USUAL);
        assertThat(parse("nonsense reason200x result-99999 result5.0")).isEqualTo(USUAL);
        ColumnLayout<Sample> some = parse("reason200 result-1 time9999");
        assertThat(some.places()).hasSize(Sample.values().length).startsWith(
                new ColumnLayout.Place<>(Sample.REASON, true, 200));
        assertThat(some.shows(Sample.RESULT)).isFalse();
        assertThat(some.places()).contains(new ColumnLayout.Place<>(Sample.TIME, true, 2000),
                new ColumnLayout.Place<>(Sample.RESULT, false, 48));
    }

    @Test
    void theLastColumnStays() {
        ColumnLayout<Sample> layout = USUAL;
        for (Sample column : Sample.values()) {
            layout = layout.with(column, false);
        }
        assertThat(layout.shown()).containsExactly(Sample.REASON);
    }

    @Test
    void anOrderLeavesOthersWhereTheyAre() {
        ColumnLayout<Sample> layout = USUAL.inOrder(List.of(Sample.TIME, Sample.RESULT, Sample.REASON));
        assertThat(layout.places().stream().map(ColumnLayout.Place::column)).hasSize(Sample.values().length)
                .startsWith(Sample.TIME);
        assertThat(USUAL.moved(Sample.RESULT, -1)).isEqualTo(USUAL);
    }

    @Test
    void isRememberedAndReset(@TempDir Path folder) {
        ColumnsViewModel<Sample> model = model(folder);
        model.layoutProperty().set(USUAL.with(Sample.TXID, true).moved(Sample.SENDER, 2));
        model.relativeProperty().set(true);

        ColumnsViewModel<Sample> again = model(folder);
        assertThat(again.layoutProperty().get()).isEqualTo(model.layoutProperty().get());
        assertThat(again.relativeProperty().get()).isTrue();
        again.reset();
        assertThat(model(folder).layoutProperty().get()).isEqualTo(USUAL);
    }

    @Test
    void agesAreToldInOneUnit() {
        Ages ages = new Ages(new Messages(Locale.ENGLISH));
        Instant now = Instant.parse("2026-11-22T10:42:10Z");
        assertThat(List.of(ages.ago(now, now), ages.ago(now.plusSeconds(9), now), ages.ago(now.minusSeconds(41), now),
                ages.ago(now.minusSeconds(599), now), ages.ago(now.minusSeconds(7300), now),
                ages.ago(now.minusSeconds(90_000), now)))
                .containsExactly("now", "now", "41 s ago", "9 min ago", "2 h ago", "1 d ago");
    }
}
