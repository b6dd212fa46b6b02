package dev.postbackdesk.desktop.links;

import static dev.postbackdesk.desktop.SampleDefinitions.LEAD;
import static dev.postbackdesk.desktop.SampleDefinitions.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.links.DestinationChecks.Cure;
import dev.postbackdesk.desktop.links.DestinationChecks.Sentence;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksViewModelTest {
    private final MemoryReceiver receiver = new MemoryReceiver(
            InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z")));
    private final RecordingNotices notices = new RecordingNotices();
    private final LinksViewModel model = new LinksViewModel(receiver, new Tasks(Runnable::run),
            new Messages(Locale.ENGLISH), notices);

    @BeforeEach
    void define() {
        receiver.define(SampleDefinitions.all());
        receiver.figures(SampleDefinitions.conversionFigures(), SampleDefinitions.linkFigures());
        receiver.savePublicAddress(URI.create("https://pb.example")).join();
        model.refresh();
    }

    private LinkForm form() {
        return model.form();
    }

    private TrackingLink stored(String slug) {
        return receiver.definitions().join().link(new Slug(slug)).orElseThrow().link();
    }

    private LinkRow selected() {
        LinkRow row = model.editor().selectedProperty().get();
        assertThat(row).isNotNull();
        return row;
    }

    private TestClickReport clicked() {
        TestClickReport report = model.clickProperty().get();
        assertThat(report).isNotNull();
        return report;
    }

    @Test
    void whatIsFollowedWhileTheDestinationIsEditedIsTheSavedOne() {
        model.editor().choose(selected().key());
        assertThat(model.following().storedIsOtherProperty().get()).isFalse();
        form().destinationProperty().set("https://other.example/?s=[s2sidentifier]");
        assertThat(model.following().storedIsOtherProperty().get()).isTrue();
        model.editor().discard();
        assertThat(model.following().storedIsOtherProperty().get()).isFalse();
        form().destinationProperty().set("https://other.example/?s=[s2sidentifier]");
        model.save();
        assertThat(model.following().storedIsOtherProperty().get()).isFalse();
    }

    @Test
    void listsLinksWithTheirFiguresAndWarnings() {
        assertThat(model.editor().rows()).extracting(LinkRow::slug).containsExactly("verda-box", "summer", "beans",
                "trial",
                "verda-winter");
        assertThat(selected().today()).isEqualTo(318);
        assertThat(model.editor().rows().get(1).network()).isEqualTo("TUNE");
        assertThat(model.editor().rows()).filteredOn(row -> !row.warning().isEmpty()).extracting(LinkRow::slug)
                .containsExactly("beans");
        assertThat(model.trackingLink()).isEqualTo("https://pb.example/c/verda-box");
    }

    @Test
    void figuresAreThoseOfTheChosenLinkOrNone() {
        List<Runnable> later = new ArrayList<>();
        LinksViewModel slow = new LinksViewModel(receiver, new Tasks(later::add), new Messages(Locale.ENGLISH),
                notices);
        slow.show(receiver.definitions().join());
        slow.refresh();
        assertThat(slow.editor().chosen()).isPresent();
        assertThat(slow.figuresProperty().get()).as("not read yet").isNull();
        List.copyOf(later).forEach(Runnable::run);
        Integer first = slow.editor().chosen().orElseThrow();
        assertThat(slow.figuresProperty().get()).isEqualTo(SampleDefinitions.linkFigures().get(first));

        slow.create();
        assertThat(slow.figuresProperty().get()).as("of a new one").isNull();
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "Away.", null));
        slow.refresh();
        LinkRow without = slow.editor().rows().stream()
                .filter(row -> row.stored() && !SampleDefinitions.linkFigures().containsKey(row.key())).findFirst()
                .orElseThrow();
        slow.editor().choose(without.key());
        assertThat(slow.figuresProperty().get()).as("may have some by now").isNull();
    }

    @Test
    void aNameThatAnotherLinkHasIsAdvisedAgainst() {
        assertThat(model.nameAdviceProperty().get()).isEmpty();
        form().nameProperty().set(" summer CAMPAIGN ");
        assertThat(model.nameAdviceProperty().get()).startsWith("Another link is called so too.");
        assertThat(form().problems()).isEmpty();
        model.save();
        assertThat(model.editor().dirtyProperty().get()).isFalse();
        form().nameProperty().set("Autumn");
        assertThat(model.nameAdviceProperty().get()).isEmpty();
    }

    @Test
    void makesTheSlugOfTheNameUntilSomebodyWritesOne() {
        model.create();
        form().nameProperty().set("Été & Summer");
        assertThat(form().slugProperty().get()).isEqualTo("ete-summer");
        form().nameProperty().set("Summer");
        assertThat(form().slugProperty().get()).isEqualTo("summer-2");
        form().slugProperty().set("mine");
        form().nameProperty().set("Winter");
        assertThat(form().slugProperty().get()).isEqualTo("mine");
    }

    @Test
    void doesNotRenameWhatIsOut() {
        form().nameProperty().set("Another name");
        assertThat(form().slugProperty().get()).isEqualTo("verda-box");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            summer     | summer is taken by Summer campaign. Try summer-2.
            SUMMER     | SUMMER is taken by Summer campaign. Try SUMMER-2.
            spring-old | spring-old is taken by Spring 2025, which is archived. Try spring-old-2.
            a b        | The last part has letters of English, digits, - and _ only. Try a-b.
            übermaß    | The last part has letters of English, digits, - and _ only. Try ubermass.
            ///        | The last part has letters of English, digits, - and _ only. Try summer.
            """)
    void saysWhichSlugWorks(String slug, String sentence) {
        form().slugProperty().set(slug);
        assertThat(form().problems()).containsEntry(LinkField.SLUG, sentence);
        assertThat(model.save()).contains(LinkField.SLUG);
    }

    @Test
    void saysHowLongASlugMayBe() {
        form().slugProperty().set("x".repeat(65));
        assertThat(form().problems()).containsEntry(LinkField.SLUG, "The last part has 65 characters; at most 64 fit.");
        form().slugProperty().set(" verda-box ");
        assertThat(form().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "ftp://shop.example/", "https://user:pw@shop.example/", "https:///x",
            "https://shop.example/a b", "javascript:alert(1)", "https://shop.example:99999/"})
    void refusesDestinationsThatLeadNowhere(String destination) {
        form().destinationProperty().set(destination);
        assertThat(form().problems()).containsKey(LinkField.DESTINATION);
        assertThat(form().checks()).isEmpty();
        assertThat(model.save()).contains(LinkField.DESTINATION);
    }

    @Test
    void refusesSixteenThousandCharacters() {
        form().destinationProperty().set("https://shop.example/?q=" + "x".repeat(16_384));
        assertThat(form().problems()).containsKey(LinkField.DESTINATION);
    }

    @Test
    void takesDestinationsInAnyLanguageWithTheLineEndOfAPaste() {
        form().destinationProperty().set(" https://laden.example/straße?sub1=[s2sidentifier]\r\n");
        assertThat(form().problems()).isEmpty();
        assertThat(model.save()).isEmpty();
        assertThat(stored("verda-box").destination())
                .isEqualTo("https://laden.example/straße?sub1=[s2sidentifier]");
    }

    @Test
    void saysWhatIsRightWithADestination() {
        assertThat(form().checks()).extracting(Sentence::text).containsExactly(
                "An absolute https address without a user name",
                "`sub1` carries the click id; Affise hands it back as `{sub1}`",
                "`#offers` stays last, after the parameters");
    }

    @Test
    void addsTheTokenUnderTheNetworksParameter() {
        model.editor().choose(3);
        assertThat(form().checks()).extracting(Sentence::cure).last().isEqualTo(new Cure.AddToken());
        assertThat(form().parameterProperty().get()).isEqualTo("s2");
        form().addToken();
        assertThat(form().destinationProperty().get()).isEqualTo("https://nordlys.example/beans?s2=[s2sidentifier]");
        assertThat(form().checks()).extracting(Sentence::cure).containsOnlyNulls();
        assertThat(model.save()).isEmpty();
        assertThat(model.editor().rows()).extracting(LinkRow::warning).containsOnly("");
    }

    @Test
    void addsTheTokenUnderAnyNameBeforeTheFragment() {
        model.editor().choose(3);
        form().destinationProperty().set("https://nordlys.example/beans?a=1#top");
        form().parameterProperty().set("a&b");
        form().addToken();
        assertThat(form().parameterProblemProperty().get()).contains("Try aff_sub");
        form().parameterProperty().set("my_id");
        assertThat(form().parameterProblemProperty().get()).isEmpty();
        form().addToken();
        assertThat(form().destinationProperty().get())
                .isEqualTo("https://nordlys.example/beans?a=1&my_id=[s2sidentifier]#top");
    }

    @Test
    void offersTheNetworksParameterInPlaceOfAnother() {
        form().destinationProperty().set("https://verda.example/?sub9=[s2sidentifier]&x=1");
        assertThat(form().checks()).extracting(Sentence::cure).last().isEqualTo(
                new Cure.Use("Use sub1 instead", "https://verda.example/?sub1=[s2sidentifier]&x=1"));
    }

    @Test
    void writesAnEncodedTokenPlainly() {
        form().destinationProperty().set("https://verda.example/?sub1=%5Bs2sidentifier%5D");
        assertThat(form().checks()).extracting(Sentence::cure).last()
                .isEqualTo(new Cure.Use("Write it plainly", "https://verda.example/?sub1=[s2sidentifier]"));
    }

    @Test
    void showsWhereATestClickLeadsWithTheIdMarked() {
        model.clickItNow();
        assertThat(clicked().good()).isTrue();
        assertThat(clicked().took()).isEqualTo("302 in 6 ms, not counted");
        assertThat(clicked().location().stream().map(UrlPart::text).collect(Collectors.joining()))
                .isEqualTo("https://verda.example/box/spring?lang=it&sub1=7h3k9v2xq8m4t0c6zr1p5w8ney#offers");
        assertThat(clicked().location()).contains(new UrlPart(UrlPart.Kind.CLICK_ID, "7h3k9v2xq8m4t0c6zr1p5w8ney"));
        model.editor().choose(2);
        assertThat(model.clickProperty().get()).isNull();
    }

    @Test
    void writesThePostbackOfATestClickWithRealValues() {
        model.clickItNow();
        assertThat(clicked().clickId()).isEqualTo("7h3k9v2xq8m4t0c6zr1p5w8ney");
        // The network would fill in the value, and the transaction id, which nothing needs.
        assertThat(clicked().postback()).isEqualTo("curl \"https://pb.example/postback?clickId="
                + "7h3k9v2xq8m4t0c6zr1p5w8ney&id=" + SALE + "&val=1.00&com=0&comperc=10\"");
        form().conversions().setAll(LEAD);
        assertThat(model.save()).isEmpty();
        model.clickItNow();
        assertThat(clicked().postback()).contains("&id=" + LEAD + "&val=20.00&com=3.50");
    }

    @Test
    void writesNoPostbackWhereNoConversionWouldTakeIt() {
        form().conversions().clear();
        assertThat(model.save()).isEmpty();
        model.clickItNow();
        assertThat(clicked().postback()).isEmpty();
        model.editor().choose(5);
        model.clickItNow();
        assertThat(clicked().clickId()).isEmpty();
    }

    @Test
    void marksAnIdInsideAPath() {
        String id = "7h3k9v2xq8m4t0c6zr1p5w8ney";
        assertThat(TestClickReport.marked(UrlPart.split("https://a.example/go/" + id + "/x"), id))
                .extracting(UrlPart::kind).containsExactly(UrlPart.Kind.SCHEME, UrlPart.Kind.HOST, UrlPart.Kind.PATH,
                        UrlPart.Kind.CLICK_ID, UrlPart.Kind.PATH);
    }

    @Test
    void saysThatAPausedLinkSendsNobodyOn() {
        model.editor().choose(5);
        model.clickItNow();
        assertThat(clicked().good()).isFalse();
        assertThat(clicked().title()).isEqualTo("The link is not in use");
        assertThat(clicked().more()).contains("https://pb.example/c/verda-winter").contains("Resume");
    }

    @Test
    void saysThatADestinationWithoutTokenLosesTheId() {
        model.editor().choose(3);
        form().nameProperty().set("Edited");
        model.clickItNow();
        assertThat(clicked().good()).isFalse();
        assertThat(clicked().title()).contains("without a click id");
        assertThat(clicked().more()).contains("clicked as saved");
    }

    @Test
    void clicksOnlyWhatIsSaved() {
        model.create();
        model.clickItNow();
        assertThat(notices.failed()).hasSize(1);
        assertThat(model.clickProperty().get()).isNull();
    }

    @Test
    void storesANewLinkUnderItsKey() {
        model.create();
        form().nameProperty().set("Autumn");
        form().networkProperty().set("CAKE");
        form().destinationProperty().set("https://shop.example/?s2=[s2sidentifier]");
        form().conversions().add(LEAD);
        assertThat(selected().stored()).isFalse();
        assertThat(model.save()).isEmpty();
        assertThat(selected().stored()).isTrue();
        assertThat(stored("autumn").conversions()).containsExactly(LEAD);
        assertThat(model.editor().dirtyProperty().get()).isFalse();
        assertThat(model.editor().unsaved()).isEmpty();
        form().nameProperty().set("Autumn 2026");
        assertThat(model.save()).isEmpty();
        assertThat(receiver.definitions().join().links()).hasSize(7);
    }

    @Test
    void duplicatesUnderASlugOfItsOwn() {
        model.duplicate();
        assertThat(form().slugProperty().get()).isEqualTo("verda-box-2");
        assertThat(form().nameProperty().get()).isEqualTo("Verda spring box (copy)");
        model.duplicate();
        assertThat(form().slugProperty().get()).isEqualTo("verda-box-2-2");
        assertThat(model.save()).isEmpty();
        assertThat(stored("verda-box-2-2").conversions()).contains(SALE);
    }

    @Test
    void offersConversionsThatItDoesNotCarry() {
        assertThat(model.conversionsToAdd()).extracting("name").containsExactly("Lead", "Newsletter sign-up", "Trial");
        assertThat(model.conversionName(SampleDefinitions.TRIAL)).isEqualTo("Trial (paused)");
        form().conversions().add(LEAD);
        assertThat(model.conversionsToAdd()).extracting("name").containsExactly("Newsletter sign-up", "Trial");
        assertThat(model.editor().dirtyProperty().get()).isTrue();
    }

    @Test
    void pausesAndArchivesWithAWayBack() {
        model.editor().pauseOrResume();
        assertThat(stored("verda-box").lifecycle()).isEqualTo(Lifecycle.PAUSED);
        model.editor().pauseOrResume();
        assertThat(stored("verda-box").lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        model.editor().archiveOrRestore();
        assertThat(stored("verda-box").lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
        assertThat(selected().slug()).isEqualTo("summer");
        notices.undo();
        assertThat(stored("verda-box").lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        assertThat(selected().slug()).isEqualTo("verda-box");
    }

    @Test
    void keepsUnsavedChangesOfEach() {
        form().nameProperty().set("Mine");
        model.editor().choose(2);
        assertThat(model.editor().unsaved()).containsExactly("Mine");
        model.editor().choose(1);
        assertThat(form().nameProperty().get()).isEqualTo("Mine");
        model.editor().discard();
        assertThat(form().nameProperty().get()).isEqualTo("Verda spring box");
    }
}
