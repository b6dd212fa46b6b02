package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Frame;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The line above a detail: which postback it is, its pin, copying, and the way out.
final class DetailHead extends HBox {
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");

    private final CopyMenu copy;
    private final Label time;
    /// What all takes, and the menu in it, with its word.
    private double whole;
    private double menu;

    DetailHead(Frame frame, LiveViewModel model, Detail detail, Runnable close) {
        super(8);
        Messages messages = frame.messages();
        Label number = new Label(messages.text("live.detail.number", detail.postback().number()));
        number.getStyleClass().add("medium");
        number.setId("detail-number");
        number.setMinWidth(USE_PREF_SIZE);
        time = new Label(detail.time());
        time.getStyleClass().addAll("mono", "muted");
        time.setMinWidth(USE_PREF_SIZE);
        Tip.on(time, frame.format().moment(detail.postback().arrival().receivedAt()));
        copy = new CopyMenu(frame, detail, model.detail().remarks().remarksProperty()::get);
        Button end = new Button("", Icons.normal(Feather.X));
        end.getStyleClass().addAll("flat", "small", "icon-only");
        end.setAccessibleText(messages.text("live.detail.close"));
        Tip.on(end, messages.text("live.detail.close-tip"));
        end.setOnAction(_ -> close.run());
        getStyleClass().add("detail-head");
        // Else it would be as wide as all that it holds.
        setMinWidth(0);
        // Its own least width is the style sheet's, which lets it give way in the table.
        HBox chip = new HBox(detail.chip().label(messages));
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(chip, number, time, ScreenHeader.spacer(),
                pin(frame, model.detail().remarks()), copy, end);
    }

    /// Where there is no room for all, the menu's icon says enough; then the time goes, which the timeline tells as well.
    @Override
    protected void layoutChildren() {
        if (whole == 0) {
            whole = prefWidth(-1);
            menu = copy.prefWidth(-1);
        }
        ContentDisplay display = whole > getWidth() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        if (copy.getContentDisplay() != display) {
            copy.setContentDisplay(display);
        }
        boolean room = whole - menu + copy.prefWidth(-1) <= getWidth();
        if (time.isManaged() != room) {
            time.setManaged(room);
            time.setVisible(room);
        }
        super.layoutChildren();
    }

    private static Button pin(Frame frame, RemarksViewModel model) {
        Button pin = new Button("", Icons.normal(Feather.BOOKMARK));
        pin.getStyleClass().addAll("flat", "small", "icon-only", "pin");
        pin.setId("detail-pin");
        pin.setOnAction(_ -> model.togglePin(frame.overlay()::error));
        model.remarksProperty().subscribe(remarks -> {
            pin.pseudoClassStateChanged(PINNED, remarks.pinned());
            String words = frame.messages().text(remarks.pinned() ? "live.unpin" : "live.pin");
            pin.setAccessibleText(words);
            Tip.on(pin, frame.messages().text(remarks.pinned() ? "live.unpin-tip" : "live.pin-tip"));
        });
        return pin;
    }
}
