package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Columns;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.fx.TextAreas;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.live.ReplayViewModel.State;
import dev.postbackdesk.desktop.live.ReplayViewModel.To;
import dev.postbackdesk.postback.FindingText;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Sends a stored request again, and shows its two answers side by side. Used on the FX thread.
final class ReplayDialog {
    /// What the request's headers and its body each need, to stand beside each other.
    private static final double HALF = 280;

    private final Frame frame;
    private final Messages messages;
    private final ReplayViewModel model;
    private final ReplayWords words;
    private final Detail detail;
    private final Label says = Dialog.paragraph("");
    private final Button token = new Button();
    private final Button send = new Button();
    private final Button close = new Button();

    private ReplayDialog(Frame frame, Detail detail) {
        this.frame = frame;
        this.detail = detail;
        messages = frame.messages();
        words = new ReplayWords(messages);
        model = new ReplayViewModel(frame.receiver(), frame.tasks(), detail.postback().arrival(), detail.conversion());
    }

    /// @param open shows a postback's detail
    static void show(Frame frame, Detail detail, FindingText findings, LongConsumer open) {
        new ReplayDialog(frame, detail).show(findings, open);
    }

    private void show(FindingText findings, LongConsumer open) {
        says.setId("replay-says");
        ReplayAnswers answers = new ReplayAnswers(frame, model, words, detail, findings, number -> {
            end();
            open.accept(number);
        });
        VBox body = new VBox(12, says, request(), token(), answers);
        Dialog dialog = new Dialog(messages.text("live.replay.title", detail.postback().number()), body, close(),
                send())
                .foot(problem());
        dialog.getStyleClass().add("replay");
        dialog.setId("replay");
        dialog.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                model.send();
                event.consume();
            }
        });
        model.stateProperty().subscribe(_ -> follow());
        for (ObservableValue<?> property : List.<ObservableValue<?>>of(model.toProperty(), model.targetProperty(),
                model.bodyProperty())) {
            property.subscribe(_ -> follow());
        }
        // A dialog that is gone waits for no answer.
        frame.overlay().dialog(dialog, model::cancel);
        send.requestFocus();
    }

    private Node request() {
        Segments<To> to = new Segments<>(List.of(To.values()), choice -> messages.text(switch (choice) {
            case THIS_RECEIVER -> "live.replay.to-this";
            case ANOTHER_ADDRESS -> "live.replay.to-another";
        }), model.toProperty());
        to.setId("replay-to");
        Field where = new Field(messages.text("live.replay.to"), to);
        TextField address = new TextField();
        address.setPromptText("https://staging.example");
        address.setPrefColumnCount(24);
        Field other = new Field(messages.text("live.replay.address"), bound(address, "address",
                model.addressProperty()));
        other.visibleProperty().bind(model.toProperty().map(To.ANOTHER_ADDRESS::equals));
        other.managedProperty().bind(other.visibleProperty());
        TextField method = new TextField();
        method.setPrefColumnCount(6);
        FlowPane line = new FlowPane(24, 12, where, other,
                new Field(messages.text("live.replay.method"), bound(method, "method", model.methodProperty())));
        Field headers = new Field(messages.text("live.replay.headers"),
                bound(area(3), "headers", model.headersProperty()));
        Field content = new Field(messages.text("live.replay.body"), bound(area(3), "body", model.bodyProperty()));
        return new VBox(12, line, new Field(messages.text("live.replay.target"),
                bound(area(2), "target", model.targetProperty())), new Columns(24, HALF, headers, content));
    }

    private static TextArea area(int rows) {
        TextArea area = new TextArea();
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        TextAreas.letTabLeave(area);
        return area;
    }

    private static TextInputControl bound(TextInputControl control, String name, StringProperty text) {
        control.setId("replay-" + name);
        control.getStyleClass().add("mono");
        control.textProperty().bindBidirectional(text);
        return control;
    }

    private Node token() {
        token.getStyleClass().add("link");
        token.setId("replay-token");
        token.setGraphic(Icons.tiny(Feather.KEY));
        token.setText(messages.text("live.replay.token",
                detail.conversion() == null ? "" : detail.conversion().name()));
        Tip.on(token, messages.text("live.replay.token-tip"));
        token.setOnAction(_ -> model.useToken());
        token.managedProperty().bind(token.visibleProperty());
        return token;
    }

    private Node problem() {
        Label problem = new Label("", Icons.small(Feather.ALERT_CIRCLE, "icon-danger"));
        problem.setWrapText(true);
        problem.getStyleClass().addAll("caption", "danger-text");
        problem.setId("replay-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.setMinHeight(Label.USE_PREF_SIZE);
        return problem;
    }

    private Button close() {
        close.setText(messages.text("fx.close"));
        close.setMinWidth(Button.USE_PREF_SIZE);
        close.setOnAction(_ -> end());
        return close;
    }

    private Button send() {
        send.getStyleClass().add("accent");
        send.setId("replay-send");
        send.setMinWidth(Button.USE_PREF_SIZE);
        Tip.on(send, messages.text("live.replay.send-tip"));
        send.setOnAction(_ -> {
            if (model.stateProperty().get() == State.SENDING) {
                model.cancel();
            } else {
                model.send();
            }
        });
        return send;
    }

    private void follow() {
        State state = model.stateProperty().get();
        boolean here = model.toProperty().get() == To.THIS_RECEIVER;
        token.setVisible(model.lacksToken());
        send.setText(switch (state) {
            case EDITING -> messages.text(here ? "live.replay.send-here" : "live.replay.send");
            case ASKING -> messages.text("live.replay.send-to", model.addressProperty().get().strip());
            case SENDING -> messages.text("live.replay.break-off");
            case ANSWERED -> messages.text("live.replay.send-again");
        });
        says.setText(state == State.ASKING
                ? words.question(model.request(), model.carriesToken())
                : here
                        ? words.meaning(detail.postback(), detail.conversion())
                        : messages.text("live.replay.elsewhere"));
        says.getStyleClass().remove("warning-text");
        if (state == State.ASKING) {
            says.getStyleClass().add("warning-text");
        }
    }

    private void end() {
        frame.overlay().closeDialog();
    }
}
