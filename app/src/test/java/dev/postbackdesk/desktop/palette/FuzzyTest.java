package dev.postbackdesk.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {
    @ParameterizedTest
    @CsvSource({"trk,Tracking links,Tr--k---------", "tl,Tracking links,T--------l----",
            "LINK,Tracking links,---------link-",
            "new l,New link,new-l---", "bak,Backups…,ba-k----", "ss,Press space,---ss------"})
    void marksTheLettersThatMatch(String query, String text, String shown) {
        Fuzzy.Match match = Fuzzy.match(query, text).orElseThrow();

        StringBuilder marks = new StringBuilder("-".repeat(text.length()));
        match.at().forEach(at -> marks.setCharAt(at, text.charAt(at)));
        assertThat(marks.toString()).isEqualToIgnoringCase(shown);
    }

    @ParameterizedTest
    @CsvSource({"knil,Tracking links", "linkx,Tracking links", "é,Tracking links"})
    void findsNothingElse(String query, String text) {
        assertThat(Fuzzy.match(query, text)).isEmpty();
    }

    @Test
    void beginningsOfWordsGoBeforeLettersInside() {
        assertThat(best("co", "Record", "Go to Conversions", "Conversions")).containsExactly("Conversions",
                "Go to Conversions", "Record");
        assertThat(best("nc", "Announce", "New conversion")).containsExactly("New conversion", "Announce");
    }

    private static List<String> best(String query, String... texts) {
        return List.of(texts).stream().sorted(Comparator.comparingInt(
                (String text) -> Fuzzy.match(query, text).orElseThrow().score()).reversed()).toList();
    }
}
