package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Visit;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose request it is behind proxies, over HTTP. The client is 127.0.0.1, and trusted, with 10.0.0.0/8 and 2001:db8:1::/48.
class ForwardingTest {
    private static final List<SenderRange> TRUSTED = List.of(new SenderRange("127.0.0.1"),
            new SenderRange("10.0.0.0/8"),
            new SenderRange("2001:db8:1::/48"));

    private final TestReceiver receiver = new TestReceiver(ForwardingTest::isTrusted);

    private static boolean isTrusted(String address) {
        return TRUSTED.stream().anyMatch(range -> range.contains(address));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private String sender(String headers) throws IOException {
        RawClient.Answer answer = receiver
                .exchange("GET /postback?clickId=1 HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
        assertThat(answer.status()).isEqualTo(200);
        return receiver.arrivals.getLast().sender();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            value = {"203.0.113.7|203.0.113.7", "203.0.113.7:4711|203.0.113.7",
                    "2001:db8::7|2001:db8::7", "2001:DB8:0:0::7|2001:db8::7", "[2001:db8::7]|2001:db8::7",
                    "[2001:db8::7]:4711|2001:db8::7", "::ffff:203.0.113.7|203.0.113.7",
                    // Who is farther left was named by somebody whom nobody vouches for.
                    "198.51.100.1, 203.0.113.7|203.0.113.7", "127.0.0.1, 203.0.113.7|203.0.113.7",
                    "198.51.100.1, 203.0.113.7, 10.1.1.1|203.0.113.7",
                    "203.0.113.7, 10.1.1.1,10.2.2.2 , 2001:db8:1::9|203.0.113.7",
                    "<script>, ' or 1=1, 203.0.113.7|203.0.113.7",
                    // Nobody but proxies: the one farthest off.
                    "10.9.9.9, 10.1.1.1|10.9.9.9"})
    void theHopFarthestRightThatIsNoProxy(String header, String sender) throws IOException {
        assertThat(sender("X-Forwarded-For: " + header + "\r\n")).isEqualTo(sender);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"for=203.0.113.7|203.0.113.7",
            "For=\"203.0.113.7:4711\";proto=https|203.0.113.7",
            "proto=https;by=10.0.0.1;FOR=\"[2001:db8::7]:4711\"|2001:db8::7", "for=\"[2001:db8::7]\"|2001:db8::7",
            "for=\"203.0.113.7:_port\"|203.0.113.7", "for=198.51.100.1, for=203.0.113.7;proto=http|203.0.113.7",
            "for=203.0.113.7;host=\"a,b;for=1.2.3.4\", for=10.1.1.1|203.0.113.7",
            "for=203.0.113.7 , for=10.1.1.1|203.0.113.7"})
    void readsForwarded(String header, String sender) throws IOException {
        assertThat(sender("Forwarded: " + header + "\r\n")).isEqualTo(sender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: unknown", "X-Forwarded-For: 203.0.113.7, unknown", "X-Forwarded-For:",
            "X-Forwarded-For: ,", "X-Forwarded-For: 203.0.113.7,", "X-Forwarded-For: 203.0.113",
            "X-Forwarded-For: 999.1.1.1",
            "X-Forwarded-For: 203.0.113.7:x", "X-Forwarded-For: 203.0.113.7:", "X-Forwarded-For: [2001:db8::7",
            "X-Forwarded-For: [203.0.113.7]", "X-Forwarded-For: [2001:db8::7]x", "X-Forwarded-For: fe80::1%eth0",
            "X-Forwarded-For: 203.0.113.0/24", "X-Forwarded-For: shop.example", "X-Forwarded-For: 2001:db8::7::1",
            "X-Forwarded-For: \"", "X-Forwarded-For: 203.0.113.7, 10.1.1.1, _hidden", "Forwarded: \", for=203.0.113.7",
            "Forwarded: for=_hidden",
            "Forwarded: for=unknown", "Forwarded: for=\"unknown\"", "Forwarded: proto=https", "Forwarded: for",
            "Forwarded: for=\"", "Forwarded: for=\"203.0.113.7", "Forwarded: for=203.0.113.7;for=203.0.113.8",
            "Forwarded: ;;=,=",
            "Forwarded: for=203.0.113.7, for=_gazonk"})
    void whatIsHiddenOrNoAddressLeavesThePeers(String header) throws IOException {
        assertThat(sender(header + "\r\n")).isEqualTo("127.0.0.1");
        assertThat(receiver.arrivals.getLast().senderHidden()).isTrue();
    }

    /// A trusted proxy that calls by itself, such as a program on this machine.
    @ParameterizedTest
    @ValueSource(strings = {"X-Real-IP: 203.0.113.7", "X-Forwarded-Proto: https"})
    void whoseProxySaysNothingIsItself(String header) throws IOException {
        assertThat(sender(header + "\r\n")).isEqualTo("127.0.0.1");
        assertThat(receiver.arrivals.getLast().senderHidden()).isFalse();
    }

    /// As a proxy passes on what a caller wrote, its own word behind it.
    @Test
    void aCallersQuoteDoesNotSwallowTheProxysWord() throws IOException {
        assertThat(sender("X-Forwarded-For: \", 203.0.113.7\r\n")).isEqualTo("203.0.113.7");
        assertThat(sender("X-Forwarded-For: \"a\\\", 203.0.113.7\r\n")).isEqualTo("203.0.113.7");
        assertThat(receiver.arrivals).extracting(Arrival::senderHidden).containsOnly(false);
    }

    @Test
    void noHeaderIsWithoutAName() throws IOException {
        // What is kept of a hidden sender relies on it.
        assertThat(receiver.exchange("GET /postback?clickId=1 HTTP/1.1\r\nHost: x\r\n:\r\n\r\n").status())
                .isEqualTo(400);
        assertThat(receiver.arrivals).isEmpty();
    }

    @Test
    void severalLinesAreOneList() throws IOException {
        assertThat(sender(
                "X-Forwarded-For: 198.51.100.1\r\nx-forwarded-for: 203.0.113.7\r\nX-FORWARDED-FOR: 10.1.1.1\r\n"))
                .isEqualTo("203.0.113.7");
        assertThat(sender("Forwarded: for=198.51.100.1\r\nForwarded: for=203.0.113.7, for=10.1.1.1\r\n"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void twoHeadersThatDisagreeAreNotBelieved() throws IOException {
        assertThat(sender("X-Forwarded-For: 203.0.113.7\r\nForwarded: for=203.0.113.7\r\n")).isEqualTo("203.0.113.7");
        assertThat(receiver.arrivals.getLast().senderHidden()).isFalse();
        assertThat(sender("X-Forwarded-For: 203.0.113.7\r\nForwarded: for=198.51.100.1\r\n")).isEqualTo("127.0.0.1");
        assertThat(receiver.arrivals.getLast().senderHidden()).isTrue();
    }

    @Test
    void manyHopsAreRead() throws IOException {
        assertThat(sender("X-Forwarded-For: 203.0.113.7" + ", 10.1.1.1".repeat(1500) + "\r\n"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void clicksAndRefusalsAreTheSendersToo() throws IOException {
        String proxied = " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.7\r\n";
        receiver.exchange("GET /c/summer" + proxied + "\r\n");
        receiver.exchange("GET /nowhere" + proxied + "\r\n");
        receiver.exchange("PUT /postback" + proxied + "\r\n");
        receiver.exchange("POST /postback" + proxied + "Content-Length: 99999999\r\n\r\n");
        receiver.exchange("GET /health" + proxied + "Transfer-Encoding: nonsense\r\n\r\n");

        assertThat(receiver.visits).extracting(Visit::sender).containsExactly("203.0.113.7");
        assertThat(receiver.refused).extracting(TestReceiver.Refused::sender).hasSize(4).containsOnly("203.0.113.7");
    }

    @Test
    void aHeadThatNeverEndsIsThePeers() throws IOException {
        receiver.exchange("GET /postback HTTP/1.1\r\nX-Forwarded-For: 203.0.113.7\r\nA: " + "x".repeat(20_000));

        assertThat(receiver.refused).extracting(TestReceiver.Refused::sender).containsExactly("127.0.0.1");
    }

    @Test
    void nobodyElseIsBelieved() throws IOException {
        try (TestReceiver alone = new TestReceiver()) {
            alone.exchange(
                    "GET /postback HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.7\r\nForwarded: for=203.0.113.7\r\n\r\n");
            assertThat(alone.arrivals).extracting(Arrival::sender).containsExactly("127.0.0.1");
        }
    }

    /// Letters that such headers are made of, in any order.
    @Test
    void nothingAHeaderHoldsMakesItFail() {
        Random random = new Random(14);
        String alphabet = "0123456789abcdef.:[]\";,=\\_ %/forunkw\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder(random.nextBoolean() ? "for=" : "");
            for (int length = random.nextInt(30); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String name = random.nextBoolean() ? "Forwarded" : "X-Forwarded-For";
            Forwarding.Sender sender = Forwarding.sender("127.0.0.1", List.of(new Header(name, value.toString())),
                    ForwardingTest::isTrusted);
            assertThat(SenderRange.problem(sender.address())).as(value.toString()).isEmpty();
            assertThat(sender.hidden()).as(value.toString()).isEqualTo(sender.address().equals("127.0.0.1"));
        }
    }
}
