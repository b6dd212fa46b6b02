package dev.postbackdesk.desktop.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.desktop.guide.Run.Face;
import dev.postbackdesk.desktop.guide.Run.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideReaderTest {
    private static List<Block> read(String markdown) {
        return new GuideReader().read("page", markdown).blocks();
    }

    private static Run plain(String text) {
        return new Run(text, Face.PLAIN, null);
    }

    @Test
    void wordsKeepTheirLook() {
        assertThat(read("Press *Save* or `Ctrl+S`:\nboth **store** it.")).containsExactly(new Block.Paragraph(List.of(
                plain("Press "), new Run("Save", Face.EMPHASIS, null), plain(" or "),
                new Run("Ctrl+S", Face.CODE, null), plain(": both "), new Run("store", Face.STRONG, null),
                plain(" it."))));
    }

    @Test
    void linksLeadToPagesHeadingsAndElsewhere() {
        assertThat(read("[a](connect.md) [b](search.md#clicks) [c](#below) [d](https://ngrok.com/x) [`e`](../x.sh)"))
                .containsExactly(new Block.Paragraph(List.of(
                        new Run("a", Face.PLAIN, new Way.Inside("connect", "")), plain(" "),
                        new Run("b", Face.PLAIN, new Way.Inside("search", "clicks")), plain(" "),
                        new Run("c", Face.PLAIN, new Way.Inside("page", "below")), plain(" "),
                        new Run("d", Face.PLAIN, new Way.Outside("https://ngrok.com/x")), plain(" "),
                        // A file that is not brought along.
                        new Run("e", Face.CODE, null))));
    }

    @Test
    void aLinkThatGoesOnInTheNextLineIsOne() {
        assertThat(read("See [the definitions\nfile](definitions.md).")).containsExactly(new Block.Paragraph(List.of(
                plain("See "), new Run("the definitions file", Face.PLAIN, new Way.Inside("definitions", "")),
                plain("."))));
    }

    @Test
    void headingsAreNamedAsWebSitesNameThem() {
        assertThat(read("## Import, export\n\n### What's `in` it?")).containsExactly(
                new Block.Heading(2, "import-export", List.of(plain("Import, export"))),
                new Block.Heading(3, "whats-in-it", List.of(plain("What's "), new Run("in", Face.CODE, null),
                        plain(" it?"))));
    }

    @Test
    void picturesAreLeftOut() {
        assertThat(read("![The tour](../screenshots/tour-light.png)\n\nText.").stream().map(Block::text))
                .containsExactly("Text.");
    }

    @Test
    void listsQuotesAndLinesToCopy() {
        assertThat(read("- one\n- two\n\n3. three\n4. four\n\n> said\n\n    a  b\n    c\n\n```\nd\n```\n"))
                .containsExactly(
                        new Block.Items(List.of(item("•", "one"), item("•", "two"))),
                        new Block.Items(List.of(item("3.", "three"), item("4.", "four"))),
                        new Block.Quote(List.of(new Block.Paragraph(List.of(plain("said"))))),
                        new Block.Code("a  b\nc"), new Block.Code("d"));
    }

    private static Block.Item item(String mark, String text) {
        return new Block.Item(mark, List.of(new Block.Paragraph(List.of(plain(text)))));
    }

    @Test
    void aTableWithoutNamesHasNoHead() {
        assertThat(read("| a | b |\n|---|---|\n| 1 | |\n\n| | |\n|---|---|\n| 2 | x\\|y |")).containsExactly(
                new Block.Table(List.of(List.of(plain("a")), List.of(plain("b"))),
                        List.of(List.of(List.of(plain("1")), List.of()))),
                new Block.Table(List.of(), List.of(List.of(List.of(plain("2")), List.of(plain("x|y"))))));
    }

    @Test
    void whatBrowsersWouldSwallowIsRefused() {
        assertThatThrownBy(() -> read("Add clickId=<placeholder> to it.")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page");
        assertThatThrownBy(() -> read("<p>x</p>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("[x](other/place.md)")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other/place.md");
    }
}
