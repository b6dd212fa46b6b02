package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.shell.WindowPlace.Area;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlaceTest {
    private static final Area LAPTOP = new Area(0, 25, 1440, 875);
    private static final Area LEFT = new Area(-1920, 0, 1920, 1080);

    @Test
    void staysWhereItCanBeSeen() {
        WindowPlace place = new WindowPlace(-1500, 40, 1200, 800, false);

        assertThat(place.within(List.of(LAPTOP, LEFT))).isEqualTo(place);
        WindowPlace overTheEdge = new WindowPlace(1200, 100, 1200, 700, false);
        assertThat(overTheEdge.within(List.of(LAPTOP))).isEqualTo(overTheEdge);
    }

    @ParameterizedTest
    @CsvSource({"-1500,40,1200,800,0,40,1200,800", "3000,2000,1200,800,240,100,1200,800",
            "100,100,2560,1400,0,25,1440,875", "100,-300,1200,700,100,25,1200,700",
            "1400,100,1200,700,240,100,1200,700"})
    void comesBackFromScreensThatAreGone(double x, double y, double width, double height, double toX, double toY,
            double toWidth, double toHeight) {
        assertThat(new WindowPlace(x, y, width, height, true).within(List.of(LAPTOP)))
                .isEqualTo(new WindowPlace(toX, toY, toWidth, toHeight, true));
    }

    @Test
    void standsInTheMiddleAtFirstAndWithinTheScreen() {
        assertThat(WindowPlace.first(LAPTOP)).isEqualTo(new WindowPlace(0, 25, 1440, 875, false));
        assertThat(WindowPlace.first(LEFT)).isEqualTo(new WindowPlace(-1680, 74, 1440, 932, false));
    }

    @Test
    void isRememberedWithWhatElseTheDesktopKnows(@TempDir Path data) throws Exception {
        Settings settings = Settings.in(data);
        assertThat(settings.place()).isEmpty();
        settings.place(new WindowPlace(-12.4, 30, 1200, 800, true));
        for (String id : List.of("a", "b", "c", "d", "e", "f", "b", "g")) {
            settings.used(id);
        }

        Settings later = Settings.in(data);
        assertThat(later.place()).contains(new WindowPlace(-12, 30, 1200, 800, true));
        assertThat(later.recentCommands()).containsExactly("g", "b", "f", "e", "d", "c");

        Files.writeString(data.resolve("desktop.properties"), "window=far away\n");
        assertThat(Settings.in(data).place()).isEmpty();
        assertThat(WindowPlace.parse("1 2 3 99999999999 true")).isEmpty();
    }
}
