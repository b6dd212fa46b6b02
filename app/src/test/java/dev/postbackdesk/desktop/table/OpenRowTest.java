package dev.postbackdesk.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenRowTest {
    private final ReceiverException away = new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
            "The disk is away.");

    private final Deque<CompletableFuture<Optional<Row>>> asked = new ArrayDeque<>();
    private final Trouble trouble = new Trouble();
    private final OpenRow<Row> open = new OpenRow<>(new Tasks(Runnable::run), trouble, _ -> {
        CompletableFuture<Optional<Row>> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }, Row::number);

    private record Row(long number, String text) {}

    private void answer(long number, String text) {
        asked.remove().complete(Optional.of(new Row(number, text)));
    }

    @Test
    void ofTwoThatAreAskedForTheLastCounts() {
        open.open(1);
        open.open(2);
        assertThat(open.opening().numberProperty().get()).isEqualTo(2L);
        answer(1, "one");
        assertThat(open.shownProperty().get()).isNull();
        answer(2, "two");
        assertThat(open.shownProperty().get()).isEqualTo(new Row(2, "two"));
        assertThat(open.opening().numberProperty().get()).isNull();
    }

    @Test
    void whoGoesBackToTheOneThatIsOpenWaitsForNoOther() {
        open.open(1);
        answer(1, "one");
        open.open(2);
        open.open(1);
        answer(2, "two");
        assertThat(open.shownProperty().get()).isEqualTo(new Row(1, "one"));
    }

    @Test
    void whatCanNotBeReadIsNoDetailOfAnother() {
        open.open(1);
        answer(1, "one");
        open.open(2);
        asked.remove().completeExceptionally(away);
        assertThat(open.shownProperty().get()).isNull();
        assertThat(open.opening().failureProperty().get()).isEqualTo("The disk is away.");
        assertThat(trouble.sentenceProperty().get()).isEmpty();
    }

    @Test
    void theOpenOneStaysWhereItCanNotBeReadAnew() {
        open.open(1);
        answer(1, "one");
        open.refresh(2);
        assertThat(asked).as("of another one").isEmpty();
        open.refresh(1);
        asked.remove().completeExceptionally(away);
        assertThat(open.shownProperty().get()).isEqualTo(new Row(1, "one"));
        assertThat(trouble.sentenceProperty().get()).isEqualTo("The disk is away.");

        trouble.tryAgain();
        answer(1, "changed");
        assertThat(open.shownProperty().get()).isEqualTo(new Row(1, "changed"));
        assertThat(trouble.sentenceProperty().get()).isEmpty();
    }

    @Test
    void whatIsClosedIsNotOpenedByALateAnswer() {
        open.open(1);
        open.close();
        answer(1, "one");
        assertThat(open.shownProperty().get()).isNull();
        assertThat(open.opening().numberProperty().get()).isNull();
    }
}
