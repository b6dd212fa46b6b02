package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.TestClick;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Clicks a link and sends the postback of that click, as a visitor and a merchant would: shows that the receiver does its
/// part. Both are marked as tests, since the click is one.
final class SelfTest {
    private static final List<Header> HEADERS = List.of(new Header("User-Agent", "Postback Desk self-test"));
    private static final String ANY_AMOUNT = "1.00";

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages messages;

    SelfTest(Receiver receiver, Tasks tasks, Messages messages) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.messages = messages;
    }

    /// @param done told of the postback that came of it
    void run(Silence silence, Consumer<Postback> done, Consumer<ReceiverException> failed) {
        CompletableFuture<Optional<Postback>> stored = receiver.testClick(silence.link())
                .thenCompose(click -> send(silence.conversion(), click)).thenCompose(this::read);
        tasks.then(stored, found -> found.ifPresentOrElse(done, () -> failed.accept(new ReceiverException(
                ReceiverException.Kind.UNAVAILABLE, messages.text("live.silence.refused")))),
                failed);
    }

    private CompletableFuture<Replayed> send(Conversion conversion, TestClick click) {
        String clickId = click.clickId();
        if (clickId == null) {
            return CompletableFuture.failedFuture(new ReceiverException(ReceiverException.Kind.INVALID,
                    messages.text("live.silence.no-click-id", click.trackingLink())));
        }
        return receiver.replay(new ReplayRequest(null, "GET", target(conversion, clickId), HEADERS, new byte[0]));
    }

    /// Its postback URL with everything filled in.
    static String target(Conversion conversion, String clickId) {
        String token = conversion.token();
        return "/postback?clickId=" + clickId + "&id=" + conversion.id() + "&val=" + amount(conversion.value())
                + "&com=" + amount(conversion.commission())
                + (conversion.duplicates() == DuplicateRule.BY_TRANSACTION ? "&txid=self-test" : "")
                + (token == null ? "" : "&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private static String amount(@Nullable String carried) {
        return carried != null && Amount.parse(carried).isPresent() ? carried : ANY_AMOUNT;
    }

    private CompletableFuture<Optional<Postback>> read(Replayed answer) {
        Long number = answer.number();
        return number == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : receiver.postback(number);
    }
}
