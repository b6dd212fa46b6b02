package dev.postbackdesk.desktop.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SystemAutostartTest {
    private static final List<String> COMMAND = List.of("/opt/Postback Desk/bin/postback-desk", "--data",
            "/home/ada/100% \"data\" $1", "--background");

    private static final Path FOLDER = Path.of("/home/ada/a & b").toAbsolutePath();

    @TempDir
    Path home;

    private SystemAutostart autostart(SystemAutostart.Kind system, Map<String, String> environment,
            List<String> command) {
        return new SystemAutostart(system, home, environment, command, FOLDER);
    }

    @Test
    void aDesktopEntryStartsItAndGoesAgain() throws IOException {
        SystemAutostart autostart = autostart(SystemAutostart.Kind.FREEDESKTOP, Map.of(), COMMAND);
        Path entry = home.resolve(".config/autostart/postback-desk.desktop");
        assertThat(autostart.canBeSet()).isTrue();
        assertThat(autostart.isOn()).isFalse();

        autostart.set(true);

        assertThat(autostart.isOn()).isTrue();
        assertThat(Files.readAllLines(entry)).startsWith("[Desktop Entry]").contains("Type=Application",
                "Path=" + FOLDER,
                "Exec=\"/opt/Postback Desk/bin/postback-desk\" \"--data\" \"/home/ada/100%% \\\\\"data\\\\\" \\\\$1\""
                        + " \"--background\"");

        autostart.set(false);
        autostart.set(false);

        assertThat(autostart.isOn()).isFalse();
        assertThat(entry).doesNotExist();
    }

    @Test
    void itLiesWhereTheEnvironmentPutsIt() throws IOException {
        Path config = home.resolve("elsewhere");

        autostart(SystemAutostart.Kind.FREEDESKTOP, Map.of("XDG_CONFIG_HOME", config.toString()), COMMAND).set(true);

        assertThat(config.resolve("autostart/postback-desk.desktop")).exists();
    }

    @Test
    void aMacGetsALaunchAgent() throws Exception {
        SystemAutostart autostart = autostart(SystemAutostart.Kind.MAC, Map.of(),
                List.of("/Applications/A & B.app", "--background"));

        autostart.set(true);

        Path agent = home.resolve("Library/LaunchAgents/dev.postbackdesk.plist");
        assertThat(agent).content().contains("<string>/Applications/A &amp; B.app</string>", "<key>RunAtLoad</key>");
        assertThat(autostart.isOn()).isTrue();
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(home.resolve(".config"), "a file in the way");

        assertThatThrownBy(() -> autostart(SystemAutostart.Kind.FREEDESKTOP, Map.of(), COMMAND).set(true))
                .isInstanceOf(IOException.class);
    }

    @Test
    void withoutACommandItCannotBeSet() {
        assertThat(autostart(SystemAutostart.Kind.FREEDESKTOP, Map.of(), List.of()).canBeSet()).isFalse();
    }

    /// Half a character stands for what a system without a language setting makes of letters beyond ASCII.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There, names hold any characters")
    void aHomeFolderThatTheSystemCanNotWriteOnlyKeepsItFromBeingSet() {
        String before = System.setProperty("user.home", "/home/gr\uD800n");
        try {
            Autostart autostart = SystemAutostart.here(home);
            assertThat(autostart.canBeSet()).isFalse();
            assertThat(autostart.obstacle().english()).startsWith("/home/gr").contains("LC_ALL=C.UTF-8");
            assertThat(autostart.isOn()).isFalse();
        } finally {
            System.setProperty("user.home", before);
        }
    }

    @Test
    void systemsAreKnownByTheirNames() {
        assertThat(SystemAutostart.Kind.named("Windows 11")).isEqualTo(SystemAutostart.Kind.WINDOWS);
        assertThat(SystemAutostart.Kind.named("Mac OS X")).isEqualTo(SystemAutostart.Kind.MAC);
        assertThat(SystemAutostart.Kind.named("Linux")).isEqualTo(SystemAutostart.Kind.FREEDESKTOP);
    }
}
