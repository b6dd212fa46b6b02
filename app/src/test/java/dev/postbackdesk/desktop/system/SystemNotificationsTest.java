package dev.postbackdesk.desktop.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SystemNotificationsTest {
    @TempDir
    Path folder;

    @Test
    void wordsAreArgumentsAndNoCommands() {
        assertThat(new SystemNotifications("Linux", "").command("Postback Desk", "2 \"$(x)\""))
                .startsWith("notify-send").endsWith("Postback Desk", "2 \"$(x)\"");
        assertThat(new SystemNotifications("Mac OS X", "").command("A", "B")).startsWith("osascript").endsWith("A",
                "B");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
    void itIsToldWhereThereIsAProgramForIt() throws Exception {
        assertThat(new SystemNotifications("Linux", folder.toString()).canTell()).isFalse();
        assertThat(new SystemNotifications("Windows 11", "").canTell()).isFalse();
        Files.createFile(folder.resolve("notify-send"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThat(new SystemNotifications("Linux", folder.toString()).canTell()).isTrue();
    }
}
