package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class RequestDeadlineTest {
    private final ByHand scheduler = new ByHand();
    private final List<TimeoutException> passed = new ArrayList<>();
    private boolean waiting = true;
    private final RequestDeadline deadline = new RequestDeadline(scheduler, Duration.ofSeconds(10), e -> {
        passed.add(e);
        return waiting;
    });

    @Test
    void itRunsOnceHoweverOftenItIsStarted() {
        deadline.startAt(System.nanoTime());
        deadline.startAt(System.nanoTime());

        assertThat(scheduler.tasks).hasSize(1);
        assertThat(scheduler.tasks.getFirst().delay).isBetween(1L, 10_001L);
        scheduler.tasks.getFirst().task.run();
        assertThat(passed).hasSize(1);
        assertThat(scheduler.tasks).hasSize(1);
    }

    @Test
    void itCountsFromTheFirstByte() {
        long elevenSecondsAgo = System.nanoTime() - Duration.ofSeconds(11).toNanos();

        assertThat(deadline.isPassed(elevenSecondsAgo)).isTrue();
        assertThat(deadline.isPassed(System.nanoTime())).isFalse();
        deadline.startAt(elevenSecondsAgo);
        assertThat(scheduler.tasks.getFirst().delay).isEqualTo(1);
    }

    @Test
    void itTriesAgainWhileNobodyWaits() {
        waiting = false;
        deadline.startAt(System.nanoTime());
        scheduler.tasks.get(0).task.run();
        assertThat(scheduler.tasks).hasSize(2);
        waiting = true;
        scheduler.tasks.get(1).task.run();
        assertThat(scheduler.tasks).hasSize(2);
        assertThat(passed).hasSize(2);
    }

    @Test
    void oneThatWasStoppedTellsNobody() {
        deadline.startAt(System.nanoTime());
        deadline.stop();
        assertThat(scheduler.tasks.getFirst().cancelled).isTrue();
        // The timer may have fired just before.
        scheduler.tasks.getFirst().task.run();
        assertThat(passed).isEmpty();

        deadline.startAt(System.nanoTime());
        assertThat(scheduler.tasks).hasSize(2);
    }

    private static final class ByHand extends AbstractLifeCycle implements Scheduler {
        private final List<Planned> tasks = new ArrayList<>();

        @Override
        public Task schedule(Runnable task, long delay, TimeUnit units) {
            Planned planned = new Planned(task, units.toMillis(delay));
            tasks.add(planned);
            return planned;
        }
    }

    private static final class Planned implements Scheduler.Task {
        private final Runnable task;
        private final long delay;
        private boolean cancelled;

        Planned(Runnable task, long delay) {
            this.task = task;
            this.delay = delay;
        }

        @Override
        public boolean cancel() {
            cancelled = true;
            return true;
        }
    }
}
