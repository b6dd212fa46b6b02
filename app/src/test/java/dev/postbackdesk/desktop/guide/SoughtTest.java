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
        assertThat(Sought.of("b.").pieces("a b. B.c ab")).containsExactly(new Piece("a ", false), new Piece("b.", true),
                new Piece(" ", false), new Piece("B.", true), new Piece("c ab", false));
        assertThat(Sought.of("x y").pieces("yx")).containsExactly(new Piece("y", true), new Piece("x", true));
    }

    @Test
    void nothingIsSoughtByBlanks() {
        assertThat(Sought.of("  ").isEmpty()).isTrue();
        assertThat(Sought.of("").pieces("all of it")).containsExactly(new Piece("all of it", false));
    }
}
