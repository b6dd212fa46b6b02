package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.guide.Run.Face;
import dev.postbackdesk.desktop.guide.Run.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads a page's Markdown. Pictures are left out: the program they show is in sight. What else the window could not show is
/// an [IllegalArgumentException], which a test over all pages finds first.
final class GuideReader {
    private static final Pattern PAGE = Pattern.compile("([a-z-]*)(?:\\.md)?(?:#(.*))?");
    private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    private final Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    Page read(String name, String markdown) {
        return new Page(name, blocks(name, parser.parse(markdown)));
    }

    private static List<Block> blocks(String page, Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            Block block = block(page, node);
            if (!block.text().isBlank()) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static Block block(String page, Node node) {
        return switch (node) {
            case Heading heading -> {
                List<Run> runs = runs(page, heading);
                yield new Block.Heading(heading.getLevel(), anchor(Block.words(runs)), runs);
            }
            case Paragraph paragraph -> new Block.Paragraph(runs(page, paragraph));
            case IndentedCodeBlock code -> new Block.Code(code.getLiteral().stripTrailing());
            case FencedCodeBlock code -> new Block.Code(code.getLiteral().stripTrailing());
            case BulletList list -> items(page, list, null);
            case OrderedList list -> items(page, list, list.getMarkerStartNumber());
            case BlockQuote quote -> new Block.Quote(blocks(page, quote));
            case TableBlock table -> table(page, table);
            default -> throw new IllegalArgumentException(page + " holds what is not shown: " + node);
        };
    }

    private static Block items(String page, Node list, @Nullable Integer first) {
        List<Block.Item> items = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            items.add(new Block.Item(first == null ? "•" : first + items.size() + ".", blocks(page, node)));
        }
        return new Block.Items(items);
    }

    private static Block table(String page, TableBlock table) {
        List<List<Run>> head = List.of();
        List<List<List<Run>>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<List<Run>> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(runs(page, cell));
                }
                if (!(part instanceof TableHead)) {
                    rows.add(List.copyOf(cells));
                } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    head = cells;
                }
            }
        }
        return new Block.Table(head, rows);
    }

    private static List<Run> runs(String page, Node parent) {
        List<Run> runs = new ArrayList<>();
        addRuns(page, parent, Face.PLAIN, null, runs);
        return runs;
    }

    private static void addRuns(String page, Node parent, Face face, @Nullable Way to, List<Run> runs) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> add(text.getLiteral(), face, to, runs);
                case Code code -> add(code.getLiteral(), Face.CODE, to, runs);
                case SoftLineBreak _ -> add(" ", face, to, runs);
                case HardLineBreak _ -> add("\n", face, to, runs);
                case Emphasis emphasis -> addRuns(page, emphasis, Face.EMPHASIS, to, runs);
                case StrongEmphasis strong -> addRuns(page, strong, Face.STRONG, to, runs);
                case Link link -> addRuns(page, link, face, way(page, link.getDestination()), runs);
                case Image _ -> {
                    // Left out.
                }
                default -> throw new IllegalArgumentException(page + " holds what is not shown: " + node);
            }
        }
    }

    /// Runs that look alike become one, so that a word that is sought is found across them, and a link that goes on in the next
    /// line of the file is one link.
    private static void add(String text, Face face, @Nullable Way to, List<Run> runs) {
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.face() == face && Objects.equals(last.to(), to)) {
            runs.set(runs.size() - 1, new Run(last.text() + text, face, to));
        } else {
            runs.add(new Run(text, face, to));
        }
    }

    /// Files beside the guide are not brought along: their names stand there as words.
    private static @Nullable Way way(String page, String destination) {
        if (destination.matches("https?://.*")) {
            return new Way.Outside(destination);
        }
        if (destination.startsWith("../")) {
            return null;
        }
        Matcher inside = PAGE.matcher(destination);
        if (!inside.matches()) {
            throw new IllegalArgumentException(page + " links to what is not shown: " + destination);
        }
        String anchor = inside.group(2);
        return new Way.Inside(inside.group(1).isEmpty() ? page : inside.group(1), anchor == null ? "" : anchor);
    }

    /// As the web sites make it that show the same files.
    private static String anchor(String heading) {
        return NOT_IN_ANCHOR.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
    }
}
