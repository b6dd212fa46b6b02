package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Theme;
import java.lang.ref.Reference;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Gets ready what every window needs, while the receiver is opened on another thread: fonts, the style sheets, and the
/// controls' classes. Used on the FX thread.
final class WarmUp {
    /// Held until the window is there: JavaFX forgets the sheets of a scene that is gone.
    private @Nullable Scene scene;

    void run(Theme.Mode mode) {
        Theme.useOurSheet();
        Theme.loadFonts();
        TableView<String> table = new TableView<>();
        TableColumn<String, String> column = new TableColumn<>("Column");
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
        table.getColumns().setAll(List.of(column));
        table.getItems().setAll("Row");
        ListView<String> list = new ListView<>();
        list.getItems().setAll("Entry");
        Button button = new Button("Button", Icons.normal(Feather.COPY));
        button.setTooltip(new Tooltip("Tip"));
        VBox all = new VBox(new Label("Label"), button, new ToggleButton("Toggle"), new MenuButton("Menu"),
                new CheckBox("Check"), new TextField("Text"), new ScrollPane(new Label("Scrolled")), list, table);
        Scene sample = new Scene(all, 1440, 900);
        new Theme(mode, MainWindow.SHEETS).dress(sample);
        all.applyCss();
        all.layout();
        scene = sample;
    }

    /// Lets go of it.
    void done() {
        Scene held = scene;
        try {
            scene = null;
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
