package dev.postbackdesk.reach;

import dev.postbackdesk.reach.AddressCheck.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Calls the public address from here, as a merchant would from elsewhere, and looks whether the call came in.
///
/// What it can't tell: a router that leads its own network back to itself differently than callers from outside.
public final class AddressProbe {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int MOST = 4 * 1024;
    private static final Map<String, String> HEADERS = Map.of("User-Agent", "Postback Desk address check", "Accept",
            "text/plain", "Cache-Control", "no-cache");

    private final ProbeBook book;
    private final InstantSource clock;
    private final Duration within;

    public AddressProbe(ProbeBook book, InstantSource clock) {
        this(book, clock, WITHIN);
    }

    AddressProbe(ProbeBook book, InstantSource clock, Duration within) {
        this.book = book;
        this.clock = clock;
        this.within = within;
    }

    /// Waits for the outcome, at most ten seconds.
    ///
    /// @param address without a trailing slash; any, since it is the user who names it
    public AddressCheck check(URI address) throws InterruptedException {
        String nonce = book.handOut();
        try (Fetcher fetcher = new Fetcher((_, _, _) -> true)) {
            fetcher.start();
            long start = System.nanoTime();
            Fetcher.Answer answer = fetcher.get(URI.create(address + "/health?probe=" + nonce), HEADERS, within, MOST);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new AddressCheck(address, clock.instant(), outcome(answer, book.takeBack(nonce), took));
        } catch (Unreached e) {
            return new AddressCheck(address, clock.instant(), new Outcome.Nothing(e.reason(), e.detail()));
        } finally {
            book.takeBack(nonce);
        }
    }

    private static Outcome outcome(Fetcher.Answer answer, boolean arrived, Duration took) {
        int status = answer.status();
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        // 503 is this receiver's own while it can't store, which is told elsewhere.
        boolean ours = (status == 200 && body.equals("OK")) || (status == 503 && body.startsWith("Postbacks can't"));
        if (arrived) {
            return ours ? new Outcome.Works(took) : new Outcome.AnswerChanged(status);
        }
        String location = answer.header("Location").orElse("");
        if (status >= 300 && status < 400 && !location.isEmpty()) {
            return new Outcome.MovesOn(status, location);
        }
        return new Outcome.SomethingElse(status, ours);
    }
}
