package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Insertion;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TestSale;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.Unreached;
import dev.postbackdesk.receiver.Receiver.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For every network that is known, and for a user's own: the tracking link and the postback URL that are handed over work
/// together, over real HTTP. The network is played here by other code than the product's: it takes the value of its
/// parameter from the redirect, and replaces its own placeholders in the postback URL's text.
class ConnectingTest {
    private static final Network OWN = new Network("My shop", "ref", "%%ref%%", List.of(), "%%sum%%", "%%order%%",
            "%%st%%",
            "%%cur%%", Map.of("ok", "approved"), Network.OWN, "their manual", null);
    /// What a user would find out at the networks that we know less of.
    private static final String FOUND_PARAMETER = "tm_sub";
    private static final String FOUND_CLICK_ID = "{my_click}";
    private static final String FOUND_PAYOUT = "{my_amount}";

    @TempDir
    static Path data;

    @SuppressWarnings("NullAway.Init") // by open
    private static LocalReceiver receiver;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Random RANDOM = new Random(5);

    @BeforeAll
    static void open() throws ReceiverException {
        receiver = LocalReceiver.open(ReceiverConfig.of(data, "test").at("127.0.0.1", 0));
        receiver.saveNetwork(OWN).join();
    }

    @AfterAll
    static void close() {
        receiver.close();
    }

    static Stream<Network> all() {
        return Stream.concat(NetworksFile.shipped().all().stream(), Stream.of(OWN));
    }

    private static String orElse(@Nullable String known, String found) {
        return known == null ? found : known;
    }

    private record Pair(Network network, int linkKey, Conversion conversion, String postbackUrl) {}

    /// What the assistant stores for a network, what is not known filled in by the user.
    private static Pair connect(String prefix, Network network) {
        String name = prefix + Integer.toUnsignedString(network.name().hashCode());
        ConversionId id = ConversionId.generate(RANDOM);
        Conversion conversion = new Conversion(id, name, orElse(network.payout(), FOUND_PAYOUT), "0", "10", null,
                network.name(), network.clickId() == null ? FOUND_CLICK_ID : null, DuplicateRule.ONCE, null, List.of(),
                null, AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE);
        Insertion insertion = Destination.insertion("https://shop.example/landing?ref2=7&q=a+b#top",
                orElse(network.append(), FOUND_PARAMETER));
        TrackingLink link = new TrackingLink(new Slug(name), name, ((Insertion.Placed) insertion).destination(),
                network.name(), List.of(id), Lifecycle.ACTIVE);
        int key = receiver.connect(new Connection(null, conversion, null, link)).join().link(link.slug()).orElseThrow()
                .key();
        return new Pair(network, key, conversion,
                PostbackUrl.of(receiver.localAddress(), conversion, receiver.networks()).text());
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGeneratedPairWorks(Network network) throws Exception {
        Pair pair = connect("by-hand-", network);
        String location = get(receiver.localAddress() + "/c/" + link(pair).slug()).headers().firstValue("Location")
                .orElseThrow();
        assertThat(location).startsWith("https://shop.example/landing?ref2=7&q=a+b&").endsWith("#top");
        String parameter = orElse(network.append(), FOUND_PARAMETER) + "=";
        String clickId = Stream.of(URI.create(location).getRawQuery().split("&"))
                .filter(one -> one.startsWith(parameter))
                .map(one -> one.substring(parameter.length())).findFirst().orElseThrow();

        String sent = pair.postbackUrl().replace(orElse(network.clickId(), FOUND_CLICK_ID), clickId)
                .replace(orElse(network.payout(), FOUND_PAYOUT), "49.90");
        for (Map.Entry<@Nullable String, String> known : Stream.of(new Filled(network.transactionId(), "T-17"),
                new Filled(network.status(), network.statuses().entrySet().stream()
                        .filter(word -> word.getValue().equals("approved")).map(Map.Entry::getKey).sorted().findFirst()
                        .orElse("approved")),
                new Filled(network.currency(), "USD")).filter(filled -> filled.placeholder() != null)
                .map(filled -> Map.entry(filled.placeholder(), filled.value())).toList()) {
            sent = sent.replace(known.getKey(), known.getValue());
        }
        HttpResponse<String> answer = get(sent);

        assertThat(answer.statusCode()).as(sent + " " + answer.body()).isEqualTo(200);
        Postback stored = receiver.postbacks(PostbackQuery.NEWEST).join().stream()
                .map(row -> receiver.postback(row.number()).join().orElseThrow()).findFirst().orElseThrow();
        assertThat(stored.result()).isEqualTo(Result.ACCEPTED);
        assertThat(stored.reading().clickId()).isEqualTo(clickId);
        assertThat(stored.reading().value()).isEqualByComparingTo("49.90");
        assertThat(stored.reading().commission()).isEqualByComparingTo("4.99");
        assertThat(stored.reading().status()).isEqualTo("approved");
        if (network.transactionId() != null) {
            assertThat(stored.reading().transactionId()).isEqualTo("T-17");
        }
    }

    private record Filled(@Nullable String placeholder, String value) {}

    private static TrackingLink link(Pair pair) {
        return receiver.definitions().join().link(pair.linkKey()).orElseThrow().link();
    }

    /// The assistant's own test comes to the same.
    @ParameterizedTest
    @MethodSource("all")
    void theAssistantsOwnTestPasses(Network network) {
        Pair pair = connect("own-", network);
        Networks networks = receiver.networks();
        PostbackUrl url = PostbackUrl.of(receiver.localAddress(), pair.conversion(), networks);

        TestClick click = receiver.testClick(pair.linkKey()).join();
        String location = click.location();
        assertThat(location).isNotNull();
        String read = Destination.valueOf(location, orElse(network.append(), FOUND_PARAMETER)).orElseThrow();
        assertThat(read).isEqualTo(click.clickId());
        TestPostback sent = receiver.testPostback(
                TestSale.of(read, "test-1", networks.named(network.name()).orElseThrow(), null).pathAndQuery(url),
                TestWay.STRAIGHT)
                .join();

        assertThat(sent.status()).as(sent.url() + " " + sent.body()).isEqualTo(200);
        assertThat(sent.url()).startsWith(receiver.localAddress() + "/postback?");
        Long number = sent.number();
        assertThat(number).isNotNull();
        Postback stored = receiver.postback(number).join().orElseThrow();
        assertThat(stored.result()).isEqualTo(Result.ACCEPTED);
        assertThat(stored.arrival().test()).isTrue();
        assertThat(stored.reading().commission()).isEqualByComparingTo("4.99");
        assertThat(stored.findings()).isEmpty();
    }

    @Test
    void testsGoTheWayThatTheyAreToldTo(@TempDir Path other) throws Exception {
        try (LocalReceiver desk = LocalReceiver.open(ReceiverConfig.of(other, "test").at("127.0.0.1", 0))) {
            desk.saveConversion(Conversion.named(Desk.SALE, "Sale")).join();
            int link = desk.saveLink(null, new TrackingLink(new Slug("summer"), "Summer",
                    "https://shop.example/?s=[s2sidentifier]", null, List.of(Desk.SALE), Lifecycle.ACTIVE)).join()
                    .link(new Slug("summer")).orElseThrow().key();
            // Without a public address there is one way only.
            assertThat(desk.testClick(link, TestWay.PUBLIC_ADDRESS).join().trackingLink())
                    .isEqualTo(desk.localAddress() + "/c/summer");
            URI here = URI.create("http://localhost:" + desk.localAddress().getPort());
            desk.savePublicAddress(here).join();

            TestClick click = desk.testClick(link, TestWay.PUBLIC_ADDRESS).join();
            assertThat(click.trackingLink()).isEqualTo(here + "/c/summer");
            String sale = "/postback?clickId=" + click.clickId() + "&id=" + Desk.SALE + "&val=0&com=0";
            TestPostback sent = desk.testPostback(sale, TestWay.PUBLIC_ADDRESS).join();
            assertThat(sent.url()).isEqualTo(here + sale);
            assertThat(sent.number()).isNotNull();
            assertThat(desk.testPostback(sale, TestWay.STRAIGHT).join().url()).isEqualTo(desk.localAddress() + sale);
        }
    }

    @Test
    void whatAnswersElsewhereIsNoAnswerOfOurs(@TempDir Path other) throws Exception {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try (LocalReceiver desk = LocalReceiver.open(ReceiverConfig.of(other, "test").at("127.0.0.1", 0))) {
            desk.savePublicAddress(URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort())).join();

            TestPostback sent = desk
                    .testPostback("/postback?clickId=x&id=y&val=0&com=0", TestWay.PUBLIC_ADDRESS).join();

            assertThat(sent.status()).isEqualTo(200);
            assertThat(sent.number()).isNull();
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void theShopIsFollowedFromWhereTheClickLed() throws Exception {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> asked = new CopyOnWriteArrayList<>();
        shop.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            boolean first = asked.size() == 1;
            if (first) {
                exchange.getResponseHeaders().set("Location", "/b?s=7h3k9v2xq8m4t0c6zr1p5w8ney");
            }
            exchange.sendResponseHeaders(first ? 302 : 200, -1);
            exchange.close();
        });
        shop.start();
        try {
            LinkWalk walk = receiver.followShop("http://127.0.0.1:" + shop.getAddress().getPort()
                    + "/a?x={y}&s=7h3k9v2xq8m4t0c6zr1p5w8ney#top", "7h3k9v2xq8m4t0c6zr1p5w8ney").join();
            assertThat(walk.hops()).hasSize(2);
            assertThat(walk.loss()).isEmpty();
            assertThat(walk.end()).isEqualTo(new LinkWalk.End.Arrived(false));
            assertThat(asked).containsExactly("/a?x=%7By%7D&s=7h3k9v2xq8m4t0c6zr1p5w8ney",
                    "/b?s=7h3k9v2xq8m4t0c6zr1p5w8ney");
        } finally {
            shop.stop(0);
        }
    }

    @Test
    void aShopThatDoesNotAnswerIsToldWithItsReason() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(receiver.followShop("http://127.0.0.1:" + port + "/", "x").join().end())
                .isInstanceOfSatisfying(LinkWalk.End.NotReached.class,
                        end -> assertThat(end.reason()).isEqualTo(Unreached.Reason.REFUSED));
        assertThat(receiver.followShop("https://a_b/", "x").join().end())
                .isEqualTo(new LinkWalk.End.NoAddress("https://a_b/"));
    }
}
