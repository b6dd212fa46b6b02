package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The biggest matter among today's rejections, or a conversion for which nothing arrives, on top of the table; the others in
/// a menu. Its nodes are made once and change their words: under traffic these change every few seconds, and who is about to
/// press a button is not to lose it.
final class InsightBar extends HBox {
    private static final double NARROW = 1000;
    /// Below this, what can be done stands below what is said.
    private static final double STACKED = 640;

    private final Frame frame;
    private final Messages messages;
    private final FindingText words;
    private final LiveViewModel model;
    private final RowText rows;
    private final MerchantNote note;
    private final SelfTest selfTest;
    private final FontIcon alert = Icons.normal(Feather.ALERT_CIRCLE, "icon-danger");
    private final FontIcon warning = Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning");
    private final HBox line = line();
    private final TextFlow flow = new TextFlow();
    private final FlowPane below = new FlowPane(12, 8);
    private final VBox both = new VBox(8, flow, below);
    private final Button show;
    private final Button copy;
    private final Button open;
    private final Button test;
    private final MenuButton more = new MenuButton();
    private boolean stacked;

    InsightBar(Frame frame, FindingText words, LiveViewModel model, RowText rows) {
        this.frame = frame;
        this.words = words;
        this.model = model;
        this.rows = rows;
        messages = frame.messages();
        note = new MerchantNote(frame, words);
        selfTest = new SelfTest(frame.receiver(), frame.tasks(), messages);
        getStyleClass().add("insight");
        setId("insight");
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox.setHgrow(both, Priority.ALWAYS);
        show = button("insight-show", "", null);
        copy = button("insight-note", messages.text("live.merchant-note.copy"), Feather.FILE_TEXT);
        open = button("silence-open", "", null);
        test = button("silence-test", messages.text("live.silence.test"), Feather.ZAP);
        Tip.on(test, messages.text("live.silence.test-tip"));
        more.getStyleClass().addAll("flat", "small");
        more.setId("insight-more");
        more.setMinWidth(USE_PREF_SIZE);
        model.insights().insightsProperty().subscribe(_ -> show());
        model.insights().silencesProperty().subscribe(_ -> show());
        model.definitionsProperty().addListener((_, _, _) -> show());
        widthProperty().subscribe(width -> {
            boolean now = width.doubleValue() > 0 && width.doubleValue() < STACKED;
            if (now != stacked) {
                stacked = now;
                show();
            }
        });
    }

    /// What is found, in words, and what can be done about it.
    ///
    /// @param actions makes the buttons its own
    /// @param look what choosing it in the menu does
    private record Matter(FontIcon icon, List<Piece> pieces, Supplier<List<Button>> actions, Runnable look) {}

    private void show() {
        List<Matter> matters = new ArrayList<>();
        model.insights().insightsProperty().get().forEach(insight -> matters.add(rejected(insight)));
        model.insights().silencesProperty().get().forEach(silence -> matters.add(silent(silence)));
        setVisible(!matters.isEmpty());
        setManaged(!matters.isEmpty());
        if (matters.isEmpty()) {
            getChildren().clear();
            return;
        }
        Matter first = matters.getFirst();
        List<Node> actions = new ArrayList<>(first.actions().get());
        if (matters.size() > 1) {
            others(matters.subList(1, matters.size()));
            actions.add(more);
        }
        if (stacked) {
            flow(first.pieces());
            hold(below, actions);
            hold(this, List.of(first.icon(), both));
        } else {
            line(first.pieces());
            hold(this, Stream.concat(Stream.of(first.icon(), line), actions.stream()).toList());
        }
    }

    /// What stays where it is keeps the focus.
    private static void hold(Pane pane, List<? extends Node> nodes) {
        if (!pane.getChildren().equals(nodes)) {
            pane.getChildren().setAll(nodes);
        }
    }

    private Matter rejected(Insight insight) {
        return new Matter(alert, pieces(insight), () -> {
            show.setText(messages.text("live.insight.show", insight.count()));
            show.setOnAction(_ -> model.showOnly(insight));
            copy.setOnAction(_ -> note.copy(insight, model.definitionsProperty().get()));
            return List.of(show, copy);
        }, () -> model.showOnly(insight));
    }

    private Matter silent(Silence silence) {
        String name = silence.conversion().name();
        Runnable look = () -> frame.navigator().choose("conversions", silence.conversion().id().value());
        return new Matter(warning,
                List.of(new Piece(Piece.Kind.STRONG, messages.text("live.silence.clicks", silence.clicks()) + " "),
                        new Piece(Piece.Kind.PLAIN, messages.text("live.silence.nothing", name))),
                () -> {
                    open.setText(messages.text("live.silence.open", name));
                    open.setOnAction(_ -> look.run());
                    test.setOnAction(_ -> test(silence));
                    return List.of(open, test);
                }, look);
    }

    private void test(Silence silence) {
        test.setDisable(true);
        selfTest.run(silence, done -> {
            test.setDisable(false);
            tested(done);
        }, error -> {
            test.setDisable(false);
            frame.overlay().error(error.sentence());
        });
    }

    private void tested(Postback postback) {
        if (postback.result() == Result.REJECTED) {
            String reason = postback.findings().stream().filter(Finding::rejects).findFirst().map(words::title)
                    .orElse("");
            frame.overlay().error(messages.text("live.silence.rejected", postback.number(), reason));
        } else {
            frame.overlay().report(messages.text("live.silence.works", postback.number()));
        }
        model.detail().open(postback.number());
    }

    /// In a narrow bar, a button with an icon shows that alone.
    private Button button(String id, String text, @Nullable Feather icon) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        if (icon != null) {
            button.setGraphic(Icons.normal(icon));
            Tip.on(button, text);
            button.setAccessibleText(text);
            button.contentDisplayProperty().bind(Bindings.when(widthProperty().lessThan(NARROW))
                    .then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
        }
        return button;
    }

    /// One line: what does not fit is cut off at its end.
    private static HBox line() {
        HBox line = new HBox();
        line.setMinWidth(0);
        line.getStyleClass().add("insight-line");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(line.widthProperty());
        clip.heightProperty().bind(line.heightProperty());
        line.setClip(clip);
        return line;
    }

    private void line(List<Piece> pieces) {
        line.getChildren().clear();
        for (Piece piece : pieces) {
            Label label = label(piece);
            label.setMinWidth(piece.equals(pieces.getLast()) ? 0 : USE_PREF_SIZE);
            line.getChildren().add(label);
        }
        line.setAccessibleText(text(pieces));
    }

    private static Label label(Piece piece) {
        Label label = new Label(piece.text());
        label.getStyleClass().addAll(switch (piece.kind()) {
            case PLAIN, QUIET -> List.of("muted", "may-shorten");
            case STRONG -> List.of("semibold");
            case CODE -> List.of("mono", "strong");
            case BAD_CODE -> List.of("mono", "strong", "danger-text");
            case ODD_CODE -> List.of("mono", "strong", "warning-text");
        });
        return label;
    }

    /// In as many lines as it takes.
    private void flow(List<Piece> pieces) {
        flow.getChildren().clear();
        for (Piece piece : pieces) {
            Text text = new Text(piece.text());
            text.getStyleClass().addAll("insight-text", piece.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            flow.getChildren().add(text);
        }
        flow.setAccessibleText(text(pieces));
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private void others(List<Matter> others) {
        more.setText(messages.text("live.insight.more", others.size()));
        more.getItems().clear();
        for (Matter other : others) {
            MenuItem item = new MenuItem(text(other.pieces()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> other.look().run());
            more.getItems().add(item);
        }
    }

    private List<Piece> pieces(Insight insight) {
        List<Piece> pieces = new ArrayList<>();
        Finding finding = insight.finding();
        if (finding.code() == FindingCode.PLACEHOLDER_NOT_REPLACED && finding.args().size() > 1) {
            pieces.add(new Piece(Piece.Kind.STRONG,
                    messages.text("live.insight.since", insight.count(), since(insight)) + " "));
            pieces.add(new Piece(Piece.Kind.PLAIN, messages.text("live.insight.carry") + " "));
            pieces.add(new Piece(Piece.Kind.BAD_CODE, finding.args().get(1)));
            pieces.add(new Piece(Piece.Kind.PLAIN, " " + messages.text("live.insight.unreplaced")));
        } else {
            pieces.add(new Piece(Piece.Kind.STRONG,
                    messages.text("live.insight.count", insight.count(), since(insight)) + " "));
            pieces.addAll(Piece.of(words.reason(finding), finding));
        }
        String place = place(insight);
        boolean known = !place.equals(RowText.NONE);
        String sender = insight.sender();
        if (sender != null) {
            String tail = messages.text(known ? "live.insight.sender-and-conversion" : "live.insight.sender", sender,
                    place);
            int at = tail.indexOf(sender);
            pieces.add(new Piece(Piece.Kind.PLAIN, ", " + tail.substring(0, at)));
            pieces.add(new Piece(Piece.Kind.CODE, sender));
            pieces.add(new Piece(Piece.Kind.PLAIN, tail.substring(at + sender.length())));
        } else {
            pieces.add(
                    new Piece(Piece.Kind.PLAIN, known ? " " + messages.text("live.insight.conversion", place) : "."));
        }
        return pieces;
    }

    /// The link, where all are of one; else the conversion.
    private String place(Insight insight) {
        return Optional.ofNullable(insight.linkKey()).flatMap(model.definitionsProperty().get()::link)
                .map(stored -> stored.link().name())
                .orElseGet(() -> rows.conversion(insight.example(), model.definitionsProperty().get()));
    }

    private String since(Insight insight) {
        ZonedDateTime then = insight.since().atZone(frame.format().zone());
        boolean today = then.toLocalDate()
                .equals(frame.receiver().clock().instant().atZone(frame.format().zone()).toLocalDate());
        String time = frame.format().time(insight.since()).substring(0, 5);
        return today ? time : frame.format().date(insight.since());
    }
}
