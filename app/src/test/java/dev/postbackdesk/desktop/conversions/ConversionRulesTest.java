package dev.postbackdesk.desktop.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.conversions.ConversionDraft.From;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Pays;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Unit;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.NetworksFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionRulesTest {
    private static final Messages WORDS = new Messages(Locale.ENGLISH);
    private final ConversionRules rules = new ConversionRules(WORDS);
    private final ConversionForm form = new ConversionForm(NetworksFile::shipped, WORDS,
            new Random(7));

    private Map<ConversionField, String> problems(Consumer<ConversionForm> edit) {
        form.load(ConversionDraft.empty());
        form.nameProperty().set("Sale");
        edit.accept(form);
        return rules.problems(form.draftProperty().get());
    }

    @Test
    void hasNothingAgainstTheDefaultsButTheMissingName() {
        assertThat(problems(_ -> {})).isEmpty();
        assertThat(rules.problems(ConversionDraft.empty())).containsOnlyKeys(ConversionField.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n", "a\u0000b", "a\u202Eb"})
    void refusesNamesThatNobodyCanRead(String name) {
        assertThat(problems(it -> it.nameProperty().set(name))).containsKey(ConversionField.NAME);
    }

    @Test
    void saysHowMuchTooLongANameIs() {
        assertThat(problems(it -> it.nameProperty().set("x".repeat(101))).get(ConversionField.NAME))
                .isEqualTo("The name has 101 characters; at most 100 fit.");
        assertThat(problems(it -> it.nameProperty().set("x".repeat(100)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5,5             | 5,5: not a plain number. Try 5.5.
            $5              | $5: not a plain number. Try 5.
            1e5             | 1e5: not a plain number. Try 100000.
            ''              | Write a number, such as 12.50; 0 where there is none.
            -1              | -1: not a plain number. Write it with digits and a dot, such as 12.50.
            NaN             | NaN: not a plain number. Write it with digits and a dot, such as 12.50.
            ٣               | ٣: not a plain number. Write it with digits and a dot, such as 12.50.
            """)
    void saysWhatNumberWorks(String typed, String sentence) {
        assertThat(problems(it -> it.valueProperty().set(typed))).containsEntry(ConversionField.VALUE, sentence);
        assertThat(problems(it -> it.percentProperty().set(typed))).containsEntry(ConversionField.COMMISSION, sentence);
        assertThat(problems(it -> {
            it.paysProperty().set(Pays.FIXED);
            it.commissionProperty().set(typed);
        })).containsEntry(ConversionField.COMMISSION, sentence);
    }

    @Test
    void takesPastedAmountsWithTheirLineEnd() {
        assertThat(problems(it -> it.valueProperty().set(" 20.00\n"))).isEmpty();
        assertThat(form.draftProperty().get().valueCarried()).isEqualTo("20.00");
    }

    @Test
    void namesThePerCentSign() {
        assertThat(problems(it -> it.percentProperty().set("10 %"))).containsEntry(ConversionField.COMMISSION,
                "Write it without the per cent sign: 10.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payout", "{payout", "{}", "20.00"})
    void wantsAPlaceholderFromTheNetwork(String typed) {
        assertThat(problems(it -> {
            it.valueFromProperty().set(From.NETWORK);
            it.valuePlaceholderProperty().set(typed);
        })).containsKey(ConversionField.VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.0/33", "example.com", "999.1.1.1", "::/129", "1.2.3"})
    void namesTheSenderThatIsNone(String sender) {
        assertThat(problems(it -> it.senders().setAll("203.0.113.7", sender)).get(ConversionField.SENDERS))
                .startsWith(sender + ":").contains("Try ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000", "99999999999999999999", "1.5", "ten", "3651"})
    void refusesWindowsThatAreNone(String number) {
        assertThat(problems(it -> it.windowProperty().set(number))).containsKey(ConversionField.WINDOW);
    }

    @Test
    void takesAWindowAndForEver() {
        assertThat(problems(it -> it.windowProperty().set("3650"))).isEmpty();
        assertThat(problems(it -> it.windowProperty().set(" "))).isEmpty();
        assertThat(form.draftProperty().get().windowLength()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "a b", "geheimß", "x\u0007"})
    void refusesSecretsThatCannotBeSent(String token) {
        assertThat(problems(it -> it.tokenProperty().set(token))).containsKey(ConversionField.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a b}", "x&y", "a=b", "[s2sidentifier]"})
    void refusesPlaceholdersThatBreakTheUrl(String placeholder) {
        assertThat(problems(it -> it.placeholderProperty().set(placeholder)))
                .containsKey(ConversionField.PLACEHOLDER);
    }

    @Test
    void defaultsAtReceiptWantNumbers() {
        assertThat(problems(it -> {
            it.networkProperty().set("TUNE (HasOffers)");
            it.valueFromProperty().set(From.NETWORK);
            it.acceptDefaultsProperty().set(true);
        })).containsOnlyKeys(ConversionField.DEFAULTS);
    }

    static List<Conversion> stored() {
        Conversion plain = Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Sale");
        return List.of(plain, new Conversion(plain.id(), "Lead", "{payout}", "#price#", "0", "EUR", "CAKE", "#s3#",
                DuplicateRule.EVERY, Duration.ofHours(36), List.of(), "secret",
                AnswerRule.ALWAYS_200, false, true, Map.of(), Lifecycle.PAUSED),
                new Conversion(plain.id(), "Odd", "20.00", "0", "{percent}", null, null, null,
                        DuplicateRule.BY_TRANSACTION, Duration.ofSeconds(90), List.of(), null,
                        AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void keepsWhatIsStoredAsItIs(Conversion stored) {
        ConversionDraft draft = ConversionDraft.of(stored);
        assertThat(rules.problems(draft)).isEmpty();
        assertThat(draft.toConversion(stored.id(), stored.lifecycle())).isEqualTo(stored);
    }

    @Test
    void showsAWindowInItsLargestUnit() {
        assertThat(Unit.largestOf(Duration.ofDays(30))).isEqualTo(Unit.DAYS);
        assertThat(Unit.largestOf(Duration.ofHours(36))).isEqualTo(Unit.HOURS);
        assertThat(Unit.largestOf(Duration.ofSeconds(61))).isEqualTo(Unit.SECONDS);
    }

    @Test
    void worksOutWhatAPerCentComesTo() {
        form.load(ConversionDraft.empty());
        form.currencyProperty().set("USD");
        form.percentProperty().set("10");
        assertThat(form.commissionHelpProperty().get()).isEqualTo("For a sale of 49.90 USD that is 4.99 USD.");
        form.valueProperty().set("1000");
        form.percentProperty().set("5.5");
        assertThat(form.commissionHelpProperty().get()).isEqualTo("For a sale of 1000.00 USD that is 55.00 USD.");
        form.percentProperty().set("150");
        assertThat(form.commissionHelpProperty().get()).contains("more than the sale");
    }

    @Test
    void saysAmountsAsTheLanguageWritesThem() {
        ConversionForm german = new ConversionForm(NetworksFile::shipped, new Messages(Locale.GERMAN), new Random(7));
        german.load(ConversionDraft.empty());
        german.valueProperty().set("100.00");
        german.percentProperty().set("5");
        assertThat(german.commissionHelpProperty().get()).isEqualTo("Bei einem Verkauf von 100,00 sind das 5,00.");
    }
}
