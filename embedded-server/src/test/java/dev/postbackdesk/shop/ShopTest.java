package dev.postbackdesk.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The demo shop from outside: whoever stands in the network may send anything to it.
class ShopTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open
    private OpenShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new OpenShop(folder.resolve("shop"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aVisitorBuysAndTheShopReportsIt() {
        OpenShop.Answer page = shop.follow("box");
        assertThat(page.status()).isEqualTo(200);
        OpenShop.Answer ordered = shop.order("/demo/verda/order",
                "order=" + page.order() + "&click=" + page.click() + "&pieces=2");
        assertThat(ordered.status()).isEqualTo(303);
        OpenShop.Answer thanks = shop.get(ordered.header("Location"));

        assertThat(thanks.body()).contains("Thank you", "VE-" + page.order(), "129.80", "Answer 200: OK");
        PostbackRow row = shop.postbacks().getFirst();
        assertThat(row.result()).isEqualTo(Result.ACCEPTED);
        assertThat(row.test()).isFalse();
        assertThat(row.reading().value()).isEqualByComparingTo("129.80");
        assertThat(row.reading().commission()).isEqualByComparingTo("12.98");
        assertThat(row.reading().transactionId()).isEqualTo("VE-" + page.order());
    }

    @Test
    void whatCostsNothingIsReportedAsALead() {
        OpenShop.Answer page = shop.follow("trial");
        assertThat(page.body()).doesNotContain("pieces").contains("Free");
        shop.order("/demo/verda-trial/order", "order=" + page.order() + "&click=" + page.click() + "&pieces=3");

        PostbackRow row = shop.postbacks().getFirst();
        assertThat(row.reading().value()).isEqualByComparingTo("0");
        assertThat(row.reading().commission()).isEqualByComparingTo("3.50");
    }

    @Test
    void anOrderThatIsSentAgainIsOne() {
        OpenShop.Answer page = shop.follow("box");
        String form = "order=" + page.order() + "&click=" + page.click() + "&pieces=1";
        // Not on the common pool, whose only thread on a small machine the HTTP client needs.
        List<CompletableFuture<OpenShop.Answer>> sent;
        try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            sent = IntStream.range(0, 8).mapToObj(
                    _ -> CompletableFuture.supplyAsync(() -> shop.order("/demo/verda/order", form), fingers)).toList();
        }

        assertThat(sent).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(303));
        assertThat(shop.postbacks()).hasSize(1);
        // A reload of the page with the thanks orders nothing either.
        shop.get(sent.getFirst().join().header("Location"));
        assertThat(shop.postbacks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"><script>alert(1)</script>", "' onfocus='x", "a&b=c;d", "&lt;b&gt;", "日本語😀", "a\r\nb: c",
                    "a\u0000b\u0007c", "\u202Eevil", "%2e%2e", "a+b c", "#s1#", "{clickid}"})
    void whateverTheClickIdIsItStaysText(String clickId) {
        OpenShop.Answer page = shop.get("/demo/verda?sub1=" + Form.encoded(clickId));
        assertThat(page.status()).isEqualTo(200);
        String visible = page.body().substring(page.body().indexOf("<body"));
        assertThat(visible).doesNotContain("<script", "<b>", "\u0000", "\u0007", "\u202E", "onfocus='");
        assertThat(page.click()).matches("[A-Za-z0-9.*_%+-]*");

        OpenShop.Answer ordered = shop.order("/demo/verda/order",
                "order=" + page.order() + "&click=" + Form.encoded(page.click()) + "&pieces=1");
        assertThat(ordered.status()).isEqualTo(303);
        assertThat(ordered.head()).doesNotContain("b: c");
        OpenShop.Answer thanks = shop.get(ordered.header("Location"));
        assertThat(thanks.body()).doesNotContain("<script>", "onfocus='x").contains("The postback was rejected");
        PostbackRow row = shop.postbacks().getFirst();
        assertThat(row.result()).isEqualTo(Result.REJECTED);
        assertThat(String.valueOf(row.reading().clickId()).strip()).isEqualTo(clickId.strip());
    }

    @Test
    void bytesThatAreNoTextAreNoHarm() {
        assertThat(shop.get("/demo/verda?sub1=%FF%C0%AF%ZZ").status()).isEqualTo(200);
        assertThat(shop.get("/demo/verda?sub1=\u00ff\u00fe<x>\"").body()).doesNotContain("<x>");
        assertThat(shop.get("/demo/verda?sub1=" + "a".repeat(300)).body()).contains("Click id too long")
                .doesNotContain("a".repeat(300));
    }

    @Test
    void ownWordsAreEncodedToo() {
        assertThat(shop.get("/demo/verda").body()).contains("Verda &amp; &lt;Sons&gt;", "Spring &quot;box&quot;")
                .doesNotContain("<Sons>");
    }

    @Test
    void withoutAClickIdNothingIsReported() {
        OpenShop.Answer page = shop.get("/demo/verda");
        assertThat(page.body()).contains("No click id");
        OpenShop.Answer ordered = shop.order("/demo/verda/order", "order=" + page.order() + "&click=&pieces=1");

        assertThat(shop.get(ordered.header("Location")).body()).contains("Nothing was reported");
        assertThat(shop.postbacks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order=&click=a&pieces=1", "order=0000000000&click=a&pieces=0",
            "order=0000000000&click=a&pieces=4", "order=0000000000&click=a&pieces=-1",
            "order=000000000Z&click=a&pieces=1",
            "order=..%2F..%2F..%2F&click=a&pieces=1", "click=a&pieces=1"})
    void aFormThatIsNotOursOrdersNothing(String form) {
        OpenShop.Answer answer = shop.order("/demo/verda/order", form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("can’t be read");
        assertThat(shop.postbacks()).isEmpty();
    }

    @Test
    void everyPathHasItsMethods() {
        assertThat(shop.get("/demo/verda/order").status()).isEqualTo(405);
        assertThat(shop.get("/demo/verda/order").header("Allow")).isEqualTo("POST");
        for (String path : List.of("/demo/", "/demo/verda")) {
            OpenShop.Answer posted = shop.order(path, "a=b");
            assertThat(posted.status()).isEqualTo(405);
            assertThat(posted.header("Allow")).isEqualTo("GET, HEAD");
            assertThat(shop.send("DELETE", path, "", new byte[0]).status()).isEqualTo(405);
            OpenShop.Answer head = shop.send("HEAD", path, "", new byte[0]);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        for (String path : List.of("/demo/nothing", "/demo/verda/", "/demo/verda/thanks/",
                "/demo/verda/thanks/0000000000",
                "/demo/verdaorder", "/demo/../health")) {
            assertThat(shop.get(path).status()).as(path).isEqualTo(404);
            assertThat(shop.get(path).body()).as(path).contains("There is nothing here", "href=\"/demo/\"");
            assertThat(shop.order(path, "a=b").status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void bodiesAreForms() {
        byte[] json = "{\"order\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(shop.send("POST", "/demo/verda/order", "Content-Type: application/json\r\n", json).status())
                .isEqualTo(415);
        assertThat(shop.send("POST", "/demo/verda/order", "", json).status()).isEqualTo(415);
        assertThat(shop.send("POST", "/demo/verda/order",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Encoding: gzip\r\n", json).status())
                .isEqualTo(415);
        assertThat(shop.order("/demo/verda/order", "a=" + "b".repeat(64 * 1024)).status()).isEqualTo(413);
    }

    @Test
    void pagesForbidEverythingButTheirOwnStyle() {
        for (String path : List.of("/demo/", "/demo/verda?sub1=abc", "/demo/nothing")) {
            OpenShop.Answer page = shop.get(path);
            assertThat(page.header("Content-Security-Policy")).matches("default-src 'none'; style-src "
                    + "'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.head()).doesNotContainIgnoringCase("Set-Cookie").doesNotContainIgnoringCase("\nServer:");
            assertThat(page.body()).doesNotContain("<script", "style=", "http://", "https://", "onclick");
        }
    }

    @Test
    void aRejectedOneSaysSo() {
        OpenShop.Answer page = shop.get("/demo/verda?sub1=00000000000000000000000000");
        OpenShop.Answer ordered = shop.order("/demo/verda/order",
                "order=" + page.order() + "&click=" + page.click() + "&pieces=1");

        assertThat(shop.get(ordered.header("Location")).body()).contains("The postback was rejected",
                "Answer 404: ERROR CLICK_ID_UNKNOWN");
        assertThat(shop.postbacks().getFirst().findings().getFirst().code()).isEqualTo(FindingCode.CLICK_ID_UNKNOWN);
    }

    @Test
    void withoutTheDemoThereIsNothing() throws Exception {
        try (LocalReceiver plain = LocalReceiver
                .open(ReceiverConfig.of(folder.resolve("plain"), "No shop").at("127.0.0.1", 0));
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/demo", "/demo/", "/demo/verda", "/demo/verda/order")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(plain.localAddress() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("There is nothing at this path.");
            }
            assertThat(plain.postbacks(PostbackQuery.NEWEST).join()).isEmpty();
        }
    }
}
