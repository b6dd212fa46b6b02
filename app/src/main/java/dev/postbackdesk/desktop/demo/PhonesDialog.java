package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import java.net.SocketException;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks for the address that phones reach the demo by, and says what that means. Used on the FX thread.
public final class PhonesDialog {
    private final Messages words;
    private final Overlay overlay;
    private final DemoViewModel model;
    private final Addresses addresses;
    private final BooleanSupplier onStage;

    /// Where addresses of this machine come from.
    @FunctionalInterface
    public interface Addresses {
        List<Reach> list() throws SocketException;
    }

    /// @param onStage whether the stage view is in sight, which comes back then
    public PhonesDialog(Messages words, Overlay overlay, DemoViewModel model, Addresses addresses,
            BooleanSupplier onStage) {
        this.words = words;
        this.overlay = overlay;
        this.model = model;
        this.addresses = addresses;
        this.onStage = onStage;
    }

    public void show() {
        List<Reach> found;
        try {
            found = addresses.list();
        } catch (SocketException e) {
            overlay.error(words.text("demo.phones.unknown", String.valueOf(e.getMessage())));
            return;
        }
        Button stay = button("stay");
        stay.setOnAction(_ -> overlay.closeDialog());
        if (model.isOpenToOthers()) {
            Button close = button("close");
            close.setOnAction(_ -> listenOn(DemoDesk.ALONE));
            close.setDefaultButton(true);
            overlay.dialog(new Dialog(words.text("demo.phones.open-title", model.desk().bound()),
                    Dialog.paragraph(words.text("demo.phones.open-text")), stay, close));
        } else if (found.isEmpty()) {
            stay.setText(words.text("fx.close"));
            stay.setDefaultButton(true);
            overlay.dialog(new Dialog(words.text("demo.phones.none-title"),
                    Dialog.paragraph(words.text("demo.phones.none-text")), stay));
        } else {
            ask(found, stay);
        }
    }

    private void ask(List<Reach> found, Button stay) {
        ToggleGroup group = new ToggleGroup();
        VBox list = new VBox(8);
        for (Reach reach : found) {
            RadioButton choice = new RadioButton(reach.address());
            choice.setUserData(reach.address());
            choice.setToggleGroup(group);
            choice.getStyleClass().add("mono");
            choice.setMinWidth(160);
            Label card = new Label(words.text(reach.local() ? "demo.phones.card" : "demo.phones.card-public",
                    reach.network()));
            card.getStyleClass().addAll("caption", reach.local() ? "muted" : "warning-text");
            card.setWrapText(true);
            HBox.setHgrow(card, Priority.ALWAYS);
            list.getChildren().add(new HBox(8, choice, card));
        }
        group.selectToggle(group.getToggles().getFirst());
        Label means = new Label(words.text("demo.phones.means"));
        means.setWrapText(true);
        HBox.setHgrow(means, Priority.ALWAYS);
        HBox note = new HBox(8, Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"), means);
        note.getStyleClass().add("phones-note");
        Button open = button("open");
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        open.setOnAction(_ -> listenOn(String.valueOf(group.getSelectedToggle().getUserData())));
        overlay.dialog(new Dialog(words.text("demo.phones.title"),
                new VBox(16, Dialog.paragraph(words.text("demo.phones.text")), list, note), stay, open));
    }

    private void listenOn(String address) {
        overlay.closeDialog();
        model.desk().listenOn(address, onStage.getAsBoolean());
    }

    private Button button(String name) {
        Button button = new Button(words.text("demo.phones." + name));
        button.setId("phones-" + name);
        return button;
    }
}
