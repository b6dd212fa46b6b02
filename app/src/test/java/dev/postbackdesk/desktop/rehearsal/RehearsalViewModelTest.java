package dev.postbackdesk.desktop.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.rehearsal.RehearsalViewModel.Mode;
import dev.postbackdesk.desktop.rehearsal.RehearsalViewModel.State;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import dev.postbackdesk.rehearsal.Outcome;
import dev.postbackdesk.rehearsal.Pace;
import dev.postbackdesk.rehearsal.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalViewModelTest {
    private static final Step CLICKED = new Step.Clicked(URI.create("http://127.0.0.1:4711/c/summer"), List.of());
    private static final Step SENT_ON = new Step.SentOn(302, "https://shop.example/?s2=abcdefgh", "abcdefgh",
            Duration.ofMillis(3));
    private static final Step FOUND = new Step.Found(Finding.of(FindingCode.BOT_CLICK, null, "1", "Summer"));

    private final MemoryReceiver receiver = new MemoryReceiver(
            InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z")));
    private final Hand stage = new Hand();
    private final RehearsalViewModel model = new RehearsalViewModel(receiver, new Tasks(Runnable::run), stage,
            () -> Duration.ZERO);
    private final RehearsalText text = new RehearsalText(new Messages(Locale.ENGLISH));

    /// Plays what the test tells it to.
    private static final class Hand implements Stage {
        private final List<Fault> played = new ArrayList<>();
        private final List<LoadPlan> loads = new ArrayList<>();
        private Consumer<Step> each = _ -> {};
        private Consumer<LoadFigures> figures = _ -> {};
        private CompletableFuture<Void> done = new CompletableFuture<>();
        private @Nullable Pace pace;
        private int stopped;

        private Playing begin() {
            CompletableFuture<Void> own = new CompletableFuture<>();
            done = own;
            return new Playing(own, () -> {
                stopped++;
                own.completeExceptionally(new CancellationException("stopped"));
            });
        }

        @Override
        public Playing play(TrackingLink link, Conversion conversion, Fault fault, Pace asked, Consumer<Step> told) {
            played.add(fault);
            pace = asked;
            each = told;
            return begin();
        }

        @Override
        public Playing load(TrackingLink link, Conversion conversion, LoadPlan plan, Consumer<LoadFigures> told) {
            loads.add(plan);
            figures = told;
            return begin();
        }
    }

    @BeforeEach
    void load() {
        receiver.define(SampleDefinitions.all());
        model.refresh();
    }

    private static LoadFigures figures(long postbacks) {
        return new LoadFigures(Duration.ofSeconds(1), postbacks, postbacks, 2 * postbacks, 0,
                Map.of(Result.ACCEPTED, postbacks), 0, Duration.ofMillis(1), Duration.ofMillis(2), List.of(postbacks));
    }

    @Test
    void offersLinksThatAreInUseAndTheirConversions() {
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        assertThat(model.links()).extracting(TrackingLink::name).contains("Summer campaign")
                .doesNotContain("Spring 2025");
        model.choose("trial");
        assertThat(model.conversions()).extracting(Conversion::name).containsExactly("Trial");
        assertThat(model.conversionProperty().get()).isEqualTo(model.conversions().getFirst());
    }

    @Test
    void saysWhyLinksCanNotBeReadAndReadsThemOnceMore() {
        RehearsalViewModel fresh = new RehearsalViewModel(receiver, new Tasks(Runnable::run), stage,
                () -> Duration.ZERO);
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));
        fresh.refresh();
        model.refresh();
        assertThat(fresh.unreadProperty().get()).isEqualTo("The disk is away.");
        assertThat(model.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        assertThat(model.stateProperty().get()).as("what is chosen can be played").isEqualTo(State.READY);

        receiver.failWith(null);
        fresh.refresh();
        model.trouble().tryAgain();
        assertThat(fresh.unreadProperty().get()).isEmpty();
        assertThat(fresh.stateProperty().get()).isEqualTo(State.READY);
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void saysThatThereIsNothingToPlayWith() {
        receiver.define(Definitions.NONE);
        model.refresh();
        assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
        model.next();
        assertThat(stage.played).isEmpty();

        receiver.define(SampleDefinitions.all());
        model.refresh();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    }

    @Test
    void goesOnStepByStep() throws Exception {
        model.faultProperty().set(Fault.CRAWLED);
        model.next();
        assertThat(model.stateProperty().get()).isEqualTo(State.PLAYING);
        // The first step was asked for; a second one would wait.
        Objects.requireNonNull(stage.pace).await();
        stage.each.accept(CLICKED);
        assertThat(model.openedProperty().get()).isZero();
        assertThat(model.isWaiting()).isTrue();

        model.next();
        Objects.requireNonNull(stage.pace).await();
        stage.each.accept(SENT_ON);
        assertThat(model.steps()).containsExactly(CLICKED, SENT_ON);
        assertThat(stage.played).containsExactly(Fault.CRAWLED);

        model.play();
        Objects.requireNonNull(stage.pace).await();
        stage.each.accept(FOUND);
        stage.done.complete(null);
        assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
        assertThat(model.openedProperty().get()).isEqualTo(2);
    }

    @Test
    void stoppingKeepsWhatHappenedAndHearsNoMore() {
        model.next();
        stage.each.accept(CLICKED);
        Consumer<Step> old = stage.each;
        model.stop();
        assertThat(stage.stopped).isEqualTo(1);
        assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
        old.accept(SENT_ON);
        assertThat(model.steps()).containsExactly(CLICKED);

        model.stop();
        assertThat(stage.stopped).isEqualTo(1);
    }

    @Test
    void anotherChoiceBeginsAnew() {
        model.next();
        stage.each.accept(CLICKED);
        model.faultProperty().set(Fault.LATE);
        assertThat(stage.stopped).isEqualTo(1);
        assertThat(model.steps()).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        assertThat(model.openedProperty().get()).isEqualTo(-1);
    }

    @Test
    void saysWhyItCanNotGoOnAndPlaysAgain() {
        model.play();
        stage.done.completeExceptionally(
                new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is full.", null));
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.failureProperty().get()).isEqualTo("The disk is full.");
        model.play();
        assertThat(model.stateProperty().get()).isEqualTo(State.PLAYING);
    }

    @Test
    void playsAllFaultsOneAfterTheOther() {
        model.playAll();
        assertThat(model.modeProperty().get()).isEqualTo(Mode.ALL);
        for (int i = 0; i < Fault.values().length; i++) {
            assertThat(stage.played).hasSize(i + 1);
            stage.each.accept(FOUND);
            stage.done.complete(null);
        }
        assertThat(stage.played).containsExactly(Fault.values());
        assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
        assertThat(model.results()).filteredOn(RehearsalViewModel.Played::isExpected)
                .extracting(RehearsalViewModel.Played::fault).containsExactly(Fault.CRAWLED);
    }

    @Test
    void aLoadTakesWhatWasTyped() {
        model.faultProperty().set(Fault.PLACEHOLDER_SENT);
        LoadModel load = model.load();
        load.perSecondProperty().set("501");
        load.start();
        assertThat(load.problemProperty().get()).isEqualTo(LoadModel.Problem.PER_SECOND);
        load.perSecondProperty().set(" 500 ");
        assertThat(load.problemProperty().get()).isNull();
        load.faultyProperty().set("some");
        load.start();
        assertThat(load.problemProperty().get()).isEqualTo(LoadModel.Problem.SHARE);
        assertThat(stage.loads).isEmpty();

        load.faultyProperty().set("30");
        load.twiceProperty().set("0");
        load.start();
        assertThat(stage.loads).containsExactly(new LoadPlan(500, Fault.PLACEHOLDER_SENT, 30, 0));
        assertThat(model.modeProperty().get()).isEqualTo(Mode.LOAD);
        stage.figures.accept(figures(7));
        load.start();
        assertThat(stage.loads).hasSize(1);

        Consumer<LoadFigures> old = stage.figures;
        model.stop();
        old.accept(figures(8));
        assertThat(load.runningProperty().get()).isFalse();
        assertThat(load.endProperty().get()).isEqualTo(LoadModel.End.STOPPED);
        assertThat(load.figuresProperty().get()).isEqualTo(figures(7));
    }

    @Test
    void ofFaultsThatAreNoMatterOfOneOrderTheLoadIsSound() {
        model.faultProperty().set(Fault.ALWAYS_ZERO);
        model.load().start();
        assertThat(stage.loads).containsExactly(new LoadPlan(50, Fault.NOTHING, 0, 5));
    }

    @Test
    void aLoadAndARehearsalFollowEachOther() {
        model.next();
        model.load().start();
        assertThat(stage.stopped).isEqualTo(1);
        model.next();
        assertThat(stage.stopped).isEqualTo(2);
        assertThat(model.load().runningProperty().get()).isFalse();
        assertThat(model.modeProperty().get()).isEqualTo(Mode.SEQUENCE);
        stage.done.complete(null);
        assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
    }

    @Test
    void aLoadSaysHowItEnded() {
        model.load().start();
        stage.done.complete(null);
        assertThat(model.load().endProperty().get()).isEqualTo(LoadModel.End.DONE);
        model.load().start();
        stage.done.completeExceptionally(
                new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is full.", null));
        assertThat(model.load().endProperty().get()).isEqualTo(LoadModel.End.FAILED);
        assertThat(model.load().failureProperty().get()).isEqualTo("The disk is full.");
    }

    @Test
    void everyFaultHasWordsAndIsFoundByThem() {
        assertThat(text.found("")).containsExactlyInAnyOrder(Fault.values());
        assertThat(text.found("").stream().map(Fault::outcome).distinct()).containsExactly(Outcome.values());
        assertThat(text.found(" double_enc ")).containsExactly(Fault.ENCODED_TWICE);
        assertThat(text.found("capitals")).containsExactly(Fault.CASE_CHANGED);
        assertThat(text.found("no such fault")).isEmpty();
    }

    @Test
    void rowsTellDoneNowAndToComeApart() {
        TrackingLink link = SampleDefinitions.all().links().get(1).link();
        Conversion sale = SampleDefinitions.all().conversions().getFirst().conversion();

        List<SequenceRow> rows = text.rows(link, sale, Fault.PLACEHOLDER_SENT, List.of(CLICKED, SENT_ON), true);

        assertThat(rows).extracting(SequenceRow::phase).startsWith(SequenceRow.Phase.DONE, SequenceRow.Phase.NOW,
                SequenceRow.Phase.TO_COME).hasSize(7);
        assertThat(rows.get(0).code()).isEqualTo("GET /c/summer");
        assertThat(rows.get(1).code()).isEqualTo("302, s2=abcde…");
        assertThat(rows.get(4).note()).isEqualTo("here: Placeholder not replaced");
        assertThat(rows.get(5).code()).isEqualTo("expected: 400");
        assertThat(text.rows(link, sale, Fault.SENT_TWICE, List.of(), false)).extracting(SequenceRow::title)
                .contains("Reports the sale", "Reports it again");
    }
}
