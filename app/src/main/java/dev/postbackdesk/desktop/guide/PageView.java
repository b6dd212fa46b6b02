package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.guide.Run.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A page of the guide, what is sought marked in it.
final class PageView extends VBox {
    /// About what a letter takes in a table.
    private static final double LETTER = 7.4;
    private static final double CELL_PADDING = 16;
    /// A longer word, such as an address, is broken rather than taking all the room.
    private static final double WIDEST_WORD = 220;

    private final Messages words;
    private final Sought sought;
    private final Consumer<Way.Inside> follow;
    private final Map<String, Node> headings = new HashMap<>();
    private @Nullable Node found;

    /// @param follow is given where a link leads that was pressed
    PageView(Messages words, Page page, Sought sought, Consumer<Way.Inside> follow) {
        this.words = words;
        this.sought = sought;
        this.follow = follow;
        getStyleClass().add("guide-page");
        getChildren().addAll(nodes(page.blocks()));
    }

    /// The heading that a link names.
    Optional<Node> heading(String anchor) {
        return Optional.ofNullable(headings.get(anchor));
    }

    /// Where what is sought stands first.
    Optional<Node> found() {
        return Optional.ofNullable(found);
    }

    private List<Node> nodes(List<Block> blocks) {
        return blocks.stream().map(this::node).toList();
    }

    private Node node(Block block) {
        return switch (block) {
            case Block.Heading heading -> {
                TextFlow flow = flow(heading.runs(), "guide-h" + Math.min(heading.level(), 3));
                headings.putIfAbsent(heading.anchor(), flow);
                yield flow;
            }
            case Block.Paragraph paragraph -> flow(paragraph.runs());
            case Block.Code code -> code(code.text());
            case Block.Items items -> {
                VBox box = new VBox();
                box.getStyleClass().add("guide-items");
                items.items().forEach(item -> box.getChildren().add(item(item)));
                yield box;
            }
            case Block.Table table -> table(table);
            case Block.Quote quote -> {
                VBox box = new VBox();
                box.getStyleClass().add("guide-quote");
                box.getChildren().addAll(nodes(quote.blocks()));
                yield box;
            }
        };
    }

    private Node item(Block.Item item) {
        Label mark = new Label(item.mark());
        mark.getStyleClass().addAll("guide-mark", "muted");
        mark.setMinWidth(USE_PREF_SIZE);
        VBox blocks = new VBox();
        blocks.getStyleClass().add("guide-item");
        blocks.getChildren().addAll(nodes(item.blocks()));
        HBox.setHgrow(blocks, Priority.ALWAYS);
        return new HBox(mark, blocks);
    }

    private Node code(String lines) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("guide-lines");
        addWords(flow, lines, "guide-code");
        flow.setMinWidth(0);
        HBox.setHgrow(flow, Priority.ALWAYS);
        CopyButton copy = CopyButton.icon(words, words.text("guide.copy-lines"), () -> lines);
        copy.getStyleClass().add("guide-copy");
        HBox box = new HBox(flow, copy);
        box.getStyleClass().add("code-box");
        return box;
    }

    private Node table(Block.Table table) {
        List<List<List<Run>>> rows = Stream.concat(Stream.of(table.head()).filter(head -> !head.isEmpty()),
                table.rows().stream()).toList();
        List<List<Region>> cells = new ArrayList<>();
        for (List<List<Run>> row : rows) {
            String style = row.equals(table.head()) ? "guide-head-cell" : "guide-cell";
            cells.add(row.stream().map(cell -> cell(cell, style)).toList());
        }
        List<Double> least = IntStream.range(0, rows.getFirst().size()).mapToObj(column -> rows.stream()
                .mapToDouble(row -> longestWord(row.get(column))).max().orElse(0)).toList();
        return new TablePane(cells, least);
    }

    private Region cell(List<Run> runs, String style) {
        VBox cell = new VBox(flow(runs));
        cell.getStyleClass().add(style);
        return cell;
    }

    /// A link is not broken, so that all of it counts as a word.
    private static double longestWord(List<Run> runs) {
        return runs.stream()
                .flatMap(run -> run.to() == null ? Stream.of(run.text().split("\\s+")) : Stream.of(run.text()))
                .mapToDouble(word -> Math.min(WIDEST_WORD, word.length() * LETTER)).max().orElse(0) + CELL_PADDING;
    }

    private TextFlow flow(List<Run> runs, String... styles) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("guide-flow");
        flow.getStyleClass().addAll(styles);
        flow.setMinWidth(0);
        for (Run run : runs) {
            switch (run.to()) {
                case null -> addWords(flow, run.text(), style(run.face()));
                case Way.Inside inside -> flow.getChildren().add(link(run, inside));
                case Way.Outside outside -> {
                    addWords(flow, run.text(), style(run.face()));
                    CopyButton copy = CopyButton.icon(words, words.text("guide.copy-address", outside.address()),
                            outside::address);
                    copy.getStyleClass().add("guide-copy");
                    flow.getChildren().add(copy);
                }
            }
        }
        return flow;
    }

    private static String style(Run.Face face) {
        return "guide-" + face.name().toLowerCase(Locale.ROOT);
    }

    private Node link(Run run, Way.Inside to) {
        Hyperlink link = new Hyperlink(run.text());
        link.getStyleClass().add("guide-link");
        link.setOnAction(_ -> follow.accept(to));
        if (sought.pieces(run.text()).stream().anyMatch(Sought.Piece::found)) {
            link.getStyleClass().add("guide-found");
            noteFound(link);
        }
        return link;
    }

    private void addWords(TextFlow flow, String text, String style) {
        for (Sought.Piece piece : sought.pieces(text)) {
            Text part = new Text(piece.text());
            part.getStyleClass().add(style);
            if (piece.found()) {
                part.getStyleClass().add("guide-found");
                noteFound(part);
            }
            flow.getChildren().add(part);
        }
    }

    private void noteFound(Node node) {
        if (found == null) {
            found = node;
        }
    }
}
