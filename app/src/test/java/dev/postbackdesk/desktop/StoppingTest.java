package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LinkedBlockingQueue<Integer> halted = new LinkedBlockingQueue<>();

    private Stopping stopping(Duration atMost) {
        return new Stopping(new PrintStream(err, true, StandardCharsets.UTF_8), halted::add, atMost);
    }

    @Test
    void whatIsClosedInTimeIsNotHalted() {
        try (Stopping stopping = stopping(Duration.ofMinutes(1))) {
            stopping.ask();
            assertThat(stopping.asked()).isDone();
            stopping.closed(Exit.DONE);
        }
        assertThat(halted).isEmpty();
    }

    @Test
    void whatHangsKeepsNobody() throws Exception {
        try (Stopping stopping = stopping(Duration.ofMillis(10))) {
            stopping.ask();

            assertThat(halted.poll(20, TimeUnit.SECONDS)).isZero();
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Closing takes too long").contains("is stored");
        }
    }

    @Test
    void aSignalAsksAndEndsWithItsOwnExitCode() throws Exception {
        try (Stopping stopping = stopping(Duration.ofMinutes(1))) {
            Thread hook = Thread.ofPlatform().start(stopping::signalled);
            stopping.asked().get(20, TimeUnit.SECONDS);
            assertThat(halted).isEmpty();

            stopping.closed(5);

            hook.join();
            assertThat(halted).containsExactly(5);
        }
    }

    @Test
    void aSignalDoesNotWaitForADiskThatHangs() throws Exception {
        try (Stopping stopping = stopping(Duration.ofMillis(10))) {
            Thread hook = Thread.ofPlatform().start(stopping::signalled);
            assertThat(halted.poll(20, TimeUnit.SECONDS)).isZero();
            stopping.closed(0);
            hook.join();
        }
    }
}
