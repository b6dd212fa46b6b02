package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path data;

    @Test
    void choicesOutliveTheProgram() {
        Settings settings = Settings.in(data);
        settings.seenUntil(Instant.parse("2026-11-22T10:00:00Z"));
        settings.theme().set(Theme.Mode.DARK);
        settings.closing().set(Closing.KEEP_RECEIVING);

        Settings later = Settings.in(data);

        assertThat(later.theme().get()).isEqualTo(Theme.Mode.DARK);
        assertThat(later.closing().get()).isEqualTo(Closing.KEEP_RECEIVING);
        assertThat(later.seenUntil()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void aDamagedFileCostsTheChoicesOnly() throws IOException {
        Files.writeString(data.resolve("desktop.properties"), "theme=pink\nseen.until=yesterday\nx=\\u00");

        Settings settings = Settings.in(data);

        assertThat(settings.theme().get()).isEqualTo(Theme.Mode.SYSTEM);
        assertThat(settings.closing().get()).isEqualTo(Closing.ASK);
    }
}
