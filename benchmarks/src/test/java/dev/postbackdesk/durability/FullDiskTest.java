package dev.postbackdesk.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full for a while, with the data alone on a small file system in memory.
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "A small disk is mounted as Linux does it")
class FullDiskTest {
    @Test
    void aFullDiskIsAnsweredNotStoredAndAFreedOneIsUsedAgain(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString())
                .redirectErrorStream(true).start();
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, () -> "No small disk can be mounted here (it takes root): " + said);
        try {
            fillAndFree(folder, disk);
        } finally {
            assertThat(new ProcessBuilder("umount", disk.toString()).inheritIO().start().waitFor()).isZero();
        }
    }

    private static void fillAndFree(Path folder, Path disk) throws Exception {
        Path data = disk.resolve("data");
        Path ballast = disk.resolve("ballast");
        try (Ledger ledger = new Ledger(folder.resolve("ledger.txt"))) {
            try (LocalReceiver receiver = LocalReceiver.open(ReceiverConfig.of(data, "a test").at("127.0.0.1", 0))) {
                receiver.importSetup(Load.SETUP.getBytes(StandardCharsets.UTF_8)).get(30, TimeUnit.SECONDS);
                int port = receiver.localAddress().getPort();
                try (Load load = Load.start(port, ledger, 4, 1)) {
                    load.awaitMore(200);
                    do {
                        fill(ballast);
                    } while (health(port) == 200);
                    assertThat(health(port)).isEqualTo(503);
                    assertThat(receiver.status().storing()).isFalse();
                    assertThat(receiver.status().problem().english()).isNotBlank();
                    // The load itself takes only a 503 with Retry-After for an answer.
                    while (ledger.answeredNotStored() == 0) {
                        Thread.onSpinWait();
                    }

                    staysFull(port, ballast);
                    Files.delete(ballast);
                    while (health(port) != 200) {
                        Thread.sleep(20);
                    }
                    load.awaitMore(200);
                    assertThat(receiver.status().storing()).isTrue();
                    load.stop();
                }
            }
            Audit audit = Audit.of(ledger, Programs.commands(), data, folder);
            assertThat(ledger.problems()).isEmpty();
            assertThat(audit.lost()).isEmpty();
            assertThat(audit.doubled()).isEmpty();
        }
    }

    /// Where a little room comes up again and again, and is too little for a postback, nobody is told that all is well.
    private static void staysFull(int port, Path ballast) throws Exception {
        long size = Files.size(ballast);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        while (System.nanoTime() - end < 0) {
            try (FileChannel channel = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
                channel.truncate(size - 64 * 1024);
            }
            for (int i = 0; i < 10; i++) {
                assertThat(health(port)).as("health of a disk that is full").isEqualTo(503);
                Thread.sleep(20);
            }
            fill(ballast);
            size = Files.size(ballast);
        }
    }

    private static int health(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            return connection.get("/health").status();
        }
    }

    /// Until nothing more fits.
    private static void fill(Path ballast) {
        byte[] bytes = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException _) {
            // Full, and that is what it is for.
        }
    }
}
