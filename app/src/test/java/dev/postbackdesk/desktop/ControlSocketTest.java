package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    @TempDir
    Path data;

    @Test
    void bringsTheWindowBackAsOftenAsAsked() {
        AtomicInteger shown = new AtomicInteger();
        try (ControlSocket _ = Objects.requireNonNull(ControlSocket.open(data, shown::incrementAndGet))) {
            assertThat(ControlSocket.askToShow(data)).isTrue();
            assertThat(ControlSocket.askToShow(data)).isTrue();
        }

        assertThat(shown).hasValue(2);
        assertThat(ControlSocket.askToShow(data)).isFalse();
    }

    @Test
    void isForTheUserAlone() throws IOException {
        try (ControlSocket _ = Objects.requireNonNull(ControlSocket.open(data, () -> {}))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("desktop.socket"))))
                    .isEqualTo("rw-------");
        }
        assertThat(data.resolve("desktop.socket")).doesNotExist();
    }

    @Test
    void replacesWhatACrashLeftBehind() throws IOException {
        Files.writeString(data.resolve("desktop.socket"), "stale");
        assertThat(ControlSocket.askToShow(data)).isFalse();

        try (ControlSocket _ = Objects.requireNonNull(ControlSocket.open(data, () -> {}))) {
            assertThat(ControlSocket.askToShow(data)).isTrue();
        }
    }

    @Test
    void aPathTooLongForASocketIsNoReasonNotToStart() throws IOException {
        Path deep = Files.createDirectories(data.resolve("x".repeat(120)));

        assertThat(ControlSocket.open(deep, () -> {})).isNull();
        assertThat(ControlSocket.askToShow(deep)).isFalse();
    }
}
