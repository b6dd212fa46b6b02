package dev.postbackdesk.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.receiver.ReceiverException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnsweredTest {
    private final ReceiverException away = new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
            "The disk is away.");

    private final Answered<String> answered = new Answered<>("rows");
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    private void fail(boolean nothing) {
        answered.fail(away, nothing, lost::incrementAndGet, again::incrementAndGet);
    }

    @Test
    void whereNothingIsInSightAFailureStandsInItsPlace() {
        answered.ask("all");
        assertThat(answered.awaitedProperty().get()).isFalse();
        fail(true);
        assertThat(answered.failureProperty().get()).isEqualTo("The disk is away.");
        assertThat(lost).hasValue(1);
        assertThat(answered.trouble().sentenceProperty().get()).isEmpty();

        answered.ask("all");
        assertThat(answered.failureProperty().get()).isEmpty();
    }

    @Test
    void theSameReadAnewStaysInSightWhereThatFails() {
        answered.ask("all");
        answered.answer("all");
        answered.ask("all");
        assertThat(answered.awaitedProperty().get()).isFalse();
        fail(false);
        assertThat(lost).hasValue(0);
        assertThat(answered.failureProperty().get()).isEmpty();
        assertThat(answered.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");

        answered.trouble().tryAgain();
        assertThat(again).hasValue(1);
        answered.tell(away, again::incrementAndGet);
        answered.answer("all");
        assertThat(answered.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void whatAnswersAnotherQuestionGoesWhereThisOneFails() {
        answered.answer("all");
        answered.ask("rejected");
        assertThat(answered.awaitedProperty().get()).isTrue();
        fail(false);
        assertThat(lost).hasValue(1);
        assertThat(answered.awaitedProperty().get()).isFalse();
        assertThat(answered.failureProperty().get()).isEqualTo("The disk is away.");

        answered.ask("all");
        assertThat(answered.awaitedProperty().get()).as("what answered that is gone").isFalse();
    }

    @Test
    void whatIsGivenUpIsNoFailure() {
        CompletableFuture<String> asked = new CompletableFuture<>();
        CompletableFuture<Optional<String>> read = Answered.unlessGivenUp(asked);
        asked.cancel(false);
        assertThat(read).isCompletedWithValue(Optional.empty());
        assertThat(Answered.unlessGivenUp(CompletableFuture.failedFuture(away))).isCompletedExceptionally();
    }
}
