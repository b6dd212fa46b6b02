package dev.postbackdesk.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.check.CheckCard.Look;
import dev.postbackdesk.desktop.check.CheckViewModel.State;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Check;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Judgement;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Severity;
import dev.postbackdesk.postback.Verdict;
import dev.postbackdesk.receiver.CheckedText;
import dev.postbackdesk.receiver.CheckedUrl;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckViewModelTest {
    private static final Reading NOTHING_READ = new Reading(null, null, null, null, null, null, null, null, null, null,
            List.of());

    private final MemoryReceiver receiver = new MemoryReceiver(
            InstantSource.fixed(Instant.parse("2026-11-22T10:42:10Z")));
    /// Of the FX thread.
    private final List<Runnable> queued = new ArrayList<>();
    private final CheckViewModel model = new CheckViewModel(receiver, new Tasks(queued::add),
            new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ZoneOffset.UTC));

    private void type(String text, CheckedUrl... urls) {
        receiver.check(text, new CheckedText(List.of(urls), urls.length));
        model.textProperty().set(text);
    }

    private void deliver() {
        List.copyOf(queued).forEach(Runnable::run);
        queued.clear();
    }

    private CheckCard card(CheckedUrl url) {
        type(url.url(), url);
        deliver();
        assertThat(model.cards()).hasSize(1);
        return model.cards().getFirst();
    }

    private static TrackingLink link(String slug) {
        return SampleDefinitions.all().link(new Slug(slug)).orElseThrow().link();
    }

    private static CheckedUrl.OfPostback rejected(String url, @Nullable String corrected) {
        Finding finding = Finding.of(FindingCode.CONVERSION_ID_MISSING, "id");
        Judgement judgement = new Judgement(new Verdict.Rejected(finding), List.of(finding), NOTHING_READ, 400, false);
        return new CheckedUrl.OfPostback(url, 2, new Check.Report(judgement, false, List.of(finding)), null, corrected,
                "other.example", true);
    }

    private CheckCard.Line lastLineOf(String url) {
        return card(rejected(url, null)).lines().getLast();
    }

    @Test
    void anAddressThatNobodyElsewhereReachesIsAWarning() {
        CheckCard.Line line = lastLineOf("http://192.168.0.7:8377/postback?clickId=x");
        assertThat(line.severity()).isEqualTo(Severity.WARNS);
        assertThat(line.title()).isEqualTo("Nobody elsewhere reaches 192.168.0.7.");
        assertThat(line.cure()).startsWith("Set the public address");
    }

    @Test
    void anAddressWithoutTheSafetyOfThePublicOneIsTold() {
        receiver.savePublicAddress(URI.create("https://pb.example")).join();
        CheckCard.Line line = lastLineOf("http://pb.example/postback?clickId=x");
        assertThat(line.severity()).isEqualTo(Severity.INFORMS);
        assertThat(line.title()).isEqualTo("This begins with http, but the public address is https.");

        receiver.savePublicAddress(URI.create("http://pb.example")).join();
        assertThat(lastLineOf("http://pb.example/postback?clickId=y").title())
                .isEqualTo("The public address begins with http.");
        // Another host is another receiver's matter.
        assertThat(card(rejected("http://other.example/postback?clickId=z", null)).lines()).hasSize(1);
    }

    @Test
    void saysNothingOfNoText() {
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_TEXT);
        type("Hello");
        deliver();
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_URL);
        type("https://a.example/", new CheckedUrl.Other("https://a.example/", 1));
        deliver();
        assertThat(model.stateProperty().get()).isEqualTo(State.CARDS);
        model.textProperty().set(" \n");
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_TEXT);
        assertThat(model.cards()).isEmpty();
    }

    @Test
    void anAnswerToAnEarlierTextIsOfNoUse() {
        type("https://a.example/", new CheckedUrl.Other("https://a.example/", 1));
        type("https://b.example/", new CheckedUrl.Other("https://b.example/", 1));
        queued.reversed().forEach(Runnable::run);

        assertThat(model.cards()).singleElement().satisfies(card -> assertThat(
                card.url().stream().map(UrlPart::text).collect(Collectors.joining())).isEqualTo("https://b.example/"));
    }

    @Test
    void saysWhyItCouldNotBeChecked() {
        receiver.failWith(
                new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "Postback Desk is closing.", null));
        model.textProperty().set("https://a.example/");
        deliver();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.problemProperty().get()).isEqualTo("Postback Desk is closing.");
        assertThat(model.answeredProperty().get()).isFalse();

        receiver.failWith(null);
        model.check();
        deliver();
        assertThat(model.answeredProperty().get()).isTrue();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void saysHowManyThereAre() {
        receiver.check("many", new CheckedText(List.of(new CheckedUrl.Other("https://a.example/", 1)), 1_234));
        model.textProperty().set("many");
        deliver();
        assertThat(model.summaryProperty().get()).startsWith("1 of 1,234 URLs: ");
    }

    @Test
    void tellsOfAPostbackUrlVerdictCauseAndCure() {
        CheckCard card = card(rejected("https://other.example/postback?val=1", "https://pb.example/postback?id=1"));

        assertThat(card.kind()).isEqualTo("Postback URL");
        assertThat(card.look()).isEqualTo(Look.WRONG);
        assertThat(card.verdict()).isEqualTo("Would be rejected");
        assertThat(card.title()).isEqualTo("The sender would get 400, and nothing would be counted.");
        assertThat(card.corrected()).isEqualTo("https://pb.example/postback?id=1");
        assertThat(card.lines()).containsExactly(new CheckCard.Line(Severity.REJECTS, "No conversion is named",
                "The parameter id is missing. The postback URL was probably shortened or edited.",
                "Copy the postback URL from the conversion again."));
        assertThat(card.notes()).hasSize(3).first().asString().contains("other.example", "http://127.0.0.1:8377");
    }

    @Test
    void tellsOfATrackingLinkWhetherItLeadsOn() {
        assertThat(card(new CheckedUrl.OfLink("/c/summer", 1, "summer", link("summer"))).verdict())
                .isEqualTo("Leads on");
        CheckCard paused = card(new CheckedUrl.OfLink("/c/verda-winter", 1, "verda-winter", link("verda-winter")));
        assertThat(paused.verdict()).isEqualTo("Answers 404");
        assertThat(paused.lines()).extracting(CheckCard.Line::title).containsExactly("Verda winter box is not in use");
        assertThat(card(new CheckedUrl.OfLink("/c/none", 1, "none", null)).lines()).extracting(CheckCard.Line::cause)
                .containsExactly("There is no link `none`. It was mistyped, or never made.");
        assertThat(card(new CheckedUrl.OfLink("/c/beans", 1, "beans", link("beans"))).look()).isEqualTo(Look.DOUBT);
    }

    @Test
    void tellsOfADestinationEveryFact() {
        for (String url : List.of("https://shop.example/?s=[s2sidentifier]#top", "http://shop.example/[s2sidentifier]",
                "https://shop.example/", "https://shop.example/?s=%5Bs2sidentifier%5D",
                "https://shop.example/#[s2sidentifier]", "https://me@shop.example/?s=[s2sidentifier]")) {
            for (String network : List.of("CAKE", "Affise", "none")) {
                List<Destination.Check> checks = Destination.checks(url, receiver.networks().named(network)
                        .orElse(null));
                CheckCard card = card(new CheckedUrl.OfDestination(url, 1, null, checks, null));
                assertThat(card.lines()).hasSameSizeAs(checks).allSatisfy(line -> {
                    assertThat(line.title() + line.cure()).isNotBlank().doesNotContain("{0}", "{1}", "{2}");
                });
            }
        }
    }

    @Test
    void aGermanWindowSaysStatusAndProblemInGerman() {
        CheckText german = new CheckText(new Messages(Locale.GERMAN), new Format(Locale.GERMAN, ZoneOffset.UTC));
        String here = "https://pb.example";
        String destination = "https://me@shop.example/?s=[s2sidentifier]";
        Judgement pending = new Judgement(new Verdict.Accepted(ConversionStatus.PENDING, null, true), List.of(),
                NOTHING_READ, 200, false);

        assertThat(german.card(new CheckedUrl.OfDestination(destination, 1, null,
                Destination.checks(destination, null), null), here, Optional.empty()).lines())
                .extracting(CheckCard.Line::title)
                .containsExactly("Die Ziel-URL nennt einen Benutzer (me@). Entfernen Sie alles bis zum @.");
        assertThat(german.card(new CheckedUrl.OfPostback(here + "/postback?clickId=x", 1,
                new Check.Report(pending, false, List.of()), null, null, "", false), here, Optional.empty()).title())
                .isEqualTo("Die Conversion würde als offen gezählt: Wert –, Provision –.");
    }
}
