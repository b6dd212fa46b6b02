package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.shell.Zoom;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.VBox;

/// How large everything is drawn.
final class ZoomPane extends VBox {
    ZoomPane(Messages words, ObjectProperty<Zoom> chosen) {
        Segments<Zoom> segments = new Segments<>(List.of(Zoom.values()),
                zoom -> words.text("shell.percent", zoom.percent()), chosen);
        segments.setId("zoom-choice");
        segments.setAccessibleText(words.text("shell.zoom"));
        Field field = new Field(words.text("shell.zoom"), segments);
        field.helpProperty().set(words.text("settings.zoom.help"));
        getChildren().add(field);
    }
}
