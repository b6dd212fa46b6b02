package dev.postbackdesk.desktop.qr;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tip;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The QR code of the tracking link, and what can be done with it.
public final class QrPane extends VBox {
    private static final double EDGE = 248;

    private final Messages words;

    public QrPane(Messages words, QrViewModel model, Notices notices) {
        this.words = words;
        getStyleClass().add("qr-pane");
        setId("qr-pane");
        QrView view = new QrView(EDGE);
        view.setId("qr-code");
        model.codeProperty().subscribe(view::show);
        Label opens = new Label(words.text("links.qr.opens"));
        opens.getStyleClass().addAll("caption", "muted");
        Label url = new Label();
        url.getStyleClass().addAll("mono");
        url.setWrapText(true);
        url.setMinHeight(USE_PREF_SIZE);
        model.urlProperty().subscribe(link -> {
            url.setText(link.replaceFirst("^https?://", ""));
            view.setAccessibleText(words.text("links.qr.of", link));
        });
        view.setAccessibleRole(javafx.scene.AccessibleRole.IMAGE_VIEW);
        GridPane buttons = new GridPane(8, 8);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        buttons.getColumnConstraints().addAll(half, half);
        buttons.setMaxWidth(EDGE);
        buttons.addRow(0, button("copy", Feather.COPY, () -> {
            Clips.copy(view.image());
            notices.done(words.text("links.qr.copied"), null);
        }), button("print", Feather.PRINTER, model::print));
        buttons.addRow(1, button("png", Feather.DOWNLOAD, model::savePng),
                button("svg", Feather.DOWNLOAD, model::saveSvg));
        getChildren().addAll(view, new VBox(opens, url), buttons);
    }

    private Button button(String what, Feather icon, Runnable action) {
        Button button = new Button(words.text("links.qr." + what), Icons.small(icon));
        button.setId("qr-" + what);
        button.getStyleClass().add("small");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tip.on(button, words.text("links.qr." + what + ".tip"));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
