package dev.postbackdesk.desktop.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.live.ReplayViewModel.State;
import dev.postbackdesk.desktop.live.ReplayViewModel.To;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");
    private static final byte[] NOTHING = new byte[0];
    private static final List<Header> HEADERS = List.of(new Header("Host", "pb.example"),
            new Header("X-Odd", "a:b\u0001"));

    private final MemoryReceiver receiver = new MemoryReceiver(() -> NOW);

    private ReplayViewModel model(String query, byte[] body, @Nullable Conversion conversion) {
        return new ReplayViewModel(receiver, new Tasks(Runnable::run), arrival(query, body), conversion);
    }

    private static Arrival arrival(String query, byte[] body) {
        return new Arrival(NOW, body.length == 0 ? "GET" : "POST", "/postback", query, HEADERS, body, "192.0.2.1",
                false);
    }

    private static Conversion withToken(String token) {
        Conversion plain = Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Sale");
        return new Conversion(plain.id(), plain.name(), plain.value(), plain.commission(), plain.percent(),
                plain.currency(), plain.network(), plain.clickIdPlaceholder(), plain.duplicates(), plain.window(),
                plain.allowedSenders(), token, plain.answer(), plain.acceptDefaults(), plain.acceptAliases(),
                plain.statuses(),
                plain.lifecycle());
    }

    private static Replayed answer(@Nullable Long number) {
        return new Replayed(200, List.of(), "OK".getBytes(UTF_8), false, Duration.ofMillis(4), number);
    }

    @Test
    void whatIsNotEditedGoesByteForByte() {
        byte[] body = "a=1\r\n\u0000b=\u00E9".getBytes(ISO_8859_1);
        ReplayViewModel model = model("clickId={x}#\u0002\u00E9", body, null);
        // As a text area hands its text back.
        for (var text : List.of(model.targetProperty(), model.headersProperty(), model.bodyProperty())) {
            assertThat(text.get()).doesNotContain("\u0000", "\u0001", "\u0002", "\r");
        }

        ReplayRequest request = model.request();

        assertThat(request.address()).isNull();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/postback?clickId={x}#\u0002\u00E9");
        assertThat(request.headers()).isEqualTo(HEADERS);
        assertThat(request.body()).isEqualTo(body);
    }

    @Test
    void whatIsEditedGoesAsItStandsWithItsLineEnds() {
        ReplayViewModel model = model("a=1", "x=1\r\ny=2".getBytes(UTF_8), null);
        model.targetProperty().set(" /s2s?a=2\n");
        model.headersProperty().set("X: 1\n\nY:2:3\nno colon");
        model.bodyProperty().set("x=3\ny=\u20AC");

        ReplayRequest request = model.request();

        assertThat(request.target()).isEqualTo("/s2s?a=2");
        assertThat(request.headers()).containsExactly(new Header("X", "1"), new Header("Y", "2:3"),
                new Header("no colon", ""));
        assertThat(request.body()).isEqualTo("x=3\r\ny=\u20AC".getBytes(UTF_8));
    }

    @Test
    void theAnswerAndTheNewPostbackAreShown() {
        ReplayViewModel model = model("a=1", NOTHING, null);
        CompletableFuture<Replayed> coming = new CompletableFuture<>();
        receiver.answerReplays(coming);
        Reading reading = new Reading(null, null, null, null, null, null, null, null, null, null, List.of());
        receiver.arrive(
                new Postback(9, arrival("a=1", NOTHING), Result.DUPLICATE, List.of(), reading, 3L, false, 200, NOW));

        model.send();
        model.send();
        assertThat(model.stateProperty().get()).isEqualTo(State.SENDING);
        assertThat(receiver.replays()).hasSize(1);
        coming.complete(answer(9L));

        assertThat(model.stateProperty().get()).isEqualTo(State.ANSWERED);
        assertThat(model.answerProperty().get()).isNotNull().extracting(Replayed::status).isEqualTo(200);
        assertThat(model.storedProperty().get()).isNotNull().extracting(Postback::number).isEqualTo(9L);
    }

    @Test
    void nothingLeavesForAnotherAddressBeforeItIsSaidWhat() {
        ReplayViewModel model = model("a=1&token=secret", NOTHING, null);
        receiver.answerReplays(CompletableFuture.completedFuture(answer(null)));
        model.toProperty().set(To.ANOTHER_ADDRESS);
        model.addressProperty().set("https://staging.example");

        model.send();
        assertThat(model.stateProperty().get()).isEqualTo(State.ASKING);
        assertThat(model.carriesToken()).isTrue();
        model.targetProperty().set("/postback?a=2");
        assertThat(model.stateProperty().get()).isEqualTo(State.EDITING);
        assertThat(receiver.replays()).isEmpty();
        model.send();
        model.send();

        assertThat(receiver.replays()).singleElement().satisfies(request -> {
            assertThat(request.address()).isEqualTo("https://staging.example");
            assertThat(request.target()).isEqualTo("/postback?a=2");
        });
        assertThat(model.storedProperty().get()).isNull();
    }

    @Test
    void itCanBeBrokenOffAndFailuresAreSentences() {
        ReplayViewModel model = model("a=1", NOTHING, null);
        CompletableFuture<Replayed> never = new CompletableFuture<>();
        receiver.answerReplays(never);
        model.send();

        model.cancel();
        assertThat(never).isCancelled();
        assertThat(model.stateProperty().get()).isEqualTo(State.EDITING);
        assertThat(model.problemProperty().get()).isEmpty();

        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "Nothing listens there."));
        model.send();
        assertThat(model.problemProperty().get()).isEqualTo("Nothing listens there.");
        assertThat(model.stateProperty().get()).isEqualTo(State.EDITING);
    }

    @Test
    void thePresentTokenIsOfferedWhereTheRequestHasAnother() {
        ReplayViewModel old = model("a=1&token=old&b=2", NOTHING, withToken("n$w \\1"));
        assertThat(old.lacksToken()).isTrue();
        old.useToken();
        assertThat(old.targetProperty().get()).isEqualTo("/postback?a=1&token=n%24w%20%5C1&b=2");
        assertThat(old.lacksToken()).isFalse();

        ReplayViewModel none = model("", NOTHING, withToken("new"));
        none.useToken();
        assertThat(none.targetProperty().get()).isEqualTo("/postback?token=new");

        ReplayViewModel form = model("", "a=1&token=old".getBytes(UTF_8), withToken("new"));
        assertThat(form.lacksToken()).isTrue();
        form.useToken();
        assertThat(form.bodyProperty().get()).isEqualTo("a=1&token=new");
        assertThat(form.lacksToken()).isFalse();

        old.toProperty().set(To.ANOTHER_ADDRESS);
        old.targetProperty().set("/postback?token=old");
        assertThat(old.lacksToken()).isFalse();
        assertThat(model("a=1", NOTHING, null).lacksToken()).isFalse();
    }
}
