package dev.postbackdesk.desktop.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.guide.Run.Face;
import dev.postbackdesk.desktop.guide.Run.Way;
import dev.postbackdesk.language.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The guide in other languages says what the English one does: who changes a page sees which other one is to be changed.
class GuideTranslationsTest {
    private static final Path FOLDER = Path.of("..", "docs", "guide");
    private static final Path MESSAGES = Path.of(
            "../assets/src/main/resources/dev/postbackdesk/assets/messages");
    private static final Pattern COMMENT = Pattern.compile("\\s{2,}# .*");
    private static final Pattern FILE = Pattern.compile("\\]\\((?:\\.\\./)+([^)#]+)\\)");
    private static final Pattern LISTED = Pattern.compile("\\]\\(([a-z-]+)\\.md\\)");
    /// Words of the window may go on, as in "Restore …".
    private static final Pattern GOES_ON = Pattern.compile("[\\s…]+$");

    private final Guide english = new Guide(Locale.ENGLISH);

    /// What stands below a heading, the heading included.
    private record Section(String heading, List<Block> blocks) {
        List<Run> runs() {
            return blocks.stream().flatMap(GuideTest::runs).toList();
        }
    }

    static Stream<Locale> languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isDirectory).map(folder -> Locale.of(folder.getFileName().toString())).toList()
                    .stream();
        }
    }

    static Stream<Arguments> pages() throws IOException {
        return languages().flatMap(language -> Guide.NAMES.stream().map(name -> Arguments.of(language, name)));
    }

    private static Path folder(Locale language) {
        return FOLDER.resolve(language.getLanguage());
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
    }

    private static List<Section> sections(Page page) {
        List<Section> sections = new ArrayList<>();
        for (Block block : page.blocks()) {
            if (block instanceof Block.Heading) {
                sections.add(new Section(block.text(), new ArrayList<>()));
            }
            sections.getLast().blocks().add(block);
        }
        return sections;
    }

    @Test
    void germanIsThere() throws IOException {
        assertThat(languages()).contains(Locale.GERMAN);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsThereAndListed(Locale language) throws IOException {
        String code = language.getLanguage();
        assertThat(Translation.isThere(code)).as("the window speaks " + code).isTrue();
        Path contents = folder(language).resolve("README.md");
        assertThat(found(LISTED, contents)).isEqualTo(Guide.NAMES);
        assertThat(contents).content().contains("](../README.md)");
        assertThat(FOLDER.resolve("README.md")).content().contains("](" + code + "/README.md)");
        try (Stream<Path> files = Files.list(folder(language))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md"))
                    .map(name -> name.replace(".md", ""))).containsExactlyInAnyOrderElementsOf(Guide.NAMES);
        }
        Guide guide = new Guide(language);
        assertThat(Guide.NAMES).as("brought along").noneMatch(guide::isForeign);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Locale language, String name) throws IOException {
        Guide guide = new Guide(language);
        guide.page(name).blocks().stream().flatMap(GuideTest::runs).map(Run::to)
                .filter(Way.Inside.class::isInstance).map(Way.Inside.class::cast)
                .forEach(to -> assertThat(guide.page(to.page()).has(to.anchor())).as(name + " links to " + to)
                        .isTrue());

        Path page = folder(language).resolve(name + ".md");
        for (String file : found(FILE, page)) {
            assertThat(folder(language).resolve("../../" + file)).as("what " + page + " links to").exists();
        }
        assertThat(found(FILE, page)).isEqualTo(found(FILE, FOLDER.resolve(name + ".md")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasTheShapeOfTheEnglishOne(Locale language, String name) {
        List<Section> ours = sections(new Guide(language).page(name));
        List<Section> theirs = sections(english.page(name));

        assertThat(ours.stream().map(section -> shape(section.blocks().getFirst()))).as("headings")
                .isEqualTo(theirs.stream().map(section -> shape(section.blocks().getFirst())).toList());
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).blocks().stream().map(GuideTranslationsTest::shape).toList())
                    .as(name + ", " + ours.get(i).heading() + ", in English " + theirs.get(i).heading())
                    .isEqualTo(theirs.get(i).blocks().stream().map(GuideTranslationsTest::shape).toList());
        }
    }

    /// What does not depend on the language: lines to copy are the same apart from what a comment says of them.
    private static String shape(Block block) {
        return switch (block) {
            case Block.Heading heading -> "heading " + heading.level();
            case Block.Paragraph _ -> "paragraph";
            case Block.Code code -> "lines\n" + COMMENT.matcher(code.text()).replaceAll("  # …");
            case Block.Items items -> "list " + items.items().stream().map(item -> item.mark() + " "
                    + item.blocks().stream().map(GuideTranslationsTest::shape).toList()).toList();
            case Block.Table table -> "table of " + table.rows().size() + " rows, columns " + columns(table);
            case Block.Quote quote -> "quote " + quote.blocks().stream().map(GuideTranslationsTest::shape).toList();
        };
    }

    private static Set<Integer> columns(Block.Table table) {
        Set<Integer> columns = new TreeSet<>(table.rows().stream().map(List::size).toList());
        columns.add(table.head().size());
        return columns;
    }

    /// Code, and where links lead, are the same in each section, in the order that the language asks for. Keys have their names.
    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasTheCodeAndTheLinksOfTheEnglishOne(Locale language, String name) {
        List<Section> ours = sections(new Guide(language).page(name));
        List<Section> theirs = sections(english.page(name));

        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            assertThat(fixed(ours.get(i), language)).as(name + ", " + theirs.get(i).heading())
                    .containsExactlyInAnyOrderElementsOf(fixed(theirs.get(i), language));
        }
    }

    private static List<String> fixed(Section section, Locale language) {
        Messages local = new Messages(language);
        Messages common = new Messages(Locale.ENGLISH);
        List<String> fixed = new ArrayList<>();
        for (Run run : section.runs()) {
            if (run.face() == Face.CODE) {
                String code = run.text();
                for (String key : List.of("control", "shift", "enter", "delete")) {
                    code = code.replace(local.text("fx.key." + key), common.text("fx.key." + key));
                }
                fixed.add(code);
            }
            switch (run.to()) {
                case Way.Inside(var page, var anchor) -> fixed.add(page + (anchor.isEmpty() ? "" : "#…"));
                case Way.Outside(var address) -> fixed.add(address);
                case null -> {
                    // No link.
                }
            }
        }
        return fixed;
    }

    /// Names that stand out and are words of the window are its words in the other language.
    @ParameterizedTest
    @MethodSource("pages")
    void whatTheWindowNamesIsNamedAsItDoes(Locale language, String name) {
        Map<String, Set<String>> words = words(language);
        List<Section> ours = sections(new Guide(language).page(name));
        List<Section> theirs = sections(english.page(name));
        List<String> faults = new ArrayList<>();

        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            List<String> named = named(ours.get(i));
            for (String said : named(theirs.get(i))) {
                Set<String> wanted = words.getOrDefault(said, Set.of());
                if (!wanted.isEmpty() && wanted.stream().noneMatch(named::contains)) {
                    faults.add(theirs.get(i).heading() + ": " + said + " is " + wanted);
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private static List<String> named(Section section) {
        return section.runs().stream().filter(run -> run.face() == Face.STRONG || run.face() == Face.EMPHASIS)
                .map(run -> plain(run.text())).filter(text -> !text.isEmpty()).toList();
    }

    private static String plain(String text) {
        return GOES_ON.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("");
    }

    /// The window's words in a language, by the English ones.
    private static Map<String, Set<String>> words(Locale language) {
        Translation translation = Translation.to(language);
        Map<String, Set<String>> words = new HashMap<>();
        try (Stream<Path> bundles = Files.list(MESSAGES)) {
            for (Path file : bundles.toList()) {
                Properties bundle = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                bundle.forEach((key, text) -> translation.words(String.valueOf(key)).ifPresent(word -> words
                        .computeIfAbsent(plain(String.valueOf(text)), _ -> new TreeSet<>()).add(plain(word))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /// What is opened by the name of a heading still arrives: at the heading that names the screen as the window does.
    @ParameterizedTest
    @MethodSource("languages")
    void everyScreenIsWrittenOf(Locale language) {
        Guide guide = new Guide(language);
        for (String screen : List.of("live", "conversions", "links", "clicks", "reports", "rehearsal", "settings",
                "connect", "check")) {
            Way.Inside about = guide.translated(GuideViewModel.about(screen));
            Page page = guide.page(about.page());
            int at = Math.max(0, page.anchors().indexOf(about.anchor()));

            assertThat(sections(page).get(at).heading()).as(about.toString())
                    .isEqualTo(new Messages(language).text("shell.screen." + screen));
        }
    }
}
