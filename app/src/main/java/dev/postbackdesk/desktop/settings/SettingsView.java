package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The Settings screen: cards in two columns, or one below the other where there is no room for both.
final class SettingsView extends BorderPane {
    private static final double BESIDE = 980;

    private final List<SettingsGroup> groups;
    private final VBox wide = column();
    private final VBox narrow = column();
    private final HBox columns = new HBox();
    private boolean beside;

    SettingsView(Messages words, List<SettingsGroup> groups) {
        this.groups = List.copyOf(groups);
        getStyleClass().addAll("screen", "settings");
        setTop(new ScreenHeader(words.text("settings.title")).ruled());
        columns.getStyleClass().add("settings-columns");
        narrow.getStyleClass().add("narrow-column");
        HBox.setHgrow(wide, Priority.ALWAYS);
        for (SettingsGroup group : this.groups) {
            (group.wide() ? wide : narrow).getChildren().add(card(group));
        }
        columns.getChildren().add(wide);
        wide.getChildren().add(narrow);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        setCenter(scroll);
        widthProperty().subscribe(width -> arrange(width.doubleValue() >= BESIDE));
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("settings-column");
        return column;
    }

    private void arrange(boolean fits) {
        if (fits != beside) {
            beside = fits;
            if (fits) {
                wide.getChildren().remove(narrow);
                columns.getChildren().add(narrow);
            } else {
                columns.getChildren().remove(narrow);
                wide.getChildren().add(narrow);
            }
        }
    }

    private static Node card(SettingsGroup group) {
        Label title = new Label(group.title(), Icons.normal(group.icon()));
        title.getStyleClass().add("card-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("settings-head");
        VBox body = new VBox(group.body());
        body.getStyleClass().add("settings-body");
        VBox card = new VBox(head, body);
        card.getStyleClass().add("settings-card");
        card.setId("settings-" + group.name());
        return card;
    }
}
