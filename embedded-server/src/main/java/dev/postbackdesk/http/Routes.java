package dev.postbackdesk.http;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.Answers;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.PostbackRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which path does what: the table of the contract. Nothing here waits: a request is read, and answered when the store is
/// through with it, on whatever thread brings the news. So the thread that reads the sockets handles what it has read, which
/// costs a third less than a thread a request.
final class Routes extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private static final String LINK_PREFIX = "/c/";
    private static final String PROBE = "probe=";
    private static final HttpField ALLOW_GET_POST = new PreEncodedHttpField(HttpHeader.ALLOW, "GET, POST");
    private static final HttpField ALLOW_GET_HEAD = new PreEncodedHttpField(HttpHeader.ALLOW, "GET, HEAD");
    private static final HttpField NO_REFERRER = new PreEncodedHttpField("Referrer-Policy", "no-referrer");
    private static final Reply HEALTHY = Reply.plain(200, "OK", Reply.NO_STORE);
    private static final Reply NOT_STORED = Reply.plain(503, "This could not be stored. Send it again.",
            Reply.RETRY_SOON);
    private static final Reply NOT_STORING = Reply.plain(503, "Postbacks can't be stored now.", Reply.RETRY_SOON,
            Reply.NO_STORE);
    private static final Reply NOT_NOW = Reply.plain(503, "Not before somebody really clicks.", Reply.NO_STORE);
    private static final Reply CLOSING = Reply.plain(503, "The receiver is closing. Send it again.", Reply.RETRY_SOON,
            HttpFields.CONNECTION_CLOSE);

    private final InstantSource clock;
    private final Predicate<String> trustedProxy;
    private final Consumer<String> probed;
    private final byte[] testSecret;
    private final Intake intake;
    private final Redirects redirects;
    private final Answers answers = new Answers();
    private final BooleanSupplier storing;
    private final Door door;
    private final RunningRequests running;
    private final BodyRoom room;
    private final @Nullable ShopRoutes shop;
    private final AtomicBoolean storeFailed = new AtomicBoolean();

    Routes(HttpReceiverConfig config, Intake intake, Redirects redirects, BooleanSupplier storing, Door door,
            RunningRequests running, BodyRoom room) {
        this.clock = config.clock();
        this.trustedProxy = config.trustedProxy();
        this.probed = config.probed();
        this.testSecret = config.testSecret().getBytes(StandardCharsets.ISO_8859_1);
        this.intake = intake;
        this.redirects = redirects;
        this.storing = storing;
        this.door = door;
        this.running = running;
        this.room = room;
        shop = config.shop() == null ? null : new ShopRoutes(config.shop(), room, this::refuse);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ReceiverConnection connection = (ReceiverConnection) request.getConnectionMetaData();
        Exchange exchange = new Exchange(request, response, connection, running.enter(callback));
        try {
            if (running.isClosing()) {
                exchange.reply(CLOSING);
            } else {
                answer(request, connection, exchange);
            }
        } catch (RuntimeException e) {
            exchange.failed(e);
        } catch (Throwable t) {
            // Jetty would complete its own callback, and the request would count as running for ever.
            exchange.abandoned(t);
        }
        return true;
    }

    private void answer(Request request, ReceiverConnection connection, Exchange exchange) {
        Head head = connection.head();
        String route = head.route();
        switch (route) {
            case "/postback", "/s2s", "/conversion.aspx" -> postback(request, connection, head, exchange);
            case "/health" -> exchange.reply(health(connection, head));
            default -> {
                if (isLink(route)) {
                    visit(connection, head, exchange);
                } else if (shop != null && shop.has(route)) {
                    shop.answer(request, connection, exchange);
                } else {
                    exchange.reply(refuse(connection, Refusal.NO_SUCH_PATH));
                }
            }
        }
    }

    private void postback(Request request, ReceiverConnection connection, Head head, Exchange exchange) {
        if (!head.method().equals("GET") && !head.method().equals("POST")) {
            exchange.reply(refuse(connection, Refusal.METHOD, ALLOW_GET_POST));
        } else if (head.header("Content-Encoding") != null) {
            exchange.reply(refuse(connection, Refusal.CONTENT_ENCODING));
        } else {
            BodyRoom.Part part = room.new Part();
            exchange.whenReplied(part);
            new BodyReading(request, connection, part, body -> exchange.attempt(() -> {
                switch (body) {
                    case Body.None(Refusal refusal) -> exchange.reply(refuse(connection, refusal));
                    // Said to the sender alone: a flood would fill the log as well.
                    case Body.NoRoom _ -> exchange.reply(NOT_STORED);
                    case Body.Whole(byte[] bytes) -> postback(connection, head, bytes, exchange);
                }
            })).start();
        }
    }

    private void postback(ReceiverConnection connection, Head head, byte @Nullable [] body, Exchange exchange) {
        boolean test = isTest(head);
        boolean replay = isReplay(head);
        List<Header> headers = test || replay
                ? head.headers().stream().filter(header -> !isTestSecret(header) && !isReplaySecret(header)).toList()
                : head.headers();
        Forwarding.Sender sender = connection.sender(trustedProxy);
        PostbackRequest request = PostbackRequest.parse(new Arrival(now(), head.method(), head.path(), head.query(),
                headers, body, sender.address(), sender.hidden(), test));
        boolean pixel = request.wantsPixel();
        exchange.replyWhen(intake.submit(request), outcome -> switch (outcome) {
            case Intake.Outcome.Stored(var postback) -> {
                stored();
                Reply reply = Reply.of(answers.answer(postback, pixel, head.list("Accept")));
                yield replay
                        ? reply.with(new HttpField(HttpReceiverConfig.NUMBER_HEADER, Long.toString(postback.number())))
                        : reply;
            }
            case Intake.Outcome.NotStored(Saying reason) -> notStored(reason);
        });
    }

    private void visit(ReceiverConnection connection, Head head, Exchange exchange) {
        if (!isGetOrHead(head)) {
            exchange.reply(refuse(connection, Refusal.METHOD, ALLOW_GET_HEAD));
            return;
        }
        Visit visit = new Visit(now(), head.method(), head.route().substring(LINK_PREFIX.length()), head.query(),
                connection.sender(trustedProxy).address(), head.header("User-Agent"), head.header("Referer"),
                isPrefetch(head),
                isTest(head));
        exchange.replyWhen(redirects.visit(visit), outcome -> switch (outcome) {
            case Redirects.Outcome.Redirect(String location) -> Reply.empty(302,
                    new HttpField(HttpHeader.LOCATION, location), Reply.NO_STORE, NO_REFERRER);
            case Redirects.Outcome.NotFound _ -> refuse(connection, Refusal.NO_SUCH_LINK);
            case Redirects.Outcome.NotNow _ -> NOT_NOW;
            case Redirects.Outcome.NotStored(Saying reason) -> notStored(reason);
        });
    }

    private Reply health(ReceiverConnection connection, Head head) {
        if (!isGetOrHead(head)) {
            return refuse(connection, Refusal.METHOD, ALLOW_GET_HEAD);
        }
        // Whoever checks the public address learns from it that the call came in; the answer tells nothing.
        for (String parameter : head.query().split("&", -1)) {
            if (parameter.startsWith(PROBE)) {
                probed.accept(parameter.substring(PROBE.length()));
                break;
            }
        }
        return storing.getAsBoolean() ? HEALTHY : NOT_STORING;
    }

    private Reply refuse(ReceiverConnection connection, Refusal refusal, HttpField... headers) {
        door.refused(now(), refusal.status(), refusal.reason(), connection.sender(trustedProxy).address());
        // What is not found now may be there in a minute: a link that is resumed, a path that is spelt right.
        return Reply.plain(refusal.status(), refusal.sentence(), headers).with(Reply.NO_STORE);
    }

    /// A full disk is said once, not once a request: the log may lie on it.
    private Reply notStored(Saying reason) {
        if (storeFailed.compareAndSet(false, true)) {
            LOG.warn("Requests are answered 503, because they can't be stored: {}", reason);
        } else {
            LOG.debug("Not stored: {}", reason);
        }
        return NOT_STORED;
    }

    private void stored() {
        if (storeFailed.get() && storeFailed.compareAndSet(true, false)) {
            LOG.info("Requests are stored again.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isTest(Head head) {
        for (Header header : head.headers()) {
            if (isTestSecret(header)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReplay(Head head) {
        for (Header header : head.headers()) {
            if (isReplaySecret(header)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTestSecret(Header header) {
        return isSecret(header, HttpReceiverConfig.TEST_HEADER);
    }

    private boolean isReplaySecret(Header header) {
        return isSecret(header, HttpReceiverConfig.REPLAY_HEADER);
    }

    private boolean isSecret(Header header, String name) {
        return header.name().equalsIgnoreCase(name)
                && MessageDigest.isEqual(header.value().getBytes(StandardCharsets.ISO_8859_1), testSecret);
    }

    private static boolean isGetOrHead(Head head) {
        return head.method().equals("GET") || head.method().equals("HEAD");
    }

    /// One part behind `/c/`, of any shape: whether it is a link's, others decide.
    private static boolean isLink(String route) {
        return route.startsWith(LINK_PREFIX) && route.length() > LINK_PREFIX.length()
                && route.indexOf('/', LINK_PREFIX.length()) < 0;
    }

    private static boolean isPrefetch(Head head) {
        return saysPrefetch(head, "Sec-Purpose") || saysPrefetch(head, "Purpose") || saysPrefetch(head, "X-Moz");
    }

    private static boolean saysPrefetch(Head head, String name) {
        String value = head.header(name);
        return value != null && value.toLowerCase(Locale.ROOT).contains("prefetch");
    }
}
