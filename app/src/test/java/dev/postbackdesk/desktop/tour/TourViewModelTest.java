package dev.postbackdesk.desktop.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import dev.postbackdesk.desktop.fx.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TourViewModelTest {
    private final Set<String> missing = new HashSet<>();
    private final TourViewModel model = new TourViewModel(TourStep.all(), step -> !missing.contains(step.name()));

    @Test
    void goesFromTheReceiverToTheAddressAndEnds() {
        assertThat(model.isUnderWay()).isFalse();
        model.start();
        assertThat(model.isFirst()).isTrue();
        for (String name : List.of("receiver", "conversion", "link", "click", "postback", "row", "explanation",
                "address")) {
            assertThat(model.step().name()).isEqualTo(name);
            model.next();
        }
        assertThat(model.isUnderWay()).isFalse();
    }

    @Test
    void passesOverWhatIsNotThere() {
        missing.addAll(List.of("receiver", "link", "click", "address"));

        model.start();
        assertThat(model.step().name()).isEqualTo("conversion");
        model.next();
        assertThat(model.step().name()).isEqualTo("postback");
        model.back();
        assertThat(model.step().name()).isEqualTo("conversion");
        model.back();
        assertThat(model.step().name()).isEqualTo("conversion");
        model.next();
        model.next();
        model.next();
        assertThat(model.step().name()).isEqualTo("explanation");
        model.next();
        assertThat(model.isUnderWay()).isFalse();
    }

    @Test
    void isOverWhereNothingIsThere() {
        TourStep.all().forEach(step -> missing.add(step.name()));

        model.start();

        assertThat(model.isUnderWay()).isFalse();
        model.next();
        model.back();
        assertThat(model.isUnderWay()).isFalse();
    }

    @Test
    void canBeLeftAtAnyTime() {
        model.start();
        model.next();
        model.leave();

        assertThat(model.isUnderWay()).isFalse();
    }

    @Test
    void everyStepHasWords() {
        Messages words = new Messages(Locale.ENGLISH);
        for (TourStep step : TourStep.all()) {
            assertThat(words.text("tour." + step.name() + ".title")).hasSizeBetween(10, 60);
            assertThat(words.text("tour." + step.name() + ".text")).hasSizeBetween(60, 200);
            assertThat(step.targets()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"8,670,200,26", "880,12,120,32", "0,120,56,32", "56,56,968,616", "500,300,40,40", "980,660,40,40"})
    void theCardStandsWithinTheWindow(double x, double y, double width, double height) {
        Rectangle2D place = TourPlace.of(new Rectangle2D(x, y, width, height), 1024, 700, 344, 190);

        assertThat(place.getMinX()).isGreaterThanOrEqualTo(16);
        assertThat(place.getMinY()).isGreaterThanOrEqualTo(16);
        assertThat(place.getMaxX()).isLessThanOrEqualTo(1008);
        assertThat(place.getMaxY()).isLessThanOrEqualTo(684);
    }

    @ParameterizedTest
    @CsvSource({"8,670,200,26", "880,12,120,32", "0,120,56,32", "500,300,40,40"})
    void theCardDoesNotHideWhatItSpeaksOf(double x, double y, double width, double height) {
        Rectangle2D lit = new Rectangle2D(x, y, width, height);

        assertThat(TourPlace.of(lit, 1024, 700, 344, 190).intersects(lit)).isFalse();
    }
}
