package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A receiver on a free port over a real data folder, used from outside: HTTP, commands, files.
final class Desk implements AutoCloseable {
    private static final Pattern CLICK_ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");

    private final Path folder;
    private final TestClock clock = new TestClock();
    private Receiver receiver;

    Desk(Path folder, Setup setup) {
        this.folder = folder;
        start();
        define(setup);
    }

    void start() {
        try {
            receiver = LocalReceiver.open(
                    new ReceiverConfig(folder, "Contract", "127.0.0.1", 0, null, clock, true, null));
        } catch (ReceiverException e) {
            throw new AssertionError(e.sentence(), e);
        }
    }

    void stop() {
        if (receiver != null) {
            receiver.close();
            receiver = null;
        }
    }

    void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    Path folder() {
        return folder;
    }

    TestClock clock() {
        return clock;
    }

    Receiver facade() {
        return receiver;
    }

    URI address() {
        return receiver.localAddress();
    }

    /// Imports a definitions file while the receiver runs.
    void define(Setup setup) {
        define(setup.json());
    }

    void define(String json) {
        try {
            receiver.importSetup(json.getBytes(StandardCharsets.UTF_8)).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("Not imported: " + e, e);
        }
    }

    Answer send(Wire wire) {
        return wire.sendTo(address());
    }

    /// Follows the tracking link as a visitor, and returns the click id from the destination URL. Ten seconds pass.
    String click(String slug) {
        Answer answer = send(Wire.get("/c/" + slug));
        assertThat(answer.status()).isEqualTo(302);
        Matcher id = CLICK_ID.matcher(answer.the("Location"));
        assertThat(id.find()).as(answer.the("Location")).isTrue();
        clock.advance(Duration.ofSeconds(10));
        return id.group();
    }

    String click() {
        return click("summer");
    }

    /// Stops the receiver and exports what it stored.
    List<Row> export(String... more) {
        stop();
        String[] args = new String[more.length + 2];
        args[0] = "postbacks";
        args[1] = "export";
        System.arraycopy(more, 0, args, 2, more.length);
        Cli.Outcome outcome = Cli.on(folder, args);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.rows();
    }

    List<Row> exportClicks() {
        stop();
        Cli.Outcome outcome = Cli.on(folder, "clicks", "export");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.rows();
    }
}
