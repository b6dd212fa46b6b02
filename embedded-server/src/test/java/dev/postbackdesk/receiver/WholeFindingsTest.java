package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WholeFindingsTest {
    private static LinkFigures figures(long prefetches, long bots) {
        return new LinkFigures(0, 0, bots, prefetches, 0, 0, Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    private static String cause(Locale language, Optional<Finding> finding) {
        return new FindingText(language).cause(finding.orElseThrow());
    }

    @Test
    void oneIsNotSpokenOfAsSeveral() {
        LinkFigures one = figures(1, 1);
        assertThat(one.prefetches()).isEqualTo(1);
        assertThat(cause(Locale.ENGLISH, WholeFindings.prefetches("Summer", one)))
                .startsWith("1 request for Summer only looked").endsWith("It is counted, but is no click.");
        assertThat(cause(Locale.ENGLISH, WholeFindings.bots("Summer", one)))
                .startsWith("1 click on Summer names a crawler").endsWith("rates leave it out.");
        assertThat(cause(Locale.GERMAN, WholeFindings.prefetches("Sommer", one)))
                .startsWith("1 Anfrage an Sommer hat nur geschaut");
        assertThat(cause(Locale.GERMAN, WholeFindings.bots("Sommer", one))).startsWith("1 Klick auf Sommer nennt");

        LinkFigures some = figures(2, 2_000);
        assertThat(cause(Locale.ENGLISH, WholeFindings.prefetches("Summer", some)))
                .startsWith("2 requests for Summer only looked");
        assertThat(cause(Locale.ENGLISH, WholeFindings.bots("Summer", some)))
                .startsWith("2,000 clicks on Summer name a crawler");
        assertThat(WholeFindings.bots("Summer", figures(0, 0))).isEmpty();
        assertThat(WholeFindings.prefetches("Summer", figures(0, 0))).isEmpty();
    }
}
