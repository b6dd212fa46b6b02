package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTextTest {
    private static final List<String> ARGS = List.of("1", "two", "3", "four", "five");

    private final FindingText words = FindingText.english();

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAllItsWords(FindingCode code) {
        Finding finding = new Finding(code, code.severity(), null, "", ARGS).as(Severity.WARNS);

        assertThat(List.of(words.answer(finding), words.cause(finding), words.cure(finding)))
                .allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContain("!", "$", "  "));
        assertThat(List.of(words.reason(finding), words.title(finding)))
                .allSatisfy(label -> assertThat(label).isNotBlank().doesNotEndWith("."));
        assertThat(words.reason(finding).length()).isLessThan(45);
    }

    @ParameterizedTest
    @EnumSource
    void noKeyIsMisspelt(FindingCode code) {
        Set<String> codes = java.util.Arrays.stream(FindingCode.values()).map(Enum::name).collect(Collectors.toSet());
        Set<String> parts = Set.of("answer", "reason", "title", "cause", "cure");
        ResourceBundle bundle = ResourceBundle.getBundle("dev.postbackdesk.findings.findings", Locale.ENGLISH);

        assertThat(bundle.keySet()).allSatisfy(key -> {
            assertThat(codes).contains(key.substring(0, key.indexOf('.')));
            assertThat(parts).contains(key.substring(key.lastIndexOf('.') + 1));
        });
        assertThat(bundle.keySet()).contains(code + ".cause");
    }
}
