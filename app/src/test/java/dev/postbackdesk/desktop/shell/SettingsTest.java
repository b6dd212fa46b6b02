package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnFxThread.class)
class SettingsTest {
    @TempDir
    Path data;

    @Test
    void choicesOutliveTheProgram() {
        Settings settings = Settings.in(data);
        settings.seenUntil(Instant.parse("2026-11-22T10:00:00Z"));
        settings.theme().set(Theme.Mode.DARK);
        settings.closing().set(Closing.KEEP_RECEIVING);
        settings.zoom().set(Zoom.LARGE);

        Settings later = Settings.in(data);

        assertThat(later.theme().get()).isEqualTo(Theme.Mode.DARK);
        assertThat(later.closing().get()).isEqualTo(Closing.KEEP_RECEIVING);
        assertThat(later.zoom().get()).isEqualTo(Zoom.LARGE);
        assertThat(later.seenUntil()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void aDamagedFileCostsTheChoicesOnly() throws IOException {
        Files.writeString(data.resolve("desktop.properties"), "theme=pink\nzoom=900\nseen.until=yesterday\nx=\\u00");

        Settings settings = Settings.in(data);

        assertThat(settings.theme().get()).isEqualTo(Theme.Mode.SYSTEM);
        assertThat(settings.closing().get()).isEqualTo(Closing.ASK);
        assertThat(settings.zoom().get()).isEqualTo(Zoom.NORMAL);
    }

    @Test
    void aFileThatCanNotBeWrittenLeavesTheOneBeforeAndIsToldOnce() throws IOException {
        Settings settings = Settings.in(data);
        settings.filters(List.of(new SavedFilter("Mine", "result:rejected")));
        int[] told = {0};
        settings.onUnsaved(() -> told[0]++);
        Path inTheWay = Files.createDirectory(data.resolve("desktop.properties.part"));

        settings.theme().set(Theme.Mode.DARK);
        settings.zoom().set(Zoom.LARGE);

        assertThat(told[0]).isOne();
        assertThat(Settings.in(data).filters()).containsExactly(new SavedFilter("Mine", "result:rejected"));
        Files.delete(inTheWay);
        settings.zoom().set(Zoom.NORMAL);
        assertThat(Settings.in(data).theme().get()).isEqualTo(Theme.Mode.DARK);
        assertThat(data).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void commandsWithBlanksInTheirIdsAreRemembered() throws IOException {
        Settings settings = Settings.in(data);
        settings.used("filter:Rejected today");
        assertThat(Settings.in(data).recentCommands()).containsExactly("filter:Rejected today");
        settings.used("stage");
        assertThat(Settings.in(data).recentCommands()).containsExactly("stage", "filter:Rejected today");

        Files.writeString(data.resolve("desktop.properties"), "commands.recent=stage open.live");
        assertThat(Settings.in(data).recentCommands()).as("of an older version").containsExactly("stage", "open.live");
    }

    @Test
    void sizesGoStepByStepAndEndSomewhere() {
        assertThat(Zoom.NORMAL.larger()).isEqualTo(Zoom.LARGER);
        assertThat(Zoom.DOUBLE.larger()).isEqualTo(Zoom.DOUBLE);
        assertThat(Zoom.DOUBLE.smaller()).isEqualTo(Zoom.VERY_LARGE);
        assertThat(Zoom.NORMAL.smaller()).isEqualTo(Zoom.NORMAL);
        assertThat(Keys.zoom(key(KeyCode.EQUALS, true), Zoom.LARGE)).contains(Zoom.VERY_LARGE);
        assertThat(Keys.zoom(key(KeyCode.SUBTRACT, true), Zoom.LARGE)).contains(Zoom.LARGER);
        assertThat(Keys.zoom(key(KeyCode.DIGIT0, true), Zoom.LARGE)).contains(Zoom.NORMAL);
        assertThat(Keys.zoom(key(KeyCode.PLUS, false), Zoom.LARGE)).isEmpty();
        assertThat(Keys.zoom(key(KeyCode.P, true), Zoom.LARGE)).isEmpty();
    }

    private static KeyEvent key(KeyCode code, boolean shortcut) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut && !mac, false, shortcut && mac);
    }

    /// Those of the demo.
    @Test
    void passingOnesBeginAsOthersAndTouchNothing() throws IOException {
        Settings own = Settings.in(data);
        own.theme().set(Theme.Mode.DARK);
        own.zoom().set(Zoom.LARGE);
        own.choose("columns", "time,value");
        own.filters(List.of(new SavedFilter("Mine", "result:rejected")));
        own.clickFilters(List.of(new SavedFilter("People", "by:person")));
        own.used("stage");
        String before = Files.readString(data.resolve("desktop.properties"));

        Settings demo = Settings.passing(own);
        assertThat(demo.theme().get()).isEqualTo(Theme.Mode.DARK);
        assertThat(demo.zoom().get()).isEqualTo(Zoom.LARGE);
        assertThat(demo.choice("columns")).isEqualTo("time,value");
        assertThat(demo.recentCommands()).containsExactly("stage");
        assertThat(demo.filters()).as("they are of other links").isEmpty();
        assertThat(demo.clickFilters()).as("likewise").isEmpty();
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
