package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.desktop.demo.Business.Report;
import dev.postbackdesk.desktop.demo.Business.Visitor;
import dev.postbackdesk.link.RequestUri;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What goes on while the demo is open: about every third second somebody clicks, about every tenth something is bought, and
/// merchants report it; all of it over HTTP, with the addresses that merchants and visitors would have in `X-Forwarded-For`.
/// Thread-safe.
public final class DemoTraffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTraffic.class);
    private static final Duration GAP = Duration.ofMillis(2_500);
    private static final Duration LEAST_GAP = Duration.ofMillis(250);
    private static final Duration MOST_GAP = Duration.ofSeconds(9);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /// While it is paused, what is due is looked at again after this.
    private static final Duration LATER = Duration.ofSeconds(1);

    private final URI receiver;
    private final Random random;
    private final Business business;
    private final ScheduledThreadPoolExecutor timer;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean paused;

    /// Starts nothing.
    ///
    /// @param receiver where it goes: an address that can be called from this machine
    public DemoTraffic(URI receiver, Random random) {
        this.receiver = receiver;
        this.random = random;
        business = new Business(random, true);
        timer = new ScheduledThreadPoolExecutor(1,
                work -> Thread.ofPlatform().name("demo-traffic").daemon().unstarted(work));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public void start() {
        later(Duration.ofMillis(500), this::visit);
    }

    /// Until the next one clicks: mostly short, now and then long.
    static Duration gap(Random random) {
        double spread = -Math.log(1 - random.nextDouble());
        long millis = Math.clamp((long) (GAP.toMillis() * spread), LEAST_GAP.toMillis(), MOST_GAP.toMillis());
        return Duration.ofMillis(millis);
    }

    /// Stops or goes on. What is due meanwhile comes afterwards.
    public void pause(boolean pause) {
        paused = pause;
    }

    public boolean isPaused() {
        return paused;
    }

    private void later(Duration after, Runnable work) {
        // From whatever thread brought an answer, perhaps after the end.
        if (!timer.isShutdown()) {
            try {
                var _ = timer.schedule(() -> run(work), after.toMillis(), TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.RejectedExecutionException e) {
                LOG.debug("The demo ended meanwhile", e);
            }
        }
    }

    private void run(Runnable work) {
        if (paused) {
            later(LATER, work);
            return;
        }
        work.run();
    }

    private void visit() {
        later(gap(random), this::visit);
        Visitor visitor = business.next(false);
        String path = "/c/" + visitor.merchant().slug() + (visitor.query().isEmpty() ? "" : "?" + visitor.query());
        Instant clicked = Instant.now();
        send(HttpRequest.newBuilder(receiver.resolve(path)).header("User-Agent", visitor.agent())
                .header("X-Forwarded-For", visitor.address()), response -> {
                    if (!visitor.reports().isEmpty()) {
                        String clickId = DemoHistory.clickId(response.headers().firstValue("Location").orElse(""));
                        for (Report report : visitor.reports()) {
                            later(report.after(), () -> report(report.arrival(clicked, clickId)));
                        }
                    }
                });
    }

    private void report(Arrival arrival) {
        String url = receiver + arrival.path() + "?" + arrival.query();
        HttpRequest.Builder request = HttpRequest.newBuilder(RequestUri.of(url).orElseThrow())
                .header("X-Forwarded-For", arrival.sender());
        for (Header header : arrival.headers()) {
            if (!header.name().equals("Host")) {
                request.header(header.name(), header.value());
            }
        }
        send(request, _ -> {});
    }

    private interface Then {
        void with(HttpResponse<Void> response);
    }

    private void send(HttpRequest.Builder request, Then then) {
        var _ = client.sendAsync(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.discarding())
                .thenAccept(response -> {
                    then.with(response);
                    failing.set(false);
                }).exceptionally(failure -> {
                    // Said once, not once a request; and not at the end, which breaks off what is under way.
                    if (!timer.isShutdown() && failing.compareAndSet(false, true)) {
                        LOG.warn("The demo's traffic does not get through to {}", receiver, failure);
                    }
                    return null;
                });
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }
}
