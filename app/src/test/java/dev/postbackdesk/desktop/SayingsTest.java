package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server part says is made of keys that have English words, and no words are left that nobody says. That each has
/// words in every language is seen to by [LanguagesTest].
class SayingsTest {
    private static final Path SERVER = Path.of("../embedded-server/src/main/java/dev/postbackdesk");
    private static final Pattern KEY = Pattern.compile("Saying\\.of\\(\\s*\"([^\"]+)\"");
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("dev.postbackdesk.sayings.sayings",
            Locale.ROOT);

    @Test
    void everyKeySaidHasWordsAndEveryWordIsSaid() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SERVER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    said.add(key.group(1));
                }
            }
        }

        assertThat(said).isNotEmpty().isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    }

    /// The sentences of a group that has keys: a new one without a key would be English in every window.
    @ParameterizedTest
    @ValueSource(strings = {"link/DefinitionStore", "link/Destination", "link/Placeholder", "conversion/SenderRange",
            "postback/RemarkStore", "receiver/KnownNetworks", "receiver/PublicAddress"})
    void noSentenceStandsInTheSourcesOfAGroupThatHasKeys(String source) throws IOException {
        String text = Files.readString(SERVER.resolve(source + ".java"));

        assertThat(text).doesNotContainPattern("new Refusal\\(\\s*\"")
                .doesNotContainPattern("Optional\\s*\\.of\\(\\s*\"")
                .doesNotContainPattern("new ReceiverException\\(Kind\\.\\w+,\\s*\"").doesNotContain("Saying.verbatim");
    }

    @Test
    void aSayingIsSaidInTheLanguageAskedFor() {
        Saying saying = Saying.of("said.link.slug-taken", "Summer", "summer");

        assertThat(saying.english())
                .isEqualTo("Another tracking link, Summer, has the slug summer. Choose another slug.");
        assertThat(saying.in(Locale.GERMAN))
                .isEqualTo("Ein anderer Tracking-Link, Summer, hat den Slug summer. Wählen Sie einen anderen.");
        assertThat(saying.in(Locale.JAPAN)).isEqualTo(saying.english());
        assertThat(Destination.problem("https://shop.example/a b").orElseThrow().in(Locale.GERMAN)).contains("%20");
    }

    @Test
    void aFailureArrivesInTheWindowsLanguageAndIsEnglishElsewhere() {
        ReceiverException failure = new ReceiverException(ReceiverException.Kind.INVALID,
                Saying.of("said.remark.empty"));
        List<String> told = new ArrayList<>();

        new Tasks(Runnable::run, () -> Locale.GERMAN).then(CompletableFuture.failedFuture(failure), _ -> {},
                error -> told.add(error.sentence()));

        assertThat(told).containsExactly("Die Notiz ist leer. Schreiben Sie auf, was Sie sich merken wollen.");
        assertThat(failure).hasMessage("The note is empty. Write what is to be remembered.");
        assertThat(failure.sentence()).isEqualTo(failure.getMessage());
    }
}
