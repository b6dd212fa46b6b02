package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Figures;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NetworkBox;
import dev.postbackdesk.desktop.fx.PaintedField;
import dev.postbackdesk.desktop.fx.ReachNote;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.fx.UrlLegend;
import dev.postbackdesk.desktop.shell.AddressAdvice;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.PostbackUrl.Kind;
import dev.postbackdesk.link.PostbackUrl.Parameter;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.receiver.ConversionFigures;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The postback URL of the conversion as its form has it: coloured, explained parameter by parameter, and ready to copy.
final class PostbackCard extends VBox {
    private final Messages words;
    private final ConversionsViewModel model;
    private final UrlFlow url = new UrlFlow();
    private final UrlLegend legend;
    private final GridPane table = new GridPane();
    private final VBox notes = new VBox();
    private final Figures figures;
    private final Separator line = new Separator();
    private final Field placeholder;
    private final AddressAdvice advice;
    private final ReachNote reach;
    private final Button another;

    PostbackCard(Messages words, ConversionsViewModel model, AddressAdvice advice) {
        this.words = words;
        this.model = model;
        this.advice = advice;
        reach = new ReachNote(words, advice::setUp);
        setId("postback-card");
        getStyleClass().add("postback-card");
        legend = new UrlLegend(words);
        figures = new Figures(words);
        url.setId("postback-url");
        url.getStyleClass().add("url-box");
        CopyButton copy = CopyButton.labelled(words, words.text("forms.copy"), words.text("conversions.url.copy"),
                this::text).tell(advice::copied);
        copy.setId("copy-postback-url");
        copy.getStyleClass().add("small");
        Label title = new Label(words.text("conversions.url"));
        title.getStyleClass().add("card-title");
        HBox head = new HBox(title, ScreenHeader.spacer(), copy);
        head.getStyleClass().add("card-head");
        MenuItem copyItem = new MenuItem(words.text("conversions.url.copy"));
        copyItem.setOnAction(_ -> {
            Clips.copy(text());
            advice.copied(text());
        });
        ContextMenu menu = new ContextMenu(copyItem);
        url.setOnContextMenuRequested(event -> menu.show(url, event.getScreenX(), event.getScreenY()));

        PaintedField own = ConversionFormView.placeholder("conversion-placeholder", model.form().placeholderProperty());
        own.input().promptTextProperty().bind(model.form().networkProperty().map(_ -> model.form().chosenNetwork()
                .flatMap(Network::clickIdPlaceholder).orElse(words.text("conversions.placeholder.prompt"))));
        placeholder = new Field(words.text("conversions.placeholder"), own, own.input());
        placeholder.helpProperty().bind(model.form().placeholderHelpProperty());
        another = new Button(null, Icons.normal(Feather.EDIT_2));
        another.getStyleClass().addAll("flat", "icon-only");
        another.setId("another-placeholder");
        Tip.on(another, words.text("conversions.placeholder.another"));
        another.setAccessibleText(words.text("conversions.placeholder.another"));
        another.setOnAction(_ -> {
            showPlaceholder(true);
            own.input().requestFocus();
        });
        table.getStyleClass().add("parameters");
        table.getColumnConstraints().addAll(column(80, Priority.NEVER), column(138, Priority.NEVER),
                column(80, Priority.ALWAYS));
        notes.getStyleClass().add("notes");
        // A conversion that is not stored yet has no past.
        line.visibleProperty().bind(figures.visibleProperty());
        getChildren().addAll(head, network(), placeholder, url, legend, reach, table, notes, line,
                figures);

        model.postbackUrlProperty().subscribe(this::show);
        model.editor().selectedProperty().subscribe(_ -> showNotes());
        model.editor().dirtyProperty().subscribe(_ -> showNotes());
        model.figuresProperty().subscribe(this::showFigures);
    }

    private Node network() {
        Label label = new Label(words.text("conversions.placeholders-of"));
        label.getStyleClass().add("muted");
        label.setMinWidth(USE_PREF_SIZE);
        NetworkBox box = new NetworkBox(model::networks, words, model.form().networkProperty());
        box.setId("conversion-network");
        label.setLabelFor(box);
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox row = new HBox(label, box, another);
        row.getStyleClass().add("network-row");
        model.editor().selectedProperty().subscribe(_ -> showPlaceholder(false));
        model.form().networkProperty().subscribe(_ -> showPlaceholder(false));
        return row;
    }

    /// The merchant's own placeholder is asked for where nobody knows it, else on demand.
    private void showPlaceholder(boolean wanted) {
        boolean needed = model.form().chosenNetwork().flatMap(Network::clickIdPlaceholder).isEmpty()
                || !model.form().placeholderProperty().get().isEmpty();
        boolean focused = placeholder.isVisible() && placeholder.control().isFocused();
        ConversionFormView.shown(placeholder, needed || wanted || focused);
        ConversionFormView.shown(another, !placeholder.isVisible());
    }

    /// The URL alone, with its copy button: stays in sight below a form that leaves no room beside it.
    HBox dock() {
        UrlFlow flow = new UrlFlow();
        HBox.setHgrow(flow, Priority.ALWAYS);
        model.postbackUrlProperty().subscribe(present -> flow.setParts(present == null ? List.of() : present.parts()));
        CopyButton copy = CopyButton.labelled(words, words.text("forms.copy"), words.text("conversions.url.copy"),
                this::text).tell(advice::copied);
        copy.setMinWidth(USE_PREF_SIZE);
        HBox dock = new HBox(flow, copy);
        dock.setId("postback-dock");
        dock.getStyleClass().add("editor-dock");
        return dock;
    }

    /// The field for the form's view, which shows the errors of all fields.
    Field placeholderField() {
        return placeholder;
    }

    private String text() {
        PostbackUrl present = model.postbackUrlProperty().get();
        return present == null ? "" : present.text();
    }

    private void show(@Nullable PostbackUrl present) {
        if (present == null) {
            return;
        }
        url.setParts(present.parts());
        legend.setParts(present.parts());
        reach.show(advice.finding(present.text()));
        table.getChildren().clear();
        header("conversions.table.parameter", 0);
        header("conversions.table.carries", 1);
        header("conversions.table.from", 2);
        int row = 1;
        for (Parameter parameter : present.parameters()) {
            Label name = new Label(parameter.name());
            name.getStyleClass().addAll("mono", "muted");
            Label from = new Label(from(parameter));
            from.getStyleClass().addAll("caption", "muted");
            from.setWrapText(true);
            cell(name, 0, row);
            cell(carries(parameter), 1, row);
            cell(from, 2, row);
            row++;
        }
        // The note on the address, and the own placeholder, follow from the same changes.
        showNotes();
    }

    private void header(String key, int column) {
        Label label = new Label(words.text(key));
        label.getStyleClass().addAll("caption", "muted", "medium");
        cell(label, column, 0);
    }

    private void cell(Node content, int column, int row) {
        HBox cell = new HBox(content);
        cell.getStyleClass().add(row == 0 ? "parameter-header" : "parameter-cell");
        table.add(cell, column, row);
    }

    private Node carries(Parameter parameter) {
        String text = parameter.carries();
        Label label = switch (parameter.kind()) {
            case PLACEHOLDER, MISSING -> UrlFlow.pill(UrlPart.Kind.PLACEHOLDER, text);
            case FIXED -> {
                boolean secret = parameter.source() == PostbackUrl.Source.SECRET;
                Label fixed = new Label(secret
                        ? "••••••••"
                        : text.length() > 16 ? text.substring(0, 4) + "…" + text.substring(text.length() - 4) : text);
                fixed.getStyleClass().addAll("mono", "fixed-value");
                yield fixed;
            }
        };
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setEllipsisString("…");
        Tip.on(label, text);
        return label;
    }

    private String from(Parameter parameter) {
        if (parameter.kind() == Kind.MISSING) {
            return words.text("conversions.from.to-find-out");
        }
        return switch (parameter.source()) {
            case NETWORK -> model.form().chosenNetwork().map(Network::shortName)
                    .map(name -> words.text("conversions.from.network", name))
                    .orElseGet(() -> words.text("conversions.from.merchant"));
            case THIS_CONVERSION, VALUE, COMMISSION, ZERO_FOR_PERCENT, NOTHING, PERCENT, SECRET, TO_FIND_OUT -> words
                    .text(ConversionFormView.key("conversions.from", parameter.source()));
        };
    }

    private void showNotes() {
        notes.getChildren().setAll(model.notes().stream().map(this::note).toList());
        ConversionFormView.shown(notes, !notes.getChildren().isEmpty());
        Optional.ofNullable(model.editor().selectedProperty().get())
                .ifPresent(row -> figures.setVisible(row.stored()));
    }

    private Node note(ConversionNotes.Note note) {
        Label text = new Label(note.text());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().addAll("caption", note.warning() ? "warning-text" : "muted");
        if (!note.code().isEmpty()) {
            Tip.on(text, note.code());
        }
        HBox row = new HBox(note.warning()
                ? Icons.small(Feather.ALERT_TRIANGLE, "icon-warning")
                : Icons.small(Feather.INFO), text);
        row.getStyleClass().add("note");
        return row;
    }

    private void showFigures(ConversionFigures now) {
        figures.show(now.accepted(), now.rejected(), now.commission());
    }

    private static ColumnConstraints column(double width, Priority grow) {
        return new ColumnConstraints(width, width, grow == Priority.NEVER ? width : Double.MAX_VALUE, grow, HPos.LEFT,
                true);
    }
}
