package dev.postbackdesk.desktop.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.connect.ConnectDraft.Taken;
import dev.postbackdesk.desktop.connect.ConnectViewModel.Stored;
import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.manual.Role;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.LinkWalk.By;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.LinkWalk.Hop;
import dev.postbackdesk.reach.Unreached;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.TestWay;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:41:00Z");
    private static final URI PUBLIC = URI.create("https://pb.example");

    private final MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(NOW));
    private final RecordingNotices notices = new RecordingNotices();
    private final Messages words = new Messages(Locale.ENGLISH);
    private final ConnectViewModel model = new ConnectViewModel(receiver, new Tasks(Runnable::run), words,
            new Format(Locale.US, ZoneOffset.UTC), notices, new Random(5));

    private void fill() {
        model.form().choose("CAKE");
        model.form().urlProperty().set("https://verda.example/box?lang=it");
    }

    private void store() {
        fill();
        for (int i = 0; i < 3; i++) {
            assertThat(model.next()).isEmpty();
        }
        assertThat(model.stepProperty().get()).isEqualTo(Step.PLACE);
    }

    @Test
    void startingOverIsTakenBack() {
        model.form().choose(ConnectForm.OWN);
        model.form().template().nameProperty().set("Nordlys");
        model.form().template().placeholder(Role.CLICK_ID).set("{sub1}");
        model.form().template().appendProperty().set("sub1");
        model.form().urlProperty().set("https://verda.example/?sub1=7");
        model.form().takenProperty().set(Taken.REPLACE);
        model.form().slugProperty().set("mine");
        model.form().percentProperty().set("a lot");
        assertThat(model.next()).isEmpty();
        assertThat(model.next()).isEmpty();
        assertThat(model.next()).contains(ConnectField.COMMISSION);
        ConnectDraft before = model.form().draftProperty().get();

        model.discard();
        assertThat(model.form().isTouched()).isFalse();
        assertThat(model.stepProperty().get()).isEqualTo(Step.NETWORK);
        assertThat(notices.done()).containsExactly("What was typed is gone; what is stored stays.");

        notices.undo();
        assertThat(model.form().draftProperty().get()).isEqualTo(before);
        assertThat(model.stepProperty().get()).isEqualTo(Step.PAY);
        assertThat(model.form().problems()).containsOnlyKeys(ConnectField.COMMISSION);
        model.form().choose("CAKE");
        model.form().choose(ConnectForm.OWN);
        assertThat(model.form().template().nameProperty().get()).isEqualTo("Nordlys");
        model.form().urlProperty().set("https://nordlys.example/");
        assertThat(model.form().slugProperty().get()).as("the user's own").isEqualTo("mine");
    }

    /// Else it would be stored a second time.
    @Test
    void startingOverFromTheLastStepIsTakenBackWithWhatIsStored() {
        store();
        Stored pair = model.storedProperty().get();
        model.discard();
        assertThat(model.storedProperty().get()).isNull();
        notices.undo();
        assertThat(model.storedProperty().get()).isEqualTo(pair);
        assertThat(model.stepProperty().get()).isEqualTo(Step.PLACE);
        model.back();
        model.form().percentProperty().set("12");
        assertThat(model.next()).isEmpty();
        assertThat(receiver.definitions().join().conversions()).hasSize(1);
        assertThat(receiver.definitions().join().links()).hasSize(1);
    }

    @Test
    void startingOverWithNothingTypedSaysNothing() {
        model.discard();
        assertThat(notices.done()).isEmpty();
    }

    private TestStep step(TestPart part) {
        return model.testRun().steps().stream().filter(step -> step.part() == part).findFirst().orElseThrow();
    }

    private void checks(AddressCheck.Outcome outcome) {
        receiver.savePublicAddress(PUBLIC).join();
        receiver.checksAddress(address -> CompletableFuture.completedFuture(new AddressCheck(address, NOW, outcome)));
    }

    private static Hop hop(String url, int status, @Nullable String next, boolean cookie) {
        return new Hop(url, status, next, next == null ? null : By.REDIRECT, cookie, Duration.ofMillis(5));
    }

    /// A shop that answers so; the location of our redirect and the click id are filled in.
    private interface Shop {
        LinkWalk walk(String location, String clickId);
    }

    private void follows(Shop shop) {
        receiver.followsShop((location, id) -> CompletableFuture.completedFuture(shop.walk(location, id)));
        model.visitShopProperty().set(true);
        model.test();
    }

    @Test
    void aStepHasToBeRightBeforeTheNextOneComes() {
        assertThat(model.next()).contains(ConnectField.NETWORK);
        model.form().choose("CAKE");
        assertThat(model.next()).isEmpty();
        assertThat(model.next()).contains(ConnectField.URL);
        assertThat(model.form().problems()).containsKey(ConnectField.URL);
        model.form().urlProperty().set("https://shop.example/");
        assertThat(model.form().problems()).isEmpty();
        assertThat(model.next()).isEmpty();
        assertThat(model.stepProperty().get()).isEqualTo(Step.PAY);
        assertThat(receiver.definitions().join().links()).isEmpty();
    }

    @Test
    void goingBackAndOnAgainChangesWhatWasStored() {
        store();
        model.back();
        assertThat(model.stepProperty().get()).isEqualTo(Step.PAY);
        model.form().conversionNameProperty().set("Lead");
        assertThat(model.next()).isEmpty();

        assertThat(receiver.definitions().join().links()).hasSize(1);
        assertThat(receiver.definitions().join().conversions()).singleElement()
                .satisfies(stored -> assertThat(stored.conversion().name()).isEqualTo("Lead"));
    }

    @Test
    void stepsThatWereReachedCanBeOpenedAsFarAsTheyHold() {
        fill();
        assertThat(model.open(Step.PAY)).isEmpty();
        assertThat(model.stepProperty().get()).as("not reached yet").isEqualTo(Step.NETWORK);
        model.next();
        model.next();
        assertThat(model.open(Step.NETWORK)).isEmpty();
        model.form().urlProperty().set("ftp://x");
        assertThat(model.open(Step.PAY)).contains(ConnectField.URL);
        assertThat(model.stepProperty().get()).isEqualTo(Step.OFFER);
    }

    @Test
    void whatTheStoreRefusesIsSaidAndNothingIsLost() {
        fill();
        model.next();
        model.next();
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is full."));
        model.next();
        assertThat(model.problemProperty().get()).isEqualTo("The disk is full.");
        assertThat(model.stepProperty().get()).isEqualTo(Step.PAY);
        assertThat(model.savingProperty().get()).isFalse();
        assertThat(model.isUnsaved()).isTrue();
        model.form().percentProperty().set("5");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void whatIsDefinedCanNotBeReadAndIsReadOnceMore() {
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));
        model.refresh();
        assertThat(model.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        receiver.failWith(null);
        model.trouble().tryAgain();
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void whereAllIsSaidItCanBeSavedFromAnyStep() {
        assertThat(model.canSave()).isFalse();
        model.form().choose("CAKE");
        assertThat(model.canSave()).isFalse();
        assertThat(model.form().problems()).as("nobody asked yet").isEmpty();
        fill();
        assertThat(model.canSave()).isTrue();
        List<String> left = new ArrayList<>();

        model.saveAndLeave(() -> left.add("left"));

        assertThat(left).containsExactly("left");
        assertThat(notices.done())
                .containsExactly("verda.example is stored. Its postback URL is under Conversions.");
        assertThat(receiver.definitions().join().link(new Slug("verda"))).isPresent();
        assertThat(model.isUnsaved()).isFalse();
        assertThat(model.stepProperty().get()).isEqualTo(Step.NETWORK);
    }

    @Test
    void whatIsTypedWaitsUntilTheScreenIsShownAgain() {
        fill();
        model.next();
        model.refresh();
        assertThat(model.stepProperty().get()).isEqualTo(Step.OFFER);
        assertThat(model.form().urlProperty().get()).isEqualTo("https://verda.example/box?lang=it");
        assertThat(model.isUnsaved()).isTrue();
    }

    @Test
    void whatIsHandedOverFollowsThePublicAddressAndTheDefinitions() {
        store();
        assertThat(model.isLocalOnly()).isTrue();
        receiver.savePublicAddress(PUBLIC).join();
        Conversion sale = receiver.definitions().join().conversions().getFirst().conversion();
        TrackingLink link = receiver.definitions().join().links().getFirst().link();
        model.show(receiver.definitions().join());
        ConnectViewModel.Stored stored = model.storedProperty().get();
        assertThat(stored).isNotNull();
        assertThat(stored.trackingLink()).isEqualTo("https://pb.example/c/" + link.slug());
        assertThat(stored.postback().text()).startsWith("https://pb.example/postback?clickId=#s2#&id=" + sale.id());
        assertThat(model.isLocalOnly()).isFalse();
    }

    @Test
    void withoutAPublicAddressTheTestGoesStraight() {
        store();
        model.test();
        assertThat(model.testRun().steps()).extracting(TestStep::part).doesNotContain(TestPart.ADDRESS);
        assertThat(receiver.testWays()).containsExactly(TestWay.STRAIGHT, TestWay.STRAIGHT);
        assertThat(step(TestPart.CLICK).aside()).isEqualTo("302 in 6 ms, straight to this receiver");
        assertThat(step(TestPart.SEND).aside()).isEqualTo("straight to this receiver");
        assertThat(step(TestPart.SHOP).state()).isEqualTo(State.LEFT_OUT);
    }

    @Test
    void whereThePublicAddressLeadsHereTheTestGoesThroughIt() {
        checks(new AddressCheck.Outcome.Works(Duration.ofMillis(38)));
        store();
        model.test();
        assertThat(step(TestPart.ADDRESS)).satisfies(step -> {
            assertThat(step.state()).isEqualTo(State.DONE);
            assertThat(step.title()).isEqualTo("Called `pb.example`, and the call came in here");
            assertThat(step.aside()).isEqualTo("38 ms");
        });
        assertThat(receiver.testWays()).containsExactly(TestWay.PUBLIC_ADDRESS, TestWay.PUBLIC_ADDRESS);
        assertThat(step(TestPart.SEND).aside()).isEqualTo("through the public address");
    }

    @Test
    void whereItLeadsElsewhereTheTestGoesStraightAndSaysSo() {
        checks(new AddressCheck.Outcome.SomethingElse(404, false));
        store();
        model.test();
        assertThat(receiver.testWays()).containsExactly(TestWay.STRAIGHT, TestWay.STRAIGHT);
        assertThat(step(TestPart.ADDRESS)).satisfies(step -> {
            assertThat(step.state()).isEqualTo(State.WARNED);
            assertThat(step.title()).isEqualTo("Your public address `pb.example` does not lead here");
            assertThat(step.more()).startsWith("pb.example answers 404, but the call did not come in here.")
                    .contains("goes straight to this receiver");
        });
        checks(new AddressCheck.Outcome.Nothing(Unreached.Reason.REFUSED, ""));
        model.test();
        assertThat(step(TestPart.ADDRESS).more()).startsWith("Nothing listens at pb.example.");
    }

    @Test
    void anAnswerThatIsNotOursEndsTheTest() {
        store();
        model.test();
        assertThat(step(TestPart.ANSWER).state()).isEqualTo(State.FAILED);
        assertThat(model.testRun().passed()).isFalse();
        assertThat(model.testRun().titleProperty().get()).isEqualTo("The test did not go through");
    }

    @Test
    void theClickIdIsReadWhereTheShopsRedirectsEnd() {
        store();
        follows((location, id) -> new LinkWalk(id, NOW, List.of(
                hop(location, 302, "https://www.verda.example/b?s2=" + id, false),
                hop("https://www.verda.example/b?s2=" + id, 200, null, false)), new End.Arrived(false)));
        assertThat(step(TestPart.SHOP).state()).isEqualTo(State.DONE);
        assertThat(step(TestPart.SHOP).more()).isEqualTo("One redirect: `verda.example` → `www.verda.example`.");
        assertThat(step(TestPart.READ).state()).isEqualTo(State.DONE);
        assertThat(step(TestPart.READ).more())
                .isEqualTo("26 of 26 characters arrived at www.verda.example, none changed.");
        assertThat(step(TestPart.SEND).state()).isEqualTo(State.DONE);
    }

    @Test
    void aShopThatLosesTheClickIdIsNamedAndTheTestEndsThere() {
        store();
        follows((location, id) -> new LinkWalk(id, NOW,
                List.of(hop(location, 301, "https://www.verda.example/box", false),
                        hop("https://www.verda.example/box", 200, null, false)),
                new End.Arrived(false)));
        assertThat(step(TestPart.READ).state()).isEqualTo(State.FAILED);
        assertThat(step(TestPart.READ).more()).startsWith(
                "verda.example sends visitors on to www.verda.example without `s2`: there the click id is lost");
        assertThat(step(TestPart.SEND).state()).isEqualTo(State.WAITING);
        follows((location, id) -> new LinkWalk(id, NOW, List.of(hop(location, 301, "https://verda.example/en", false),
                hop("https://verda.example/en", 200, null, false)), new End.Arrived(false)));
        assertThat(step(TestPart.READ).more())
                .startsWith("verda.example sends visitors on to another page of its own without `s2`");
        assertThat(model.testRun().passed()).isFalse();
    }

    @Test
    void aNetworkOrACookieMayKeepItAndTheTestGoesOn() {
        store();
        follows((location, id) -> new LinkWalk(id, NOW, List.of(hop(location, 302, "https://shop.example/?t=1", false),
                hop("https://shop.example/?t=1", 200, null, false)), new End.Arrived(false)));
        assertThat(step(TestPart.READ).state()).isEqualTo(State.WARNED);
        assertThat(step(TestPart.READ).more()).contains("If verda.example is the network’s own address");
        assertThat(step(TestPart.SEND).state()).isEqualTo(State.DONE);

        follows((location, id) -> new LinkWalk(id, NOW,
                List.of(hop(location, 301, "https://www.verda.example/", true),
                        hop("https://www.verda.example/", 200, null, false)),
                new End.Arrived(false)));
        assertThat(step(TestPart.READ).state()).isEqualTo(State.WARNED);
        assertThat(step(TestPart.READ).more()).startsWith("verda.example puts the click id into a cookie");
    }

    @Test
    void anIdThatArrivesUnderAnotherNameIsFound() {
        store();
        follows((location, id) -> new LinkWalk(id, NOW,
                List.of(hop(location, 302, "https://verda.example/?ref=" + id, false),
                        hop("https://verda.example/?ref=" + id, 200, null, false)),
                new End.Arrived(false)));
        assertThat(step(TestPart.READ).state()).isEqualTo(State.DONE);
        assertThat(step(TestPart.READ).more()).startsWith("It arrived at verda.example in another place");
    }

    @Test
    void aShopThatIsAwayOrTurnsUsAwayDoesNotKeepThePostbackFromBeingTested() {
        store();
        follows((location, id) -> new LinkWalk(id, NOW, List.of(),
                new End.NotReached(location, Unreached.Reason.NAME_NOT_FOUND, "")));
        assertThat(step(TestPart.SHOP).state()).isEqualTo(State.FAILED);
        assertThat(step(TestPart.SHOP).more()).startsWith("There is no host called verda.example.");
        assertThat(step(TestPart.SEND).state()).isEqualTo(State.DONE);

        follows((location, id) -> new LinkWalk(id, NOW, List.of(hop(location, 403, null, false)),
                new End.Arrived(false)));
        assertThat(step(TestPart.SHOP).state()).isEqualTo(State.WARNED);
        assertThat(step(TestPart.SHOP).more()).startsWith("It answers 403: it turned our visit away");
    }

    @Test
    void theAnswerOfAnOlderTestIsOfNoUse() {
        checks(new AddressCheck.Outcome.Works(Duration.ofMillis(1)));
        List<CompletableFuture<AddressCheck>> asked = new ArrayList<>();
        receiver.checksAddress(_ -> {
            asked.add(new CompletableFuture<>());
            return asked.getLast();
        });
        store();
        model.test();
        assertThat(model.testRun().runningProperty().get()).isTrue();
        model.startOver();
        asked.getFirst().complete(new AddressCheck(PUBLIC, NOW, new AddressCheck.Outcome.Works(Duration.ofMillis(1))));
        assertThat(model.testRun().steps()).isEmpty();
        assertThat(receiver.testWays()).isEmpty();
    }
}
