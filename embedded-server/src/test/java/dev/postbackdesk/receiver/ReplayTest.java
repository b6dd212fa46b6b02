package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.SALE;
import static dev.postbackdesk.receiver.Desk.get;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests sent again to the receiver itself, over its real socket.
class ReplayTest {
    private static final List<Header> HEADERS = List.of(new Header("Host", "pb.example"),
            new Header("User-Agent", "Shop/1.0"), new Header("X-Odd", "caf\u00E9"));

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open
    private LocalReceiver receiver;
    private int link;

    @BeforeEach
    void open() throws ReceiverException {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder, "test").at("127.0.0.1", 0));
        get(receiver.saveConversion(Conversion.named(SALE, "Sale")));
        link = get(receiver.saveLink(null, Desk.linkOf("summer", SALE))).links().getFirst().key();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Replayed send(String method, String target, byte... body) {
        return get(receiver.replay(new ReplayRequest(null, method, target, HEADERS, body)));
    }

    private Postback stored(Replayed answer) {
        Long number = answer.number();
        assertThat(number).isNotNull();
        return get(receiver.postback(number)).orElseThrow();
    }

    @Test
    void whatNoUriHoldsArrivesByteForByte() {
        String query = "clickId={clickid}&id=" + SALE + "&val=#payout#&com=%ZZ|<x>\"\u00E9^`\\&com=[a]";

        Replayed answer = send("GET", "/postback?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), UTF_8)).startsWith("ERROR AMBIGUOUS_PARAMETER");
        assertThat(answer.took()).isPositive();
        Postback postback = stored(answer);
        assertThat(postback.arrival().query()).isEqualTo(query);
        assertThat(postback.arrival().method()).isEqualTo("GET");
        assertThat(postback.arrival().headers()).startsWith(HEADERS.toArray(Header[]::new));
    }

    @Test
    void itIsAPostbackLikeAnyOtherAndItsMarkLeavesNoTrace() {
        String click = get(receiver.testClick(link)).clickId();
        String target = "/postback?clickId=" + click + "&id=" + SALE + "&val=1&com=0";

        Replayed first = send("GET", target);
        Replayed second = send("GET", target);

        assertThat(stored(first).result()).isEqualTo(Result.ACCEPTED);
        assertThat(stored(second).result()).isEqualTo(Result.DUPLICATE);
        // Of a test click it is a test, and only then.
        assertThat(stored(first).test()).isTrue();
        assertThat(stored(send("GET", "/postback?clickId=x")).test()).isFalse();
        assertThat(stored(first).arrival().headers()).extracting(Header::name)
                .noneMatch(name -> name.startsWith("X-Postback-Desk"));
        assertThat(first.headers()).extracting(Header::name).noneMatch(name -> name.startsWith("X-Postback-Desk"));
    }

    @Test
    void bodiesGoAsTheyAre() {
        byte[] body = "id=1&val=caf\u00E9\u0000\r\n&x='".getBytes(ISO_8859_1);

        Postback postback = stored(send("POST", "/postback", body));

        assertThat(postback.arrival().body()).isEqualTo(body);
        assertThat(postback.arrival().method()).isEqualTo("POST");
    }

    @Test
    void whatIsRefusedAtTheDoorIsNoPostback() {
        Replayed answer = send("GET", "/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.number()).isNull();
    }

    @Test
    void whatWouldBeNoRequestOrTwoIsNotSent() {
        assertThatThrownBy(() -> send("GET", "/postback?a=b c")).cause().isInstanceOf(ReceiverException.class)
                .hasMessageStartingWith("Path and query hold a blank or a line end");
        assertThatThrownBy(() -> send("GET", "postback")).cause()
                .hasMessageStartingWith("The path has to begin with a slash");
        assertThatThrownBy(() -> send("GE T", "/")).cause().hasMessageStartingWith("“GE T” is no method.");
        assertThatThrownBy(() -> get(receiver.replay(new ReplayRequest(null, "GET", "/",
                List.of(new Header("X", "a\r\nY: b")), new byte[0])))).cause().hasMessageStartingWith(
                        "The header X holds a line end");
        assertThatThrownBy(() -> get(receiver.replay(new ReplayRequest("ftp://x", "GET", "/", List.of(), new byte[0]))))
                .cause().hasMessageStartingWith("“ftp://x” is no address to send to.");
        assertThat(get(receiver.postbacks(PostbackQuery.NEWEST))).isEmpty();
    }

    @Test
    void nobodyLearnsANumberWithoutTheSecret() {
        Replayed asElsewhere = get(receiver.replay(new ReplayRequest(receiver.localAddress().toString(), "GET",
                "/postback?clickId=x", List.of(new Header("X-Postback-Desk-Replay", "guess")), new byte[0])));

        assertThat(asElsewhere.status()).isEqualTo(400);
        assertThat(asElsewhere.number()).isNull();
        assertThat(asElsewhere.header("X-Postback-Desk-Number")).isEmpty();
    }

    @Test
    void whereNothingListensTheStoreAnswers() throws ReceiverException {
        receiver.close();
        try (LocalReceiver quiet = LocalReceiver.open(ReceiverConfig.of(folder, "test").notListening())) {
            Replayed answer = get(
                    quiet.replay(new ReplayRequest(null, "GET", "/postback?clickId=x", HEADERS, new byte[0])));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.number()).isNotNull();
        }
    }
}
