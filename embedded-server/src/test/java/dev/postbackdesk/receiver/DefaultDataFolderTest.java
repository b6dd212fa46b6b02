package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DefaultDataFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsTheXdgSpecification() {
        assertThat(DefaultDataFolder.of("Linux", () -> HOME, Map.of(), _ -> false))
                .isEqualTo(Path.of("/home/ada/.local/share/postback-desk"));
        assertThat(DefaultDataFolder.of("Linux", () -> HOME, Map.of("XDG_DATA_HOME", "/data"), _ -> false))
                .isEqualTo(Path.of("/data/postback-desk"));
        assertThat(DefaultDataFolder.of("FreeBSD", () -> HOME, Map.of("XDG_DATA_HOME", "relative"), _ -> false))
                .isEqualTo(Path.of("/home/ada/.local/share/postback-desk"));
        assertThat(DefaultDataFolder.of("Linux", () -> HOME, Map.of("XDG_DATA_HOME", ""), _ -> false))
                .isEqualTo(Path.of("/home/ada/.local/share/postback-desk"));
    }

    @Test
    void macAndWindowsHaveTheirOwn() {
        assertThat(DefaultDataFolder.of("Mac OS X", () -> HOME, Map.of("XDG_DATA_HOME", "/data"), _ -> false))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Postback Desk"));
        assertThat(DefaultDataFolder.of("Windows 11", () -> HOME, Map.of("LOCALAPPDATA", "/local"), _ -> false))
                .isEqualTo(Path.of("/local/Postback Desk"));
        assertThat(DefaultDataFolder.of("Windows 11", () -> HOME, Map.of(), _ -> false))
                .isEqualTo(Path.of("/home/ada/AppData/Local/Postback Desk"));
    }

    @Test
    void onWindowsAFolderOfAnEarlierVersionStaysInUse() {
        Map<String, String> environment = Map.of("LOCALAPPDATA", "/local", "APPDATA", "/roaming");
        Path earlier = Path.of("/roaming/Postback Desk");
        assertThat(DefaultDataFolder.of("Windows 11", () -> HOME, environment, earlier::equals)).isEqualTo(earlier);
        assertThat(DefaultDataFolder.of("Windows 11", () -> HOME, environment, _ -> true))
                .isEqualTo(Path.of("/local/Postback Desk"));
    }

    /// The installer deletes the program's folder with all that is in it, at an upgrade, too.
    @Test
    void onWindowsTheProgramIsNotInstalledWhereTheDataLie() throws IOException {
        List<String> options = Files.readAllLines(Path.of("../jpackage/windows/jpackage.options"));
        Path program = Path.of("/local").resolve(options.stream().filter(line -> line.startsWith("--install-dir "))
                .map(line -> line.substring("--install-dir ".length()).replace("\"", "")).findFirst().orElseThrow());
        Path data = DefaultDataFolder.of("Windows 11", () -> HOME, Map.of("LOCALAPPDATA", "/local"), _ -> false);

        assertThat(options).contains("--win-per-user-install").doesNotContain("--win-dir-chooser");
        assertThat(data.startsWith(program)).isFalse();
        assertThat(program.startsWith(data)).isFalse();
    }

    @Test
    void logsLieWhereTheSystemPutsThem() {
        Path usual = Path.of("/home/ada/data");
        assertThat(LogFolder.of("Linux", () -> HOME, Map.of(), usual, () -> usual))
                .isEqualTo(Path.of("/home/ada/.local/state/postback-desk"));
        assertThat(LogFolder.of("Linux", () -> HOME, Map.of("XDG_STATE_HOME", "/state"), usual, () -> usual))
                .isEqualTo(Path.of("/state/postback-desk"));
        assertThat(LogFolder.of("Mac OS X", () -> HOME, Map.of(), usual, () -> usual))
                .isEqualTo(Path.of("/home/ada/Library/Logs/Postback Desk"));
        assertThat(LogFolder.of("Windows 11", () -> HOME, Map.of(), usual, () -> usual))
                .isEqualTo(usual.resolve("logs"));
    }

    @Test
    void logsOfAFolderThatTheUserNamedLieInIt() {
        Path named = Path.of("/srv/desk");
        for (String system : new String[]{"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(LogFolder.of(system, () -> HOME, Map.of(), named, () -> Path.of("/home/ada/data")))
                    .isEqualTo(named.resolve("logs"));
        }
    }

    /// As of a home folder with an umlaut where the system has no language setting.
    @Test
    void whatCanNotBeNamedIsAskedForWhereItIsNeededAlone() {
        Supplier<Path> nameless = () -> Path.of("/home/gr\0n");
        assertThat(DefaultDataFolder.of("Linux", nameless, Map.of("XDG_DATA_HOME", "/data"), _ -> false))
                .isEqualTo(Path.of("/data/postback-desk"));
        assertThatThrownBy(() -> DefaultDataFolder.of("Linux", nameless, Map.of(), _ -> false))
                .isInstanceOf(InvalidPathException.class);
        Path named = Path.of("/srv/desk");
        assertThat(LogFolder.of("Linux", nameless, Map.of(), named, nameless)).isEqualTo(named.resolve("logs"));
        assertThat(LogFolder.of("Linux", nameless, Map.of(), named, () -> named)).isEqualTo(named.resolve("logs"));
    }
}
