package dev.postbackdesk.http;

import dev.postbackdesk.shop.Shop;
import dev.postbackdesk.shop.ShopReply;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The paths of the demo shop: its pages in HTML, the only ones that the receiver ever sends. What it does not know is listed
/// like any other unknown path, and said in HTML, too: a phone comes back to the page of an order after a reset.
final class ShopRoutes {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final HttpField HTML = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
    private static final HttpField NO_REFERRER = new PreEncodedHttpField("Referrer-Policy", "no-referrer");
    private static final Reply BUSY = Reply.plain(503, "Too much arrives at this moment. Send it again.",
            Reply.RETRY_SOON, Reply.NO_STORE);

    private final Shop shop;
    private final HttpField policy;
    private final BodyRoom room;
    private final Refuse refuse;

    /// Lists what was refused, and says so to whoever sent it.
    interface Refuse {
        Reply refuse(ReceiverConnection connection, Refusal refusal, HttpField... headers);
    }

    ShopRoutes(Shop shop, BodyRoom room, Refuse refuse) {
        this.shop = shop;
        this.room = room;
        this.refuse = refuse;
        policy = new PreEncodedHttpField("Content-Security-Policy", shop.contentSecurityPolicy());
    }

    boolean has(String route) {
        return route.startsWith(Shop.PREFIX);
    }

    void answer(Request request, ReceiverConnection connection, Exchange exchange) {
        Head head = connection.head();
        switch (head.method()) {
            case "GET", "HEAD" -> exchange.reply(reply(connection, shop.page(head.route(), head.query())));
            case "POST" -> order(request, connection, head, exchange);
            default -> exchange.reply(reply(connection, shop.refusal(head.route())
                    .orElse(new ShopReply.WrongMethod("POST"))));
        }
    }

    private void order(Request request, ReceiverConnection connection, Head head, Exchange exchange) {
        ShopReply refusal = shop.refusal(head.route()).orElse(null);
        if (refusal != null) {
            exchange.reply(reply(connection, refusal));
        } else if (head.header("Content-Encoding") != null) {
            exchange.reply(refuse.refuse(connection, Refusal.CONTENT_ENCODING));
        } else if (!isForm(head.header("Content-Type"))) {
            exchange.reply(refuse.refuse(connection, Refusal.NO_FORM));
        } else {
            BodyRoom.Part part = room.new Part();
            exchange.whenReplied(part);
            new BodyReading(request, connection, part, body -> exchange.attempt(() -> {
                switch (body) {
                    case Body.None(Refusal why) -> exchange.reply(refuse.refuse(connection, why));
                    case Body.NoRoom _ -> exchange.reply(BUSY);
                    case Body.Whole(byte[] form) -> exchange.replyWhen(shop.order(head.route(), form),
                            ordered -> reply(connection, ordered));
                }
            })).start();
        }
    }

    private static boolean isForm(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
    }

    private Reply reply(ReceiverConnection connection, ShopReply answer) {
        return switch (answer) {
            case ShopReply.Page(int status, String html) -> page(status, html);
            case ShopReply.SeeOther(String path) -> Reply.empty(303, new HttpField(HttpHeader.LOCATION, path),
                    NO_REFERRER, Reply.NO_STORE);
            case ShopReply.WrongMethod(String allow) -> refuse.refuse(connection, Refusal.METHOD,
                    new HttpField(HttpHeader.ALLOW, allow));
            case ShopReply.Unknown(String html) -> page(refuse.refuse(connection, Refusal.NO_SUCH_PATH).status(), html);
        };
    }

    private Reply page(int status, String html) {
        return new Reply(status, HTML, html.getBytes(StandardCharsets.UTF_8), policy, NO_REFERRER, Reply.NO_STORE);
    }
}
