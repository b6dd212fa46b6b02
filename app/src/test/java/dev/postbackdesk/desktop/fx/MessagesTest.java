package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void keysAreCalledAsTheSystemCallsThem() {
        assertThat(new Messages(Locale.ENGLISH, true).text("forms.save.tip")).isEqualTo("Save  ⌘S");
        assertThat(new Messages(Locale.ENGLISH, false).text("forms.save.tip")).isEqualTo("Save  Ctrl+S");
        assertThat(new Messages(Locale.GERMAN, false).text("forms.save.tip")).isEqualTo("Speichern  Strg+S");
        assertThat(new Messages(Locale.GERMAN, true).text("forms.save.tip")).isEqualTo("Speichern  ⌘S");
        assertThat(new Messages(Locale.GERMAN, true).text("settings.projector.help")).endsWith(" ⇧⌘P.");
    }

    @Test
    void whatHasNoWordsInALanguageIsSaidInEnglish() {
        assertThat(new Messages(Locale.GERMANY).text("forms.save")).isEqualTo("Speichern");
        assertThat(new Messages(Locale.FRANCE).text("forms.save")).isEqualTo("Save");
    }
}
