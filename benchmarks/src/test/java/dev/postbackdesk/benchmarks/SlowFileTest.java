package dev.postbackdesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SlowFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        SlowPath.register();
    }

    @Test
    void takesLongerToForceAndIsTheSameOtherwise() throws Exception {
        Path file = folder.resolve("some.txt");
        try (FileChannel channel = FilePath.get(SlowPath.prefix(40) + file).open("rw")) {
            channel.write(ByteBuffer.wrap(new byte[]{1, 2, 3}));
            long start = System.nanoTime();
            channel.force(true);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(40_000_000);
            channel.truncate(2);
            assertThat(channel.size()).isEqualTo(2);
            ByteBuffer read = ByteBuffer.allocate(5);
            assertThat(channel.read(read, 1)).isEqualTo(1);
            assertThat(read.get(0)).isEqualTo((byte) 2);
        }
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2);
    }

    @Test
    void carriesTheReceiversDatabase() throws Exception {
        ReceiverConfig config = ReceiverConfig.of(folder, "a test").notListening();
        ReceiverConfig slow = config.on(config.medium() + SlowPath.prefix(50));
        long start;
        try (LocalReceiver receiver = LocalReceiver.open(slow, Seeding.setup(), _ -> {})) {
            start = System.nanoTime();
            var _ = receiver.savePublicAddress(null).join();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
        }
        assertThat(folder.resolve("postback-desk.mv.db")).exists();
        try (LocalReceiver receiver = LocalReceiver.open(config)) {
            assertThat(receiver.definitions().join().links()).hasSize(1);
        }
    }
}
