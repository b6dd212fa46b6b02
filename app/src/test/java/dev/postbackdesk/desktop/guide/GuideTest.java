package dev.postbackdesk.desktop.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.guide.Run.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The guide as it is: all of its pages can be shown, and no link of it leads to nowhere.
class GuideTest {
    private static final Path FOLDER = Path.of("..", "docs", "guide");
    private static final Pattern LISTED = Pattern.compile("\\]\\(([a-z-]+)\\.md\\)");

    private final Guide guide = new Guide(Locale.ENGLISH);

    static Stream<String> names() {
        return Guide.NAMES.stream();
    }

    @Test
    void allPagesAreListedInTheOrderOfTheContents() throws IOException {
        List<String> contents = LISTED.matcher(Files.readString(FOLDER.resolve("README.md"))).results()
                .map(found -> found.group(1)).toList();
        assertThat(Guide.NAMES).isEqualTo(contents);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .map(name -> name.replace(".md", ""))).containsExactlyInAnyOrderElementsOf(Guide.NAMES);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPageIsReadAsItLiesInTheFolder(String name) throws IOException {
        Page page = guide.page(name);

        assertThat(page.blocks().getFirst()).isInstanceOfSatisfying(Block.Heading.class,
                heading -> assertThat(heading.level()).isEqualTo(1));
        String markdown = Files.readString(FOLDER.resolve(name + ".md"));
        assertThat(page.blocks().stream().filter(Block.Heading.class::isInstance).map(Block::text)).hasSameSizeAs(
                Pattern.compile("^#+ ", Pattern.MULTILINE).matcher(markdown).results().map(MatchResult::group)
                        .toList());
        for (String language : List.of("en", "de")) {
            assertThat(GuideDesk.title(new Messages(Locale.of(language)), name)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLinkLeadsSomewhere(String name) {
        List<Way> ways = guide.page(name).blocks().stream().flatMap(GuideTest::runs)
                .flatMap(run -> Stream.ofNullable(run.to())).toList();

        for (Way way : ways) {
            switch (way) {
                case Way.Inside(var page, var anchor) -> {
                    assertThat(Guide.NAMES).as("a page that " + name + " links to").contains(page);
                    assertThat(guide.page(page).has(anchor)).as(name + " links to " + page + "#" + anchor).isTrue();
                }
                case Way.Outside(var address) -> assertThat(address).startsWith("https://");
            }
        }
    }

    @Test
    void someLinksLeadToHeadings() {
        assertThat(names().flatMap(name -> guide.page(name).blocks().stream()).flatMap(GuideTest::runs)
                .map(Run::to)).contains(new Way.Inside("desktop", "backups"), new Way.Inside("connect", ""),
                        new Way.Outside("https://ngrok.com/docs/agent/cli"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "conversions", "links", "clicks", "reports", "rehearsal", "settings", "connect",
            "check"})
    void everyScreenIsWrittenOf(String screen) {
        Way.Inside about = GuideViewModel.about(screen);

        assertThat(guide.page(about.page()).has(about.anchor())).as(about.toString()).isTrue();
    }

    /// All words of a block, with what they look like and where they lead.
    static Stream<Run> runs(Block block) {
        return switch (block) {
            case Block.Heading(var _, var _, var runs) -> runs.stream();
            case Block.Paragraph(var runs) -> runs.stream();
            case Block.Code _ -> Stream.of();
            case Block.Items(var items) -> items.stream().flatMap(item -> item.blocks().stream())
                    .flatMap(GuideTest::runs);
            case Block.Table(var head, var rows) -> Stream
                    .concat(head.stream(), rows.stream().flatMap(List::stream)).flatMap(List::stream);
            case Block.Quote(var blocks) -> blocks.stream().flatMap(GuideTest::runs);
        };
    }
}
