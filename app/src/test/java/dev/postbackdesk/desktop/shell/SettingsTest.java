package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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

    /// Those of the demo.
    @Test
    void passingOnesBeginAsOthersAndTouchNothing() throws IOException {
        Settings own = Settings.in(data);
        own.theme().set(Theme.Mode.DARK);
        own.choose("columns", "time,value");
        own.filters(List.of(new SavedFilter("Mine", "result:rejected")));
        own.used("stage");
        String before = Files.readString(data.resolve("desktop.properties"));

        Settings demo = Settings.passing(own);
        assertThat(demo.theme().get()).isEqualTo(Theme.Mode.DARK);
        assertThat(demo.choice("columns")).isEqualTo("time,value");
        assertThat(demo.recentCommands()).containsExactly("stage");
        assertThat(demo.filters()).as("they are of other links").isEmpty();
        demo.theme().set(Theme.Mode.LIGHT);
        demo.choose("columns", "");
        demo.used("demo.reset");
        demo.save();

        assertThat(Settings.passing(demo).theme().get()).as("after a reset").isEqualTo(Theme.Mode.LIGHT);
        assertThat(own.theme().get()).isEqualTo(Theme.Mode.DARK);
        assertThat(own.choice("columns")).isEqualTo("time,value");
        assertThat(Files.readString(data.resolve("desktop.properties"))).isEqualTo(before);
    }
}
