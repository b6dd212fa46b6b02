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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the server part says is made of keys that have English words, and no words are left that nobody says. That each has
/// words in every language is seen to by [LanguagesTest].
class SayingsTest {
    private static final Path SERVER = Path.of("../embedded-server/src/main/java/dev/postbackdesk");
    private static final Path DESKTOP = Path.of("src/main/java/dev/postbackdesk/desktop");
    private static final Pattern KEY = Pattern.compile("Saying\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern MADE = Pattern.compile("new (?:ReceiverException|SaidIOException)\\([^;]*;");
    private static final Pattern VERBATIM = Pattern.compile("Saying\\.verbatim\\([^;]*;");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("dev.postbackdesk.sayings.sayings",
            Locale.ROOT);

    @Test
    void everyKeySaidHasWordsAndEveryWordIsSaid() throws IOException {
        Set<String> said = new TreeSet<>();
        for (Path file : sources()) {
            Matcher key = KEY.matcher(Files.readString(file));
            while (key.find()) {
                said.add(key.group(1));
            }
        }

        assertThat(said).isNotEmpty().isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : List.of(SERVER, DESKTOP)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /// A sentence that stands in the sources would be English in every window. What a failure is made of is a [Saying], but
    /// for one of the receiver's, which may have a text that is in the window's language already.
    @Test
    void noFailureIsMadeOfASentenceInTheSources() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (Path file : sources()) {
            Matcher made = MADE.matcher(Files.readString(file));
            while (made.find()) {
                if (holdsASentence(made.group())) {
                    sentences.add(file + ": " + made.group());
                }
            }
        }

        assertThat(sentences).isEmpty();
    }

    private static boolean holdsASentence(String code) {
        return LITERAL.matcher(code).results().anyMatch(literal -> literal.group(1).contains(" "));
    }

    /// What has no words in a bundle is said as it is in every language: names and values alone.
    @Test
    void whatIsSaidAsItIsIsNoSentence() throws IOException {
        List<String> verbatim = new ArrayList<>();
        for (Path file : sources()) {
            Matcher made = VERBATIM.matcher(Files.readString(file));
            while (made.find()) {
                verbatim.add(file.getFileName() + ": " + made.group());
            }
        }

        assertThat(verbatim).isNotEmpty().noneMatch(SayingsTest::holdsASentence);
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

    @Test
    void whatTheDesktopMakesOfAMistakeOrAnEndIsInTheWindowsLanguageToo() {
        List<String> told = new ArrayList<>();
        Tasks tasks = new Tasks(Runnable::run, () -> Locale.GERMAN);

        tasks.then(CompletableFuture.failedFuture(new CancellationException()), _ -> {},
                error -> told.add(error.sentence()));
        tasks.then(CompletableFuture.failedFuture(new IllegalStateException("oops")), _ -> {},
                error -> told.add(error.sentence()));

        assertThat(told).containsExactly("Das wurde abgebrochen.",
                "Das ging nicht; der Grund steht im Protokoll: java.lang.IllegalStateException: oops");
    }
}
