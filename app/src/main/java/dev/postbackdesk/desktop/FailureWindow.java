package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is shown in place of the window where the receiver cannot start: what happened, what to do, and a code that can be
/// copied. Another port is taken only when the user says so.
final class FailureWindow {
    private static final int WIDTH = 560;
    private static final int HIGHEST_PORT = 65_535;

    private final Messages messages;
    private final ReceiverException failure;
    private final Runnable quit;
    private final IntConsumer otherPort;
    private final VBox root = new VBox(16);

    /// @param otherPort is given the port that the user chose; only where the port is taken
    FailureWindow(Messages messages, ReceiverException failure, Runnable quit, IntConsumer otherPort) {
        this.messages = messages;
        this.failure = failure;
        this.quit = quit;
        this.otherPort = otherPort;
        root.getStyleClass().add("failure");
        build();
    }

    /// @param mode light or dark, as it was last chosen
    Scene scene(Theme.Mode mode) {
        Scene scene = new Scene(root, WIDTH, -1);
        new Theme(mode, List.of("shell")).dress(scene);
        return scene;
    }

    private void build() {
        Label title = new Label(messages.text("failure." + failure.kind().name().toLowerCase(java.util.Locale.ROOT)),
                Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        title.getStyleClass().add("verdict-title");
        title.setId("failure-title");
        title.setWrapText(true);
        Label sentence = new Label(failure.sentence());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("paragraph");
        sentence.setId("failure-sentence");
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        Label code = new Label(failure.kind().name());
        code.getStyleClass().addAll("mono", "muted");
        HBox codeLine = new HBox(8, code, CopyButton.icon(messages, messages.text("fx.copy-message"),
                () -> failure.kind() + ": " + failure.sentence()));
        codeLine.getStyleClass().add("code-line");
        root.getChildren().setAll(title, sentence, codeLine, buttons());
    }

    private HBox buttons() {
        Button end = new Button(messages.text("failure.quit"));
        end.setCancelButton(true);
        end.setId("failure-quit");
        end.setOnAction(_ -> quit.run());
        HBox row = new HBox(8, ScreenHeader.spacer(), end);
        if (failure.kind() == ReceiverException.Kind.PORT_TAKEN) {
            Button other = new Button(messages.text("failure.other-port"));
            other.setId("failure-other-port");
            other.setOnAction(_ -> row.getChildren().setAll(portField(end)));
            row.getChildren().add(other);
        }
        return row;
    }

    private List<javafx.scene.Node> portField(Button end) {
        TextField field = new TextField();
        field.setPromptText("8378");
        field.setPrefColumnCount(6);
        field.setId("failure-port");
        Label label = new Label(messages.text("failure.port"));
        label.setLabelFor(field);
        Button use = new Button(messages.text("failure.use-port"));
        use.setDefaultButton(true);
        use.setId("failure-use-port");
        use.setOnAction(_ -> {
            String text = field.getText().strip();
            int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
            if (port > 0 && port <= HIGHEST_PORT) {
                otherPort.accept(port);
            } else {
                label.setText(messages.text("failure.port-range"));
                field.requestFocus();
            }
        });
        HBox labelled = new HBox(8, label, field);
        labelled.getStyleClass().add("code-line");
        return List.of(labelled, ScreenHeader.spacer(), end, use);
    }
}
