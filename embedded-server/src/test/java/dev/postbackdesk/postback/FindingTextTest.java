package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTextTest {
    private static final List<String> ARGS = List.of("1", "two", "3", "four", "five");

    private final FindingText words = FindingText.english();

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAllItsWords(FindingCode code) {
        Finding finding = new Finding(code, code.severity(), null, "", ARGS).as(Severity.WARNS);

        assertThat(List.of(words.cause(finding), words.cure(finding))).allSatisfy(FindingTextTest::isSentence);
        isLabel(words.title(finding));
        if (code.isOfPostbacks()) {
            isSentence(words.answer(finding));
            isLabel(words.reason(finding));
            assertThat(words.reason(finding).length()).isLessThan(45);
        }
    }

    @Test
    void germanSaysItInGerman() {
        Finding repeat = new Finding(FindingCode.DUPLICATE, FindingCode.DUPLICATE.severity(), null, "",
                List.of("48213", "under 1 s"));

        assertThat(new FindingText(Locale.GERMANY).reason(repeat)).isEqualTo("Wie 48.213, weniger als 1 s früher");
        assertThat(new FindingText(Locale.FRANCE).title(repeat)).isEqualTo("This was counted already");
    }

    @Test
    void aSaleThatWasRecordedWithoutACurrencyStaysSo() {
        Finding finding = new Finding(FindingCode.CURRENCY_UNKNOWN, Severity.WARNS, "currency", "sale-none",
                List.of("EURO", ""));

        assertThat(words.cause(finding))
                .isEqualTo("currency is EURO, which is no ISO 4217 code. The sale already recorded"
                        + " has none, and stays without one.");
        assertThat(words.cure(finding)).isEqualTo("Have a code of three letters sent, such as EUR.");
        assertThat(new FindingText(Locale.GERMAN).cause(finding)).endsWith("hat keine und bleibt ohne Währung.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json | [1] | Er ist kein JSON-Objekt",
            "application/json | {\"val\": true} | Der Wert von val ist weder Text noch Zahl",
            "application/json | {} {} | Nach dem JSON-Objekt folgt noch etwas",
            "application/json | {\"val\" | Er ist kein gültiges JSON", " | val=1 | Er nennt keinen Typ",
            "text/xml | <val/> | Sein Typ ist text/xml"})
    void germanSaysWhyABodyWasNotRead(@Nullable String type, String body, String why) {
        List<Header> headers = type == null ? List.of() : List.of(new Header("Content-Type", type));
        String stored = Objects.requireNonNull(PostbackRequest.parse(new Arrival(Instant.EPOCH, "POST", "/postback",
                "", headers, body.getBytes(StandardCharsets.UTF_8), "192.0.2.1", false)).bodyProblem());
        Finding finding = new Finding(FindingCode.BODY_NOT_READ, Severity.REJECTS, "body", "", List.of(stored));

        assertThat(new FindingText(Locale.GERMAN).answer(finding))
                .isEqualTo("Der Body ließ sich nicht lesen: " + why + ".");
        assertThat(words.answer(finding)).isEqualTo("The body could not be read: " + stored + ".");
    }

    private static void isSentence(String text) {
        assertThat(text).endsWith(".").doesNotContain("!", "$", "  ");
    }

    private static void isLabel(String text) {
        assertThat(text).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void noKeyIsMisspelt(FindingCode code) {
        Set<String> codes = java.util.Arrays.stream(FindingCode.values()).map(Enum::name).collect(Collectors.toSet());
        Set<String> parts = Set.of("answer", "reason", "title", "cause", "cure");
        ResourceBundle bundle = ResourceBundle.getBundle("dev.postbackdesk.findings.findings", Locale.ENGLISH);

        assertThat(bundle.keySet()).filteredOn(key -> !key.startsWith("WORD.")).allSatisfy(key -> {
            assertThat(codes).contains(key.substring(0, key.indexOf('.')));
            assertThat(parts).contains(key.substring(key.lastIndexOf('.') + 1));
        });
        assertThat(bundle.keySet()).contains(code + ".cause");
    }
}
