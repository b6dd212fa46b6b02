package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultDataFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsTheXdgSpecification() {
        assertThat(DefaultDataFolder.of("Linux", HOME, Map.of()))
                .isEqualTo(Path.of("/home/ada/.local/share/postback-desk"));
        assertThat(DefaultDataFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/postback-desk"));
        assertThat(DefaultDataFolder.of("FreeBSD", HOME, Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(Path.of("/home/ada/.local/share/postback-desk"));
        assertThat(DefaultDataFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "")))
                .isEqualTo(Path.of("/home/ada/.local/share/postback-desk"));
    }

    @Test
    void macAndWindowsHaveTheirOwn() {
        assertThat(DefaultDataFolder.of("Mac OS X", HOME, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Postback Desk"));
        assertThat(DefaultDataFolder.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/Postback Desk"));
        assertThat(DefaultDataFolder.of("Windows 11", HOME, Map.of()))
                .isEqualTo(Path.of("/home/ada/AppData/Roaming/Postback Desk"));
    }
}
