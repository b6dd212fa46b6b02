package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.live.ColumnLayout.Column;
import dev.postbackdesk.desktop.shell.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnLayoutTest {
    @Test
    void readsWhatItWrote() {
        ColumnLayout layout = ColumnLayout.USUAL.with(Column.SENDER, false).with(Column.NUMBER, true)
                .with(Column.LINK, 222).moved(Column.REASON, -1);
        assertThat(ColumnLayout.parse(layout.text())).isEqualTo(layout);
    }

    @Test
    void whatIsNotUnderstoodComesAsUsual() {
        assertThat(ColumnLayout.parse("")).isEqualTo(ColumnLayout.USUAL);
        assertThat(ColumnLayout.parse("nonsense reason200x result-99999 result5.0")).isEqualTo(ColumnLayout.USUAL);
        ColumnLayout some = ColumnLayout.parse("reason200 result-1 time9999");
        assertThat(some.places()).hasSize(Column.values().length).startsWith(
                new ColumnLayout.Place(Column.REASON, true, 200));
        assertThat(some.shows(Column.RESULT)).isFalse();
        assertThat(some.places()).contains(new ColumnLayout.Place(Column.TIME, true, 2000),
                new ColumnLayout.Place(Column.RESULT, false, 48));
    }

    @Test
    void theLastColumnStays() {
        ColumnLayout layout = ColumnLayout.USUAL;
        for (Column column : Column.values()) {
            layout = layout.with(column, false);
        }
        assertThat(layout.shown()).containsExactly(Column.REASON);
    }

    @Test
    void anOrderLeavesOthersWhereTheyAre() {
        ColumnLayout layout = ColumnLayout.USUAL.inOrder(List.of(Column.TIME, Column.RESULT, Column.REASON));
        assertThat(layout.places().stream().map(ColumnLayout.Place::column)).hasSize(Column.values().length)
                .startsWith(Column.TIME);
        assertThat(ColumnLayout.USUAL.moved(Column.RESULT, -1)).isEqualTo(ColumnLayout.USUAL);
    }

    @Test
    void isRememberedAndReset(@TempDir Path folder) {
        ColumnsViewModel model = new ColumnsViewModel(Settings.in(folder));
        model.layoutProperty().set(ColumnLayout.USUAL.with(Column.TXID, true).moved(Column.SENDER, 2));
        model.relativeProperty().set(true);

        ColumnsViewModel again = new ColumnsViewModel(Settings.in(folder));
        assertThat(again.layoutProperty().get()).isEqualTo(model.layoutProperty().get());
        assertThat(again.relativeProperty().get()).isTrue();
        again.reset();
        assertThat(new ColumnsViewModel(Settings.in(folder)).layoutProperty().get()).isEqualTo(ColumnLayout.USUAL);
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
