package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.receiver.DoorRefusal;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// What was refused before it became a postback: no such path, wrong method, too large.
final class DoorDialog {
    private DoorDialog() {}

    static void show(Frame frame, List<DoorRefusal> refusals) {
        Messages messages = frame.messages();
        Button close = new Button(messages.text("fx.close"));
        close.setDefaultButton(true);
        close.setOnAction(_ -> frame.overlay().closeDialog());
        Label why = Dialog.paragraph(messages.text(refusals.isEmpty() ? "live.door.none" : "live.door.why"));
        VBox body = new VBox(16, why);
        if (!refusals.isEmpty()) {
            body.getChildren().add(table(frame, refusals));
        }
        frame.overlay().dialog(new Dialog(messages.text("live.door.title"), body, close));
    }

    private static Node table(Frame frame, List<DoorRefusal> refusals) {
        GridPane grid = new GridPane(16, 8);
        grid.setId("door-refusals");
        for (int i = 0; i < refusals.size(); i++) {
            DoorRefusal refusal = refusals.get(i);
            grid.addRow(i, mono(frame.format().timeOrDay(refusal.last(), frame.receiver().clock().instant())),
                    mono(Integer.toString(refusal.status())),
                    new Label(refusal.said().in(frame.messages().locale())), sender(frame, refusal),
                    new Label(frame.messages().text("live.door.times", refusal.count())));
        }
        return grid;
    }

    private static Label sender(Frame frame, DoorRefusal refusal) {
        return refusal.isOfOthers() ? new Label(frame.messages().text("live.door.others")) : mono(refusal.sender());
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", "muted");
        return label;
    }
}
