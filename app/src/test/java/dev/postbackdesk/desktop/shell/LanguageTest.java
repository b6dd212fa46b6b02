package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageTest {
    @Test
    void theSystemsDecidesWhereThereAreWordsInIt() {
        assertThat(Language.SYSTEM.locale(Locale.of("de", "AT"))).isEqualTo(Locale.of("de", "AT"));
        assertThat(Language.SYSTEM.locale(Locale.UK)).isEqualTo(Locale.UK);
        assertThat(Language.SYSTEM.locale(Locale.JAPAN)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aChosenOneIsSpokenWhateverTheSystemSpeaks() {
        assertThat(new Language("de").locale(Locale.US)).isEqualTo(Locale.GERMAN);
        assertThat(new Language("en").locale(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void eachIsCalledByItsOwnName() {
        assertThat(Language.all()).extracting(Language::code).startsWith("", "en").contains("de");
        assertThat(new Language("de").ownName()).isEqualTo("Deutsch");
        assertThat(new Language("en").ownName()).isEqualTo("English");
    }

    @Test
    void whatIsNoLanguageIsTheSystems() {
        // As a file of settings that somebody changed may say.
        for (String code : new String[]{"", "ja", "DE", "../languages/de", "de_AT", "d"}) {
            assertThat(Language.of(code)).as(code).isEqualTo(Language.SYSTEM);
        }
        assertThat(Language.of("de")).isEqualTo(new Language("de"));
    }

    @Test
    void theChoiceIsRemembered(@TempDir Path data) {
        Settings.in(data).language().set(new Language("de"));
        Settings.in(data).projector().set(true);
        Settings.in(data).notifying().set(false);

        Settings again = Settings.in(data);
        assertThat(again.language().get()).isEqualTo(new Language("de"));
        assertThat(again.projector().get()).isTrue();
        assertThat(again.notifying().get()).isFalse();
    }
}
