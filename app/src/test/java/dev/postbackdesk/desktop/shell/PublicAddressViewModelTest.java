package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.AddressCheck.Outcome;
import dev.postbackdesk.reach.Unreached;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:40:00Z");
    private static final URI PUBLIC = URI.create("https://pb.example");

    private final MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(NOW));
    private final PublicAddressViewModel model = new PublicAddressViewModel(receiver, new Tasks(Runnable::run));
    private final AddressWords words = new AddressWords(new Messages(Locale.ENGLISH),
            new Format(Locale.ENGLISH, ZoneOffset.UTC));
    private final List<CompletableFuture<AddressCheck>> checks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    PublicAddressViewModelTest() {
        receiver.checksAddress(_ -> {
            checks.add(new CompletableFuture<>());
            return checks.getLast();
        });
    }

    private void save(String text) {
        model.save(text, () -> {}, problems::add);
    }

    private static AddressCheck check(Outcome outcome) {
        return new AddressCheck(PUBLIC, NOW, outcome);
    }

    @Test
    void savingChecksAtOnce() {
        save(" https://pb.example/ ");

        assertThat(model.addressProperty().get()).isEqualTo("https://pb.example");
        assertThat(model.checkingProperty().get()).isTrue();
        AddressCheck works = check(new Outcome.Works(Duration.ofMillis(212)));
        checks.getLast().complete(works);
        assertThat(model.checkingProperty().get()).isFalse();
        assertThat(model.checkProperty().get()).isEqualTo(works);
        assertThat(words.shortly(works)).isEqualTo("works, checked 10:40");
    }

    @Test
    void nothingIsCheckedUnasked() {
        receiver.savePublicAddress(PUBLIC).join();
        model.refresh();

        assertThat(model.addressProperty().get()).isEqualTo("https://pb.example");
        assertThat(checks).isEmpty();
        model.check();
        model.check();
        assertThat(checks).as("one at a time").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "ftp://pb.example", "https://", "https://u@pb.example", "https://pb.example?x=1"})
    void whatIsNoAddressIsSaidAndNotSaved(String text) {
        save(text);

        assertThat(problems).singleElement().asString().contains(text, "https://track.example");
        assertThat(receiver.publicAddress()).isEmpty();
        assertThat(checks).isEmpty();
    }

    @Test
    void forgettingItEndsItsCheck() {
        save("https://pb.example");
        save("");

        assertThat(receiver.publicAddress()).isEmpty();
        assertThat(checks).singleElement().satisfies(asked -> assertThat(asked).isCancelled());
        assertThat(model.checkProperty().get()).isNull();
        assertThat(model.checkingProperty().get()).isFalse();
    }

    @Test
    void anotherAddressLosesTheOldCheck() {
        save("https://pb.example");
        checks.getLast().complete(check(new Outcome.Works(Duration.ofMillis(1))));
        save("https://other.example");

        assertThat(model.checkProperty().get()).isNull();
        assertThat(checks).hasSize(2);
    }

    @Test
    void stoppingIsNoProblem() {
        save("https://pb.example");
        model.stop();

        assertThat(checks.getLast()).isCancelled();
        assertThat(model.checkingProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aCheckThatCannotBeMadeSaysWhy() {
        save("https://pb.example");
        checks.getLast().completeExceptionally(
                new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
                        "Nothing listens here that could be called."));

        assertThat(model.problemProperty().get()).isEqualTo("Nothing listens here that could be called.");
        model.check();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsSentenceAndCure(Unreached.Reason reason) {
        AddressCheck nothing = check(new Outcome.Nothing(reason, ""));

        assertThat(words.shortly(nothing)).isEqualTo("reaches nothing, checked 10:40");
        assertThat(words.title(nothing)).contains("pb.example");
        assertThat(words.cure(nothing)).isNotBlank();
    }

    @Test
    void theOtherOutcomesAreToldApart() {
        assertThat(words.title(check(new Outcome.SomethingElse(404, false)))).contains("pb.example answers 404");
        assertThat(words.title(check(new Outcome.SomethingElse(200, true)))).contains("another receiver");
        assertThat(words.title(check(new Outcome.MovesOn(301, "https://www.pb.example/health?probe=1"))))
                .contains("301", "https://www.pb.example/health");
        assertThat(words.title(check(new Outcome.AnswerChanged(502)))).contains("502");
        assertThat(words.cure(check(new Outcome.Works(Duration.ZERO)))).isEmpty();
    }
}
