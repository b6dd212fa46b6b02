package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class RunningRequestsTest {
    private final RunningRequests running = new RunningRequests();

    @Test
    void aRequestThatIsGivenUpTwiceIsCountedOutOnce() throws Exception {
        Callback one = running.enter(Callback.NOOP);
        Callback other = running.enter(Callback.NOOP);
        one.failed(new StackOverflowError());
        one.failed(new StackOverflowError());
        assertThat(running.close(Duration.ZERO)).as("the other one still runs").isFalse();
        other.succeeded();
        assertThat(running.close(Duration.ZERO)).isTrue();
    }
}
