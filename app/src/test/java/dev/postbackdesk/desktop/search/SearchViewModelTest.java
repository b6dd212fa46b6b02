package dev.postbackdesk.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.SampleDefinitions;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private final MemoryReceiver receiver = new MemoryReceiver(() -> NOW);
    private final SearchViewModel model = new SearchViewModel(Subject.POSTBACKS, receiver, new Tasks(Runnable::run),
            new Messages(Locale.ENGLISH), ZoneOffset.UTC);

    @BeforeEach
    void define() {
        model.define(SampleDefinitions.all());
    }

    private static Postback from(long number, String sender) {
        Reading reading = new Reading(null, null, null, null, null, null, null, "EUR", null, null, List.of());
        return new Postback(number, new Arrival(NOW, "GET", "/postback", "", List.of(), new byte[0], sender, false),
                Result.ACCEPTED, List.of(), reading, null, false, 200, NOW);
    }

    private void type(String text) {
        model.write(text, text.length());
    }

    private List<String> offers() {
        return model.completionProperty().get().offers().stream().map(Completion.Offer::text).toList();
    }

    @Test
    void whatIsUnderstoodBecomesATokenAtABlank() {
        type("result:rejected");
        assertThat(model.keepBefore(15)).isTrue();
        assertThat(model.tokens()).containsExactly("result:rejected");
        assertThat(model.draftProperty().get()).isEmpty();

        type("umbrella");
        assertThat(model.keepBefore(8)).isFalse();
        type("umbrella val>abc");
        assertThat(model.keepBefore(16)).isFalse();
        assertThat(model.typedProperty().get().problems()).hasSize(1);
        assertThat(model.text()).isEqualTo("result:rejected umbrella val>abc");
    }

    @Test
    void aTextIsSplitIntoTokensAndReadsBackWhole() {
        model.setText("result:rejected \"free text\" -sender:203.0 more");

        assertThat(model.tokens()).containsExactly("result:rejected", "-sender:203.0");
        assertThat(model.draftProperty().get()).isEqualTo("\"free text\" more");
        String text = model.text();
        model.clear();
        assertThat(model.searchProperty().get().isAll()).isTrue();
        model.setText(text);
        assertThat(model.text()).isEqualTo(text);
    }

    @Test
    void namesAreCompletedThenValues() {
        type("con");
        assertThat(offers()).startsWith("conversion:").endsWith("con");
        assertThat(model.chosenProperty().get()).isEqualTo(-1);
        model.move(1);
        assertThat(model.take()).isTrue();

        assertThat(model.draftProperty().get()).isEqualTo("conversion:");
        assertThat(offers()).contains("conversion:Sale", "conversion:\"Newsletter sign-up\"");
        assertThat(model.chosenProperty().get()).isZero();

        type("conversion:news");
        assertThat(model.take()).isTrue();
        assertThat(model.tokens()).containsExactly("conversion:\"Newsletter sign-up\"");
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.searchProperty().get().text()).isEqualTo("conversion:\"Newsletter sign-up\"");
    }

    @Test
    void enterKeepsWhatIsUnderstoodAsItIs() {
        receiver.arrive(from(1, "203.0.113.7"), from(2, "203.0.113.7"), from(3, "203.0.113.9"), from(4, "192.0.2.1"));
        type("sender:203.0");

        assertThat(offers()).containsExactly("sender:203.0.113.7", "sender:203.0.113.9", "sender:203.0.113.0/24",
                "\"sender:203.0\"");
        assertThat(model.completionProperty().get().offers().getFirst().explains()).isEqualTo("2 in the last hour");
        assertThat(model.chosenProperty().get()).isEqualTo(-1);
        model.keep();
        assertThat(model.tokens()).containsExactly("sender:203.0");
    }

    @Test
    void enterTakesNoMistakeForAText() {
        type("val>abc");
        assertThat(offers()).containsExactly("\"val>abc\"");
        assertThat(model.chosenProperty().get()).isEqualTo(-1);
    }

    @Test
    void theLastOfSeveralValuesIsCompleted() {
        type("result:rejected,du");
        assertThat(offers()).startsWith("result:rejected,duplicate");
        model.take();
        assertThat(model.tokens()).containsExactly("result:rejected,duplicate");
    }

    @Test
    void findingsAreOfferedWithTheirSentence() {
        type("reason:placeholder");
        assertThat(model.completionProperty().get().offers().getFirst())
                .isEqualTo(new Completion.Offer("reason:PLACEHOLDER_NOT_REPLACED", "placeholder",
                        "Placeholder not replaced", true, false));
        for (Completion.Offer offer : all("reason:")) {
            assertThat(offer.explains()).isNotBlank();
        }
    }

    private List<Completion.Offer> all(String text) {
        type(text);
        return model.completionProperty().get().offers();
    }

    @Test
    void everythingOfferedIsUnderstood() {
        receiver.arrive(from(1, "203.0.113.7"), from(2, "203.0.113.8"), from(3, "2001:db8::1"));
        for (Token token : Token.values()) {
            for (Completion.Offer offer : all("-" + token.word() + token.sign())) {
                assertThat(model.parse(offer.text()).problems()).as(offer.text()).isEmpty();
            }
        }
    }

    @Test
    void aTokenIsTakenAwayFromTheEndOrChanged() {
        model.setText("result:rejected val>5");
        assertThat(model.removeLast()).isTrue();
        assertThat(model.searchProperty().get().text()).isEqualTo("result:rejected");
        model.edit(0);
        assertThat(model.tokens()).isEmpty();
        assertThat(model.draftProperty().get()).isEqualTo("result:rejected");
        type("");
        assertThat(model.removeLast()).isFalse();
    }

    @Test
    void aProblemIsMendedByItsExample() {
        model.setText("result:rejected val>abc text");
        Term wrong = model.typedProperty().get().terms().get(1);
        assertThat(wrong.problem()).isNotNull();

        model.replace(wrong, "val>100");

        assertThat(model.text()).isEqualTo("result:rejected val>100 text");
        assertThat(model.typedProperty().get().problems()).isEmpty();
    }

    @Test
    void aNewNameIsUnderstoodOnceItIsDefined() {
        model.define(dev.postbackdesk.link.Definitions.NONE);
        model.setText("conversion:lead");
        assertThat(model.searchProperty().get().problems()).hasSize(1);
        model.define(SampleDefinitions.all());
        assertThat(model.searchProperty().get().problems()).isEmpty();
    }

    @Test
    void ofClicksItOffersWhatClicksHave() {
        SearchViewModel clicks = new SearchViewModel(Subject.CLICKS, receiver, new Tasks(Runnable::run),
                new Messages(Locale.ENGLISH), ZoneOffset.UTC);
        clicks.define(SampleDefinitions.all());
        receiver.follow(new ClickRow(new Click(1, NOW.minusSeconds(9), 1, "", "198.51.100.7", null, null, false, false),
                "7h3k9v2xq8m4t0c6zr1p5w8ney", List.of()));
        clicks.complete();
        assertThat(texts(clicks)).contains("by:", "link:", "has:").doesNotContain("result:", "reason:", "pinned");
        clicks.write("has:", 4);
        assertThat(texts(clicks)).containsExactly("has:conversion");
        clicks.write("by:", 3);
        assertThat(texts(clicks)).containsExactly("by:person", "by:crawler", "by:test");
        clicks.write("sender:198", 10);
        assertThat(texts(clicks)).contains("sender:198.51.100.7");
        clicks.write("reason:", 7);
        clicks.keep();
        assertThat(clicks.tokens()).isEmpty();
        assertThat(clicks.searchProperty().get().problems()).extracting(Problem::kind)
                .containsExactly(Problem.Kind.NOT_HERE);
    }

    private static List<String> texts(SearchViewModel of) {
        return of.completionProperty().get().offers().stream().map(Completion.Offer::text).toList();
    }
}
