package dev.postbackdesk.desktop.conversions;

import static dev.postbackdesk.desktop.SampleDefinitions.LEAD;
import static dev.postbackdesk.desktop.SampleDefinitions.NEWSLETTER;
import static dev.postbackdesk.desktop.SampleDefinitions.SALE;
import static dev.postbackdesk.desktop.SampleDefinitions.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.conversions.ConversionDraft.From;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversionsViewModelTest {
    private final MemoryReceiver receiver = new MemoryReceiver(
            InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z")));
    private final RecordingNotices notices = new RecordingNotices();
    private final ConversionsViewModel model = new ConversionsViewModel(receiver, new Tasks(Runnable::run),
            new Messages(Locale.ENGLISH), notices, new Random(7));

    @BeforeEach
    void define() {
        receiver.define(SampleDefinitions.all());
        receiver.figures(SampleDefinitions.conversionFigures(), SampleDefinitions.linkFigures());
        receiver.savePublicAddress(URI.create("https://pb.example")).join();
        model.refresh();
    }

    @Test
    void aNameThatAnotherConversionHasIsAdvisedAgainst() {
        String another = receiver.definitions().join().conversions().get(1).conversion().name();
        assertThat(model.nameAdviceProperty().get()).isEmpty();
        model.form().nameProperty().set(another.toUpperCase(Locale.ROOT) + " ");
        assertThat(model.nameAdviceProperty().get()).startsWith("Another conversion is called so too.");
        assertThat(model.save()).isEmpty();
    }

    private Conversion stored(ConversionId id) {
        return receiver.definitions().join().conversion(id).orElseThrow().conversion();
    }

    private ConversionRow selected() {
        ConversionRow row = model.editor().selectedProperty().get();
        assertThat(row).isNotNull();
        return row;
    }

    private String url() {
        PostbackUrl url = model.postbackUrlProperty().get();
        assertThat(url).isNotNull();
        return url.text();
    }

    @Test
    void listsWhatIsInUseAndChoosesTheFirst() {
        assertThat(model.editor().rows()).extracting(ConversionRow::name).containsExactly("Sale", "Subscription",
                "Lead",
                "Newsletter sign-up", "Trial");
        assertThat(selected().id()).isEqualTo(SALE);
        assertThat(selected().links()).isEqualTo(4);
        assertThat(selected().today()).isEqualTo(41);
        assertThat(model.editor().archivedProperty().get()).isEqualTo(1);
        assertThat(model.figuresProperty().get().accepted()).isEqualTo(268);
        assertThat(model.editor().dirtyProperty().get()).isFalse();
    }

    @Test
    void warnsWhereNoLinkCarriesOne() {
        assertThat(model.editor().rows()).filteredOn(row -> row.id().equals(NEWSLETTER)).first()
                .satisfies(row -> assertThat(row.warning()).startsWith("No tracking link carries it"));
        assertThat(model.editor().rows()).filteredOn(row -> row.id().equals(SALE)).first()
                .satisfies(row -> assertThat(row.warning()).isEmpty());
    }

    @Test
    void rebuildsTheUrlAtEachKey() {
        assertThat(url()).isEqualTo("https://pb.example/postback?clickId={aff_sub}&id=" + SALE
                + "&val={payout}&com=0&comperc=10&txid={transaction_id}");
        model.form().percentProperty().set("12.5");
        assertThat(url()).contains("&comperc=12.5&");
        model.form().networkProperty().set("CAKE");
        assertThat(url()).contains("clickId=#s2#").contains("val=#price#").contains("txid=#tid#");
        model.form().placeholderProperty().set("#s5#");
        assertThat(url()).contains("clickId=#s5#");
        model.form().valueFromProperty().set(From.FIXED);
        model.form().valueProperty().set("20.00");
        assertThat(url()).contains("&val=20.00&");
    }

    @Test
    void keepsTheUrlSoundWhileAFieldIsWrong() {
        model.form().percentProperty().set("5,5");
        assertThat(url()).contains("&comperc=10&");
        assertThat(model.form().problems()).containsKey(ConversionField.COMMISSION);
    }

    @Test
    void savesAndGoesToTheFirstErrorOtherwise() {
        model.form().nameProperty().set("");
        model.form().windowProperty().set("0");
        assertThat(model.save()).contains(ConversionField.NAME);
        assertThat(stored(SALE).name()).isEqualTo("Sale");
        model.form().nameProperty().set("  Order \n");
        model.form().windowProperty().set("14");
        assertThat(model.save()).isEmpty();
        assertThat(stored(SALE).name()).isEqualTo("Order");
        assertThat(stored(SALE).window()).isEqualTo(Duration.ofDays(14));
        assertThat(model.form().nameProperty().get()).isEqualTo("Order");
        assertThat(model.editor().dirtyProperty().get()).isFalse();
    }

    @Test
    void saysWhyNothingCanBeReadAndReadsOnceMore() {
        ConversionsViewModel fresh = new ConversionsViewModel(receiver, new Tasks(Runnable::run),
                new Messages(Locale.ENGLISH), notices, new Random(7));
        receiver.failWith(new ReceiverException(Kind.UNAVAILABLE, "The disk is away. Look at it.", null));
        fresh.load();
        assertThat(fresh.editor().loadedProperty().get()).isFalse();
        assertThat(fresh.editor().failureProperty().get()).isEqualTo("The disk is away. Look at it.");

        receiver.failWith(null);
        fresh.load();
        assertThat(fresh.editor().loadedProperty().get()).isTrue();
        assertThat(fresh.editor().failureProperty().get()).isEmpty();
    }

    @Test
    void figuresThatCanNotBeReadAreSaidOnceAndReadOnceMore() {
        receiver.failWith(new ReceiverException(Kind.UNAVAILABLE, "The disk is away.", null));
        model.refreshFigures();
        model.refreshFigures();
        assertThat(model.editor().trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        assertThat(notices.failed()).isEmpty();

        receiver.failWith(null);
        model.editor().trouble().tryAgain();
        assertThat(model.editor().trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void countsWhatIsFoundThoughTheChosenOneStays() {
        model.editor().findProperty().set("nothing has this");
        assertThat(model.editor().foundProperty().get()).isZero();
        assertThat(model.editor().rows()).extracting(ConversionRow::name).containsExactly("Sale");
        model.editor().findProperty().set("lead");
        assertThat(model.editor().foundProperty().get()).isEqualTo(1);
    }

    @Test
    void takesASaveBack() {
        model.form().nameProperty().set("Order");
        assertThat(model.save()).isEmpty();
        assertThat(notices.done()).containsExactly("Order is saved.");

        notices.undo();

        assertThat(stored(SALE).name()).isEqualTo("Sale");
        assertThat(model.form().nameProperty().get()).isEqualTo("Sale");
        assertThat(model.editor().dirtyProperty().get()).isFalse();
    }

    /// Whoever is told later what is stored writes what was stored before.
    @Test
    void whatIsPausedWhileItIsBeingSavedIsPausedAsItWasSaved() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        ConversionsViewModel slow = new ConversionsViewModel(receiver, new Tasks(waiting::add),
                new Messages(Locale.ENGLISH), notices, new Random(7));
        slow.load();
        settle(waiting);
        slow.form().nameProperty().set("Order");
        assertThat(slow.save()).isEmpty();
        slow.editor().pauseOrResume();
        settle(waiting);
        assertThat(stored(SALE).name()).isEqualTo("Order");
        assertThat(stored(SALE).lifecycle()).isEqualTo(Lifecycle.PAUSED);

        slow.form().nameProperty().set("Purchase");
        slow.editor().pauseOrResume();
        assertThat(slow.save()).isEmpty();
        settle(waiting);
        assertThat(stored(SALE).name()).isEqualTo("Purchase");
        assertThat(stored(SALE).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        assertThat(slow.editor().savingProperty().get()).isFalse();
    }

    private static void settle(Queue<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void doesNotTakeASaveBackOverSomebodyElsesChange() {
        model.form().nameProperty().set("Order");
        assertThat(model.save()).isEmpty();
        model.form().nameProperty().set("Purchase");
        assertThat(model.save()).isEmpty();
        Runnable latest = notices::undo;
        model.form().nameProperty().set("Deal");
        receiver.saveConversion(Conversion.named(SALE, "Elsewhere")).join();
        model.show(receiver.definitions().join());

        latest.run();

        assertThat(stored(SALE).name()).isEqualTo("Elsewhere");
        assertThat(notices.failed()).containsExactly(
                "Purchase was changed again since. Look at it before you change it back.");
    }

    @Test
    void showsNoErrorsOfANewOneBeforeASaveIsTried() {
        model.create();
        assertThat(model.form().problems()).isEmpty();
        assertThat(model.save()).contains(ConversionField.NAME);
        assertThat(model.form().problems()).containsOnlyKeys(ConversionField.NAME);
        model.form().nameProperty().set("Upsell");
        assertThat(model.form().problems()).isEmpty();
        assertThat(model.save()).isEmpty();
        assertThat(selected().name()).isEqualTo("Upsell");
        assertThat(selected().stored()).isTrue();
        assertThat(receiver.definitions().join().conversions()).hasSize(7);
    }

    @Test
    void keepsUnsavedChangesOfEach() {
        model.form().nameProperty().set("Order");
        model.editor().choose(LEAD);
        assertThat(model.form().nameProperty().get()).isEqualTo("Lead");
        assertThat(model.editor().dirtyProperty().get()).isFalse();
        assertThat(model.editor().unsaved()).containsExactly("Order");
        assertThat(model.editor().rows().getFirst().edited()).isTrue();
        model.editor().choose(SALE);
        assertThat(model.form().nameProperty().get()).isEqualTo("Order");
        assertThat(model.editor().dirtyProperty().get()).isTrue();
        model.editor().discard();
        assertThat(model.form().nameProperty().get()).isEqualTo("Sale");
        assertThat(model.editor().unsaved()).isEmpty();
        notices.undo();
        assertThat(model.form().nameProperty().get()).isEqualTo("Order");
    }

    @Test
    void isSavedAgainWhereSomebodyTypesWhatWasThere() {
        model.form().nameProperty().set("Sal");
        model.form().nameProperty().set("Sale");
        assertThat(model.editor().dirtyProperty().get()).isFalse();
        assertThat(model.editor().unsaved()).isEmpty();
    }

    @Test
    void followsChangesFromElsewhereUnlessEdited() {
        Conversion other = ConversionDraft.of(stored(SALE)).copyNamed("Renamed").toConversion(SALE, Lifecycle.ACTIVE);
        Definitions now = receiver.saveConversion(other).join();
        model.show(now);
        assertThat(model.form().nameProperty().get()).isEqualTo("Renamed");
        model.form().nameProperty().set("Mine");
        model.show(receiver.saveConversion(other.withLifecycle(Lifecycle.PAUSED)).join());
        assertThat(model.form().nameProperty().get()).isEqualTo("Mine");
        assertThat(selected().lifecycle()).isEqualTo(Lifecycle.PAUSED);
    }

    @Test
    void duplicatesWithoutTheSecret() {
        model.form().generateToken();
        assertThat(model.form().tokenProperty().get()).matches("[0-9a-f]{32}");
        assertThat(url()).endsWith("&token=" + model.form().tokenProperty().get());
        model.duplicate();
        assertThat(model.form().nameProperty().get()).isEqualTo("Sale (copy)");
        assertThat(model.form().tokenProperty().get()).isEmpty();
        assertThat(selected().id()).isNotEqualTo(SALE);
        assertThat(model.save()).isEmpty();
        assertThat(stored(selected().id()).network()).isEqualTo("TUNE (HasOffers)");
    }

    @Test
    void pausesResumesArchivesAndRestores() {
        model.editor().pauseOrResume();
        assertThat(stored(SALE).lifecycle()).isEqualTo(Lifecycle.PAUSED);
        assertThat(notices.done().getLast()).startsWith("Sale is paused");
        notices.undo();
        assertThat(stored(SALE).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        model.editor().archiveOrRestore();
        assertThat(stored(SALE).lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
        assertThat(selected().id()).isEqualTo(SUBSCRIPTION);
        model.editor().showArchivedProperty().set(true);
        model.editor().choose(SALE);
        model.editor().archiveOrRestore();
        assertThat(stored(SALE).lifecycle()).isEqualTo(Lifecycle.PAUSED);
    }

    @Test
    void saysWhatCouldNotBeStoredAndKeepsTheForm() {
        model.form().nameProperty().set("Order");
        receiver.failWith(new ReceiverException(Kind.UNAVAILABLE, "The disk is full. Make room, then save again."));
        assertThat(model.save()).isEmpty();
        assertThat(notices.failed()).containsExactly("The disk is full. Make room, then save again.");
        assertThat(model.editor().dirtyProperty().get()).isTrue();
        assertThat(model.editor().savingProperty().get()).isFalse();
        receiver.failWith(null);
        assertThat(model.save()).isEmpty();
        assertThat(stored(SALE).name()).isEqualTo("Order");
    }

    @Test
    void findsByNameAndId() {
        model.editor().findProperty().set("LEAD");
        // The chosen one stays in sight, so that the form never shows what the list hides.
        assertThat(model.editor().rows()).extracting(ConversionRow::name).containsExactly("Sale", "Lead");
        model.editor().findProperty().set("7f1e");
        assertThat(model.editor().rows()).extracting(ConversionRow::name).containsExactly("Sale", "Subscription");
    }

    @Test
    void notesWhatStandsInTheWay() {
        assertThat(model.notes()).extracting(ConversionNotes.Note::warning).containsExactly(false);
        model.create();
        assertThat(model.notes()).extracting(ConversionNotes.Note::text).first().asString()
                .startsWith("Not saved yet.");
    }

    @Test
    void startsEmpty() {
        MemoryReceiver none = new MemoryReceiver(InstantSource.system());
        ConversionsViewModel empty = new ConversionsViewModel(none, new Tasks(Runnable::run),
                new Messages(Locale.ENGLISH), notices, new Random(7));
        empty.refresh();
        assertThat(empty.editor().loadedProperty().get()).isTrue();
        assertThat(empty.editor().rows()).isEmpty();
        assertThat(empty.editor().selectedProperty().get()).isNull();
        empty.create();
        empty.editor().discard();
        assertThat(empty.editor().rows()).isEmpty();
        assertThat(empty.editor().selectedProperty().get()).isNull();
    }

    private void changeElsewhere(String name) {
        model.show(receiver.saveConversion(ConversionDraft.of(stored(SALE)).copyNamed(name).toConversion(SALE,
                Lifecycle.ACTIVE)).join());
    }

    @Test
    void saysThatWhatIsEditedChangedElsewhere() {
        model.form().percentProperty().set("12");
        assertThat(model.editor().changedElsewhereProperty().get()).isFalse();
        changeElsewhere("Order");
        assertThat(model.editor().changedElsewhereProperty().get()).isTrue();
        assertThat(model.form().nameProperty().get()).isEqualTo("Sale");
        model.editor().choose(LEAD);
        assertThat(model.editor().changedElsewhereProperty().get()).isFalse();
        model.editor().choose(SALE);
        assertThat(model.editor().changedElsewhereProperty().get()).isTrue();
        assertThat(model.save()).isEmpty();
        assertThat(stored(SALE).name()).isEqualTo("Sale");
        assertThat(model.editor().changedElsewhereProperty().get()).isFalse();
    }

    @Test
    void goesBackToWhatIsStoredNowNotToWhatWasStoredThen() {
        model.form().percentProperty().set("12");
        changeElsewhere("Order");
        model.editor().discard();
        assertThat(model.form().nameProperty().get()).isEqualTo("Order");
        assertThat(model.form().percentProperty().get()).isEqualTo("10");
        assertThat(model.editor().changedElsewhereProperty().get()).isFalse();
        assertThat(model.editor().dirtyProperty().get()).isFalse();
    }

    @Test
    void followsAChangeElsewhereWhileNothingIsEdited() {
        changeElsewhere("Order");
        assertThat(model.form().nameProperty().get()).isEqualTo("Order");
        assertThat(model.editor().changedElsewhereProperty().get()).isFalse();
    }

    @Test
    void startsANewOneOnceTheDefinitionsAreThere() {
        ConversionsViewModel early = new ConversionsViewModel(receiver, new Tasks(Runnable::run),
                new Messages(Locale.ENGLISH), notices, new Random(7));
        early.editor().whenLoaded(early::create);
        assertThat(early.editor().rows()).isEmpty();
        early.refresh();
        assertThat(early.editor().rows()).hasSize(6);
        assertThat(early.editor().selectedProperty().get()).extracting(ConversionRow::stored).isEqualTo(false);
    }

    @Test
    void clicksWithoutAnyRequestAreSaid() {
        receiver.figures(Map.of(), SampleDefinitions.linkFigures());
        model.refresh();
        long clicks = receiver.definitions().join().linksCarrying(SALE).stream()
                .map(stored -> SampleDefinitions.linkFigures().get(stored.key())).filter(Objects::nonNull)
                .mapToLong(figures -> figures.clicks() - figures.bots()).sum();

        assertThat(selected().unanswered()).isEqualTo(clicks).isGreaterThan(20);
        assertThat(selected().warning()).contains("nothing arrived");
        assertThat(model.notes()).extracting(ConversionNotes.Note::text).anyMatch(
                text -> text.contains("not one request came"));
    }

    @Test
    void conversionsThatAreAllWorthNothingAreSaid() {
        receiver.figures(Map.of(SALE, new ConversionFigures(3, 24, 0, 24, new TreeMap<>())), Map.of());
        model.refresh();
        assertThat(model.notes()).extracting(ConversionNotes.Note::text).contains(
                "24 conversions of Sale were counted in the last seven days, and every one came with val=0, though the"
                        + " postback URL says val={payout}. The merchant has written 0 there. Hand over the postback URL again,"
                        + " and have val={payout} kept in it.");

        receiver.figures(Map.of(SALE, new ConversionFigures(3, 19, 0, 19, new TreeMap<>())), Map.of());
        model.refresh();
        assertThat(model.notes()).extracting(ConversionNotes.Note::text).noneMatch(text -> text.contains("val=0"));
    }
}
