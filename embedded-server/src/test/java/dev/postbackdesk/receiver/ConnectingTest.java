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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
                TestSale.of(read, "test-1", networks.named(network.name()).orElseThrow(), null).pathAndQuery(url))
                .join();

        assertThat(sent.status()).as(sent.url() + " " + sent.body()).isEqualTo(200);
        assertThat(sent.throughPublicAddress()).isFalse();
        Long number = sent.number();
        assertThat(number).isNotNull();
        Postback stored = receiver.postback(number).join().orElseThrow();
        assertThat(stored.result()).isEqualTo(Result.ACCEPTED);
        assertThat(stored.arrival().test()).isTrue();
        assertThat(stored.reading().commission()).isEqualByComparingTo("4.99");
        assertThat(stored.findings()).isEmpty();
    }

    @Test
    void aPublicAddressThatLeadsHereIsUsed(@TempDir Path other) throws Exception {
        try (LocalReceiver desk = LocalReceiver.open(ReceiverConfig.of(other, "test").at("127.0.0.1", 0))) {
            URI here = URI.create("http://localhost:" + desk.localAddress().getPort());
            desk.savePublicAddress(here).join();

            TestPostback sent = desk.testPostback("/postback?clickId=x&id=y&val=0&com=0").join();

            assertThat(sent.throughPublicAddress()).isTrue();
            assertThat(sent.url()).startsWith(here + "/postback?");
            assertThat(sent.number()).isNotNull();
            assertThat(sent.detour()).isEmpty();
        }
    }

    @Test
    void aPublicAddressThatLeadsElsewhereIsToldAndGoneAround(@TempDir Path other) throws Exception {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try (LocalReceiver desk = LocalReceiver.open(ReceiverConfig.of(other, "test").at("127.0.0.1", 0))) {
            desk.savePublicAddress(URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort())).join();

            TestPostback sent = desk.testPostback("/postback?clickId=x&id=y&val=0&com=0").join();

            assertThat(sent.throughPublicAddress()).isFalse();
            assertThat(sent.detour()).contains("answered 200").endsWith(".");
            assertThat(sent.number()).isNotNull();
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void theShopIsAskedOnceAndNotFollowed() throws Exception {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StringBuffer asked = new StringBuffer();
        shop.createContext("/", exchange -> {
            asked.append(exchange.getRequestURI()).append('\n');
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        shop.start();
        try {
            ShopVisit visit = receiver
                    .visitShop("http://127.0.0.1:" + shop.getAddress().getPort() + "/a?x={y}&s=abc#top").join();
            assertThat(visit.status()).isEqualTo(302);
            assertThat(visit.location()).isEqualTo("https://elsewhere.example/");
            assertThat(asked.toString()).isEqualTo("/a?x=%7By%7D&s=abc\n");
        } finally {
            shop.stop(0);
        }
    }

    @Test
    void aShopThatDoesNotAnswerIsASentence() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ShopVisit visit = ShopVisit.of("http://127.0.0.1:" + silent.getLocalPort() + "/", Duration.ofMillis(500));
            assertThat(visit.status()).isZero();
            assertThat(visit.problem()).startsWith("127.0.0.1 did not answer within");
        }
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = closed.getLocalPort();
            closed.close();
            assertThat(receiver.visitShop("http://127.0.0.1:" + port + "/").join().problem())
                    .isEqualTo("127.0.0.1 takes no connections at this address.");
        }
        assertThat(receiver.visitShop("http://nobody.invalid/").join().problem())
                .startsWith("There is no host called nobody.invalid.");
        assertThat(receiver.visitShop("https://a_b/").join().problem()).startsWith("The address can't be requested.");
    }
}
