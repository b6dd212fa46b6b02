package dev.postbackdesk.desktop.fx;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// JavaFX asks its toolkit which key the shortcut key is, so that has to run.
@ExtendWith(OnFxThread.class)
class KeyNamesTest {
    private static final KeyCombination PROJECTOR = keys(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN);

    private final KeyNames english = new KeyNames(new Messages(Locale.ENGLISH, false));
    private final KeyNames german = new KeyNames(new Messages(Locale.GERMAN, false));

    private static KeyCombination keys(KeyCode code, KeyCombination.Modifier... held) {
        return new KeyCodeCombination(code, held);
    }

    @Test
    void keysAreCalledAsTheKeyboardsOfALanguageAreLabelled() {
        assertThat(english.of(PROJECTOR)).isEqualTo("Ctrl+Shift+P");
        assertThat(german.of(PROJECTOR)).isEqualTo("Strg+Umschalt+P");
        assertThat(german.of(keys(KeyCode.UP, ALT_DOWN))).isEqualTo("Alt+↑");
        assertThat(german.of(keys(KeyCode.ENTER, CONTROL_DOWN))).isEqualTo("Strg+Eingabe");
        assertThat(german.shortcut(KeyCode.DIGIT1)).isEqualTo("Strg+1");
        assertThat(german.of(keys(KeyCode.PLUS, SHORTCUT_DOWN))).isEqualTo("Strg++");
        assertThat(
                Stream.of(KeyCode.PAGE_DOWN, KeyCode.DELETE, KeyCode.SPACE, KeyCode.ESCAPE, KeyCode.HOME, KeyCode.F11)
                        .map(german::of))
                .containsExactly("Bild ab", "Entf", "Leertaste", "Esc", "Pos1", "F11");
        assertThat(
                Stream.of(KeyCode.PAGE_DOWN, KeyCode.DELETE, KeyCode.SPACE, KeyCode.ESCAPE, KeyCode.HOME, KeyCode.F11)
                        .map(english::of))
                .containsExactly("Page Down", "Delete", "Space", "Esc", "Home", "F11");
    }

    @Test
    void aMacHasSymbolsInTheOrderOfItsMenus() {
        KeyNames mac = new KeyNames(new Messages(Locale.GERMAN, true));

        assertThat(mac.of(PROJECTOR)).isEqualTo("⇧⌘P");
        assertThat(mac.of(keys(KeyCode.LEFT, ALT_DOWN, CONTROL_DOWN))).isEqualTo("⌃⌥←");
    }

    /// Otherwise two entries of a menu would share one place in the window's map.
    @Test
    void aMenuShowsTheNameAndTakesTheSameKeys() {
        KeyCombination shown = german.forMenu(PROJECTOR);

        assertThat(shown.getDisplayText()).isEqualTo("Strg+Umschalt+P");
        assertThat(shown).isEqualTo(german.forMenu(PROJECTOR)).hasSameHashCodeAs(german.forMenu(PROJECTOR))
                .isNotEqualTo(german.forMenu(keys(KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN)));
    }
}
