package dev.postbackdesk.cli;

import dev.postbackdesk.log.Logs;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LinkedBlockingQueue<Integer> halted = new LinkedBlockingQueue<>();

    @Test
    void aCleanStopIsNoFailure() throws Exception {
        stopping(() -> {}, Duration.ofMinutes(1)).run();
        assertThat(halted.poll()).isZero();
    }

    @Test
    void whatCannotBeClosedIsTold() throws Exception {
        stopping(() -> {
            throw new IllegalStateException("no");
        }, Duration.ofMinutes(1)).run();
        assertThat(halted.poll()).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The data could not be closed cleanly.");
    }

    @Test
    void whatDoesNotCloseKeepsNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().start(() -> stopping(() -> await(release), Duration.ofMillis(10)).run());
        assertThat(halted.poll(20, TimeUnit.SECONDS)).isZero();
        release.countDown();
        stop.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stopping stopping(Runnable close, Duration atMost) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), new ByteArrayOutputStream(), nowhere,
                new PrintStream(err, true, StandardCharsets.UTF_8), InstantSource.system(), ZoneOffset.UTC,
                () -> Path.of("."), new Logs());
        return new Stopping(close, console, halted::add, atMost);
    }
}
