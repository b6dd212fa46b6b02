package dev.postbackdesk.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The demo shop: a page for each offer, where a visitor who came through a tracking link buys, and a server side that reports
/// the order to the receiver over HTTP as any merchant's does. The click id goes from the landing URL into the form, and from
/// there into the postback: no cookie, no script. Thread-safe.
///
/// It keeps the last orders in memory, so that the same order sent twice, by an impatient finger, is one.
public final class Shop implements AutoCloseable {
    /// Where everything of the shop lies.
    public static final String PREFIX = "/demo/";

    static final int MOST_PIECES = 3;
    /// Longer than any click id of ours, so that damaged ones are kept and seen.
    static final int LONGEST_CLICK_ID = 256;
    private static final String ORDER = "/order";
    private static final String THANKS = "/thanks/";
    private static final String READ = "GET, HEAD";
    private static final int MOST_ORDERS = 1_000;
    /// Reports under way at the same time: a crowd in front of the booth, and no more.
    private static final int MOST_AT_ONCE = 32;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 300;
    private static final Pattern TOKEN = Pattern.compile("[0-9A-F]{10}");

    private final List<Offer> offers;
    private final Supplier<URI> receiver;
    private final RandomGenerator random;
    private final ShopPages pages = new ShopPages();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final Map<String, CompletableFuture<Order>> orders = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Order>> eldest) {
            return size() > MOST_ORDERS;
        }
    };

    /// @param receiver where postbacks go: an address that can be called from this machine; asked at each order
    /// @param random makes order numbers
    public Shop(List<Offer> offers, Supplier<URI> receiver, RandomGenerator random) {
        this.offers = List.copyOf(offers);
        this.receiver = receiver;
        this.random = random;
    }

    /// What the header `Content-Security-Policy` of its pages says.
    public String contentSecurityPolicy() {
        return pages.contentSecurityPolicy();
    }

    /// What a page says.
    ///
    /// @param path from `/demo/` on
    /// @param query as it arrived, one ISO-8859-1 character a byte
    public ShopReply page(String path, String query) {
        if (path.equals(PREFIX)) {
            return new ShopReply.Page(200, pages.index(offers));
        }
        Optional<Offer> offer = offerAt(path);
        if (offer.isEmpty()) {
            return unknown();
        }
        String rest = rest(path, offer.get());
        if (rest.isEmpty()) {
            return new ShopReply.Page(200, pages.product(offer.get(), token(),
                    Form.value(query, offer.get().parameter())));
        }
        if (rest.equals(ORDER)) {
            return new ShopReply.WrongMethod("POST");
        }
        Order order = rest.startsWith(THANKS) ? known(offer.get(), rest.substring(THANKS.length())) : null;
        return order == null
                ? unknown()
                : new ShopReply.Page(200, pages.thanks(order));
    }

    private ShopReply unknown() {
        return new ShopReply.Unknown(pages.unknown());
    }

    /// Whether something can be sent to a path; else what is said to whoever tries.
    public Optional<ShopReply> refusal(String path) {
        if (offerAt(path).filter(offer -> rest(path, offer).equals(ORDER)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(page(path, "") instanceof ShopReply.Page
                ? new ShopReply.WrongMethod(READ)
                : unknown());
    }

    /// Orders what a form says, and reports it.
    ///
    /// @param body the form as it arrived
    public CompletableFuture<ShopReply> order(String path, byte @Nullable [] body) {
        Optional<Offer> at = offerAt(path).filter(offer -> rest(path, offer).equals(ORDER));
        if (at.isEmpty()) {
            return CompletableFuture.completedFuture(unknown());
        }
        Offer offer = at.get();
        String form = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
        String token = Form.value(form, "order");
        int pieces = offer.isFree() ? 1 : pieces(Form.value(form, "pieces"));
        // Twice decoded: the form holds it encoded, so that no browser changes a line end in it.
        String clickId = Form.value("c=" + Form.value(form, "click"), "c");
        if (!TOKEN.matcher(token).matches() || pieces < 1 || clickId.length() > LONGEST_CLICK_ID) {
            return CompletableFuture.completedFuture(new ShopReply.Page(400, pages.badForm(offer)));
        }
        String number = offer.initials() + "-" + token;
        CompletableFuture<Order> order;
        boolean first;
        synchronized (orders) {
            CompletableFuture<Order> earlier = orders.get(offer.path() + "/" + token);
            first = earlier == null;
            // Not remembered where there is no room, so that the same form can be sent again.
            if (first && !clickId.isEmpty() && !room.tryAcquire()) {
                return CompletableFuture.completedFuture(new ShopReply.Page(503, pages.busy(offer)));
            }
            order = earlier == null ? new CompletableFuture<>() : earlier;
            orders.putIfAbsent(offer.path() + "/" + token, order);
        }
        if (first) {
            if (clickId.isEmpty()) {
                order.complete(new Order(offer, number, pieces, offer.total(pieces), null, 0, ""));
            } else {
                report(offer, number, pieces, clickId, order);
            }
        }
        return order.thenApply(_ -> new ShopReply.SeeOther(PREFIX + offer.path() + THANKS + token));
    }

    private static int pieces(String text) {
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '0' + MOST_PIECES
                ? text.charAt(0) - '0'
                : 0;
    }

    /// Gives the room that was taken for it back, whatever comes of it.
    private void report(Offer offer, String number, int pieces, String clickId, CompletableFuture<Order> order) {
        String total = offer.total(pieces).toPlainString();
        String request = "/postback?clickId=" + Form.encoded(clickId) + "&id=" + offer.conversion() + "&val="
                + (offer.isFree() ? "0" : total) + "&com=" + offer.commission() + "&comperc=" + offer.percent()
                + "&txid=" + number + "&currency=" + offer.currency();
        var _ = send(request, offer.agent()).whenComplete((response, failure) -> {
            room.release();
            String answer = response == null ? reason(failure) : response.body();
            order.complete(new Order(offer, number, pieces, offer.total(pieces), request,
                    response == null ? 0 : response.statusCode(),
                    answer.length() > LONGEST_ANSWER ? answer.substring(0, LONGEST_ANSWER) + "…" : answer));
        });
    }

    private CompletableFuture<HttpResponse<String>> send(String request, String agent) {
        try {
            return client.sendAsync(HttpRequest.newBuilder(receiver.get().resolve(request)).timeout(TIMEOUT)
                    .header("User-Agent", agent).build(), HttpResponse.BodyHandlers.ofString());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /// Null where there is no such order, or it is not reported yet.
    private @Nullable Order known(Offer offer, String token) {
        synchronized (orders) {
            CompletableFuture<Order> order = orders.get(offer.path() + "/" + token);
            return order == null || !order.isDone() || order.isCompletedExceptionally() ? null : order.join();
        }
    }

    private Optional<Offer> offerAt(String path) {
        return offers.stream()
                .filter(offer -> path.equals(PREFIX + offer.path()) || path.startsWith(PREFIX + offer.path() + "/"))
                .findFirst();
    }

    private static String rest(String path, Offer offer) {
        return path.substring(PREFIX.length() + offer.path().length());
    }

    private String token() {
        return "%010X".formatted(random.nextLong() & 0xFF_FFFF_FFFFL);
    }

    /// Breaks off what is being reported.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
