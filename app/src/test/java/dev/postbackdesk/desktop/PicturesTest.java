package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.scene.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The committed pictures show what the program shows. Headless, drawn in software and with shipped fonts, they are the
/// same on every machine but for the smoothing of letters, which depends on the system's FreeType.
@ExtendWith(OnFxThread.class)
class PicturesTest {
    private static final Path COMMITTED = Path.of("..", "docs", "screenshots");
    private static final Path WRITTEN = Path.of("target", "screenshots");
    /// Of 255, by which a channel may differ before a pixel counts as another.
    private static final int SMOOTHING = 48;
    private static final double TOLERATED = 0.005;

    @BeforeAll
    static void fonts() {
        Theme.loadFonts();
    }

    static Stream<Pictures.Named> pictures() {
        return Pictures.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void isAsCommitted(Pictures.Named picture) throws Exception {
        WritableImage now = PictureCommand.take(picture.shot());
        Path written = WRITTEN.resolve(picture.name() + ".png");
        Picture.write(now, written);

        Path committed = COMMITTED.resolve(picture.name() + ".png");
        assertThat(committed).as("write it with: mvn -q -Pscreenshots").exists();
        Image then = new Image(Files.newInputStream(committed));
        assertThat(now.getWidth()).isEqualTo(then.getWidth());
        assertThat(now.getHeight()).isEqualTo(then.getHeight());
        assertThat(differing(now, then)).as(
                "the part of pixels of " + written + " that differ from " + committed
                        + "; look at both, and if the change is meant: mvn -q -Pscreenshots")
                .isLessThan(TOLERATED);
    }

    private static double differing(Image one, Image other) {
        int width = (int) one.getWidth();
        int height = (int) one.getHeight();
        long differing = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int a = one.getPixelReader().getArgb(x, y);
                int b = other.getPixelReader().getArgb(x, y);
                boolean far = Math.abs((a >> 16 & 255) - (b >> 16 & 255)) > SMOOTHING
                        || Math.abs((a >> 8 & 255) - (b >> 8 & 255)) > SMOOTHING
                        || Math.abs((a & 255) - (b & 255)) > SMOOTHING;
                differing += far ? 1 : 0;
            }
        }
        return (double) differing / ((long) width * height);
    }
}
