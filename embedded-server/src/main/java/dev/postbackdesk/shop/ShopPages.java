package dev.postbackdesk.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The shop's pages as HTML. Every word that is not the program's own goes through [Html#text]. Their one style sheet stands in
/// the page, and its hash in the policy that forbids everything else. Thread-safe.
final class ShopPages {
    private static final String ASSETS = "/dev/postbackdesk/assets/shop/";

    private final String css = asset("shop.css");
    private final Map<String, String> pictures = new ConcurrentHashMap<>();
    private final String policy = "default-src 'none'; style-src 'sha256-" + sha256(css)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    String contentSecurityPolicy() {
        return policy;
    }

    String index(List<Offer> offers) {
        StringBuilder list = new StringBuilder();
        for (Offer offer : offers) {
            list.append("""
                    <li class="%s"><a href="%s"><b>%s</b><span>%s</span><i>%s</i></a></li>
                    """.formatted(offer.look(), Shop.PREFIX + offer.path(), Html.text(offer.product()),
                    Html.text(offer.shop()), price(offer)));
        }
        return page("verda", "Demo shops", """
                <header><strong>Demo shops</strong>%s</header>
                <main><div class="card words"><h1>Pretend shops</h1>
                <p>Each plays a merchant. Come through a tracking link, else there is no click id to report.</p>
                <ul class="offers">%s</ul></div></main>
                """.formatted(badge(), list));
    }

    /// @param token of the order that the form places
    /// @param clickId as the landing URL brought it, of any shape; `""` if it brought none
    String product(Offer offer, String token, String clickId) {
        boolean tooLong = clickId.length() > Shop.LONGEST_CLICK_ID;
        String kept = tooLong ? "" : clickId;
        return page(offer.look(), offer.product(), """
                <header><strong>%s</strong>%s</header>
                <main><div class="card">
                <div class="picture">%s</div>
                <form class="words" method="post" action="%s/order">
                <h1>%s</h1>
                <p class="price">%s</p>
                <p>%s</p>
                %s<input type="hidden" name="order" value="%s">
                <input type="hidden" name="click" value="%s">
                <button>%s</button>
                <p class="quiet">A pretend shop: no payment, no cookie, no script.</p>
                </form></div>
                <aside>%s</aside></main>
                """.formatted(Html.text(offer.shop()), badge(), picture(offer.look()), Shop.PREFIX + offer.path(),
                Html.text(offer.product()), price(offer), Html.text(offer.text()), offer.isFree() ? "" : choice(),
                token, Html.text(Form.encoded(kept)), Html.text(offer.button()), clickNote(clickId, tooLong)));
    }

    private static String clickNote(String clickId, boolean tooLong) {
        if (tooLong) {
            return "<h2>Click id too long</h2><p>It has " + clickId.length() + " characters, and more than "
                    + Shop.LONGEST_CLICK_ID + " are not kept. Scan the code again.</p>";
        }
        return clickId.isEmpty()
                ? """
                        <h2>No click id</h2><p>This visit did not come through a tracking link, so an order can't be
                        reported for anybody. Scan the code again.</p>"""
                : """
                        <h2>This page keeps your click id</h2><p class="code">%s</p>
                        <p>It came with the address, and goes into the order’s form. When you buy, this shop’s server calls
                        the postback URL with it.</p>"""
                        .formatted(Html.text(clickId));
    }

    private static String choice() {
        StringBuilder choice = new StringBuilder("<fieldset><legend>How many</legend>");
        for (int pieces = 1; pieces <= Shop.MOST_PIECES; pieces++) {
            choice.append("<label><input type=\"radio\" name=\"pieces\" value=\"").append(pieces).append('"')
                    .append(pieces == 1 ? " checked" : "").append("><span>").append(pieces)
                    .append("</span></label>");
        }
        return choice.append("</fieldset>\n").toString();
    }

    String thanks(Order order) {
        Offer offer = order.offer();
        return page(offer.look(), "Thank you", """
                <header><strong>%s</strong>%s</header>
                <main><div class="card words done">
                <svg class="tick" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/>\
                <path d="M14 25l7 7 13-15"/></svg>
                <h1>Thank you</h1>
                <p>%s<br>Order <b>%s</b></p>
                <p class="price">%s</p>
                <a class="button" href="/demo/">To the other shops</a>
                </div>
                <aside>%s</aside></main>
                """.formatted(Html.text(offer.shop()), badge(),
                (order.pieces() > 1 ? order.pieces() + " × " : "") + Html.text(offer.product()),
                Html.text(order.number()),
                offer.isFree() ? "Free" : amount(order.total(), offer.currency()), report(order)));
    }

    private static String report(Order order) {
        String request = order.request();
        if (request == null) {
            return """
                    <h2>Nothing was reported</h2><p>This visit did not come through a tracking link: there is no click id, and
                    nobody to thank for the order.</p>""";
        }
        String title = order.isAccepted()
                ? "Look at the big screen"
                : order.status() == 0 ? "The report did not get through" : "The postback was rejected";
        return """
                <h2>%s</h2>
                <p>This shop’s server has just called the postback URL:</p>
                <p class="code">%s</p>
                <p class="answer %s">%s</p>""".formatted(title, url(request),
                order.isAccepted() ? "good" : "bad",
                (order.status() == 0 ? "" : "Answer " + order.status() + ": ") + Html.text(order.answer()));
    }

    /// Its lines break behind `?` and before `&`, as far as they are short enough.
    private static String url(String request) {
        StringBuilder parts = new StringBuilder();
        for (String part : request.split("(?<=\\?)|(?=&)", -1)) {
            parts.append("<span>").append(Html.text(part)).append("</span><wbr>");
        }
        return parts.toString();
    }

    /// The form was not one of ours.
    String badForm(Offer offer) {
        return page(offer.look(), offer.product(), """
                <header><strong>%s</strong>%s</header>
                <main><div class="card words"><h1>This order can’t be read</h1>
                <p>Its form was changed on the way. Go back to the product, and order from there.</p>
                <a class="button" href="%s">To the product</a></div></main>
                """.formatted(Html.text(offer.shop()), badge(), Shop.PREFIX + offer.path()));
    }

    /// More orders are being reported than there is room for.
    String busy(Offer offer) {
        return page(offer.look(), offer.product(), """
                <header><strong>%s</strong>%s</header>
                <main><div class="card words"><h1>Too many orders at this moment</h1>
                <p>Nothing was ordered. Wait a moment and reload this page: the order is sent again.</p>
                </div></main>
                """.formatted(Html.text(offer.shop()), badge()));
    }

    /// There is nothing at the path.
    String unknown() {
        return page("verda", "Not found", """
                <header><strong>Demo shops</strong>%s</header>
                <main><div class="card words"><h1>There is nothing here</h1>
                <p>Orders are forgotten when the demo begins again. Scan the code once more, or choose a shop.</p>
                <a class="button" href="/demo/">To the shops</a></div></main>
                """.formatted(badge()));
    }

    private static String badge() {
        return "<span class=\"demo\">Demo</span>";
    }

    private static String price(Offer offer) {
        return offer.isFree() ? "Free" : amount(offer.price(), offer.currency());
    }

    private static String amount(BigDecimal amount, String currency) {
        return amount.setScale(2).toPlainString() + " <small>" + Html.text(currency) + "</small>";
    }

    private String picture(String look) {
        return pictures.computeIfAbsent(look, name -> asset(name + ".svg"));
    }

    private String page(String look, String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body class="%s">
                %s</body>
                </html>
                """.formatted(Html.text(title), css, look, body);
    }

    private static String asset(String name) {
        try (InputStream file = Objects.requireNonNull(ShopPages.class.getResourceAsStream(ASSETS + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
