package dev.postbackdesk.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.shell.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class PaletteViewModelTest {
    private static final Command BACKUPS = command("backups", "Backups…", "Postback Desk");
    private static final Command SUMMER = command("link.1", "Summer", "Tracking links · /c/sale");
    private static final Command SALE = command("conversion.A", "Sale", "Conversions");
    private static final Command NEW = command("conversions.new", "New conversion", "Conversions");
    private static final List<Command> ALL = List.of(NEW, BACKUPS, SALE, SUMMER);

    private static Command command(String id, String title, String place) {
        return new Command(id, title, place, Feather.PLUS, () -> {});
    }

    private static List<Command> listed(PaletteViewModel model) {
        return model.hits().stream().map(PaletteViewModel.Hit::command).toList();
    }

    @Test
    void listsWhatWasUsedLatelyFirst() {
        PaletteViewModel model = new PaletteViewModel(ALL, List.of("link.1", "gone", "backups"));

        assertThat(listed(model)).containsExactly(SUMMER, BACKUPS, NEW, SALE);
        assertThat(model.hits()).extracting(PaletteViewModel.Hit::recent).containsExactly(true, true, false, false);
        assertThat(model.command()).contains(SUMMER);
    }

    @Test
    void findsTitlesBeforePlaces() {
        PaletteViewModel model = new PaletteViewModel(ALL, List.of());

        model.queryProperty().set("sale");
        assertThat(listed(model)).containsExactly(SALE, SUMMER);
        assertThat(model.hits().getFirst().at()).containsExactly(0, 1, 2, 3);
        assertThat(model.hits().getLast().at()).isEmpty();

        model.queryProperty().set("links summer");
        assertThat(listed(model)).containsExactly(SUMMER);
    }

    @Test
    void saysThatNothingMatches() {
        PaletteViewModel model = new PaletteViewModel(ALL, List.of("backups"));

        model.queryProperty().set("zzz");
        assertThat(model.hits()).isEmpty();
        assertThat(model.command()).isEmpty();
        model.move(1);
        assertThat(model.command()).isEmpty();

        model.queryProperty().set("");
        assertThat(model.command()).contains(BACKUPS);
    }

    @Test
    void movesRoundAndBeginsAnewWithEachQuery() {
        PaletteViewModel model = new PaletteViewModel(ALL, List.of());

        model.move(-1);
        assertThat(model.command()).contains(SUMMER);
        model.move(1);
        assertThat(model.command()).contains(NEW);
        model.choose(2);
        assertThat(model.command()).contains(SALE);
        model.queryProperty().set("s");
        assertThat(model.chosenProperty().get()).isZero();
    }

    @Test
    void ofTwoWithOneIdTheFirstCounts() {
        Command again = command("conversions.new", "New conversion", "Elsewhere");

        assertThat(listed(new PaletteViewModel(List.of(NEW, again), List.of()))).containsExactly(NEW);
    }
}
