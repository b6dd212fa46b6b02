package dev.postbackdesk.desktop.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.guide.Sought.Piece;
import org.junit.jupiter.api.Test;

class SoughtTest {
    @Test
    void allWordsHaveToBeThereInAnyOrderWithoutCase() {
        Sought sought = Sought.of("  proxy TRUST ");
        assertThat(sought.isIn("Trusted proxies, and a Proxy")).isTrue();
        assertThat(sought.isIn("a proxy")).isFalse();
        assertThat(Sought.of("übersicht").isIn("Übersicht")).isTrue();
    }

    @Test
    void whatIsFoundIsParted() {
        assertThat(Sought.of("b. a").pieces("a b. B.c ab")).containsExactly(new Piece("a ", false),
                new Piece("b.", true),
                new Piece(" ", false), new Piece("B.", true), new Piece("c ab", false));
        assertThat(Sought.of("xx yy").pieces("yyXX")).containsExactly(new Piece("yy", true), new Piece("XX", true));
    }

    @Test
    void nothingIsSoughtByBlanksAndSingleLetters() {
        assertThat(Sought.of("e").isEmpty()).as("every page is full of them").isTrue();
        assertThat(Sought.of("  ").isEmpty()).isTrue();
        assertThat(Sought.of("").pieces("all of it")).containsExactly(new Piece("all of it", false));
    }
}
