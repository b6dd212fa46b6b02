package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;

@ExtendWith(OnFxThread.class)
class ThemeTest {
    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {}

    @AfterEach
    void tearDown() {
        System.clearProperty(Theme.FONT_FILES);
    }

    /// As a package has them, on macOS in *Postback Desk.app*.
    @Test
    void aFontIsReadFromAFileWhateverItsFolderIsCalled() throws IOException {
        Path file = Files.createDirectory(folder.resolve("Postback Desk %41 \u00e4")).resolve("Inter-Regular.otf");
        try (InputStream font = Theme.asset("fonts/Inter-Regular.otf").openStream()) {
            Files.copy(font, file);
        }

        assertThat(Theme.isLoaded(file)).isTrue();
    }

    @Test
    void whereAFileIsMissingOrNoFontTheAssetsHaveIt() throws IOException {
        Path file = Files.writeString(folder.resolve("Inter-Regular.otf"), "no font");
        assertThat(Theme.isLoaded(file)).isFalse();
        assertThat(Theme.isLoaded(folder.resolve("Inter-Bold.otf"))).isFalse();

        System.setProperty(Theme.FONT_FILES, folder.toString());

        assertThatCode(Theme::loadFonts).doesNotThrowAnyException();
    }
}
