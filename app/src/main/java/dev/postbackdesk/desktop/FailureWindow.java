package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.desktop.FailureViewModel.State;
import dev.postbackdesk.desktop.backups.BackupWords;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.receiver.DataDamage;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is shown in place of the window where the receiver cannot start: what happened, what to do, and a code that can be
/// copied. Nothing is done about it but what the user says.
final class FailureWindow {
    private static final int WIDTH = 640;
    /// Characters of code that stand side by side.
    private static final int LONGEST_LINE = 75;

    private final Messages messages;
    private final BackupWords words;
    private final FailureViewModel model;
    private final Runnable resized;
    private final VBox root = new VBox(16);
    /// What the next key is for.
    private Node focus = root;

    /// @param resized called when it shows more or less than before
    FailureWindow(FailureViewModel model, Runnable resized) {
        this.model = model;
        this.resized = resized;
        words = model.words();
        messages = words.messages();
        root.getStyleClass().add("failure");
        build();
        model.stateProperty().addListener((_, _, _) -> build());
        model.problemProperty().addListener((_, _, _) -> build());
        model.backups().subscribe(this::build);
    }

    /// @param mode light or dark, as it was last chosen
    Scene scene(Theme.Mode mode) {
        Scene scene = new Theme(mode).scene(root, WIDTH, -1);
        focus.requestFocus();
        return scene;
    }

    private void build() {
        List<Node> parts = new ArrayList<>();
        switch (model.stateProperty().get()) {
            case State.Choosing _ -> choosing(parts);
            case State.Asking _ -> asking(parts);
            case State.Restoring(Backup backup) ->
                working(parts, messages.text("failure.restoring", words.name(backup)));
            case State.BeginningAnew _ -> working(parts, messages.text("failure.beginning-anew"));
        }
        root.getChildren().setAll(parts);
        focus.requestFocus();
        resized.run();
    }

    private void choosing(List<Node> parts) {
        parts.add(title(model.damage().map(damage -> damage.setAside() == null ? "failure.missing" : "failure.damaged")
                .orElseGet(() -> "failure." + model.failure().kind().name().toLowerCase(Locale.ROOT))));
        model.damage().ifPresentOrElse(damage -> damage(parts, damage),
                () -> parts.add(paragraph(model.failure().sentence(), "failure-sentence")));
        if (!model.problemProperty().get().isEmpty()) {
            parts.add(problem(model.problemProperty().get()));
        }
        parts.add(foot());
        if (!model.backups().isEmpty()) {
            parts.add(parts.size() - 1, repairs());
        }
    }

    private Label title(String key) {
        Label title = new Label(messages.text(key), Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        title.getStyleClass().add("verdict-title");
        title.setId("failure-title");
        title.setWrapText(true);
        return title;
    }

    private static Label paragraph(String text, String id) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("paragraph");
        label.setId(id);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private void damage(List<Node> parts, DataDamage damage) {
        parts.add(paragraph(damage.what().in(messages.locale()) + ".", "failure-sentence"));
        Path aside = damage.setAside();
        if (aside != null) {
            Label where = new Label(broken(aside));
            where.getStyleClass().addAll("mono", "muted");
            where.setWrapText(true);
            where.setId("failure-aside");
            HBox line = new HBox(8, where,
                    CopyButton.icon(messages, messages.text("failure.copy-path"), aside::toString));
            line.getStyleClass().add("code-line");
            parts.add(new VBox(4, paragraph(messages.text("failure.aside"), "failure-aside-text"), line));
        }
        parts.add(paragraph(model.backups().isEmpty()
                ? messages.text("failure.no-backup")
                : messages.text("failure.backup", words.date(model.backups().getFirst()),
                        words.holds(model.backups().getFirst())),
                "failure-backup"));
    }

    /// A long path in two lines, so that it is not broken within a name.
    private static String broken(Path path) {
        String text = path.toString();
        String name = String.valueOf(path.getFileName());
        return text.length() <= LONGEST_LINE ? text : text.substring(0, text.length() - name.length()) + "\n" + name;
    }

    private static Node problem(String sentence) {
        Label problem = paragraph(sentence, "failure-problem");
        HBox box = new HBox(12, Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"), problem);
        box.getStyleClass().add("failure-problem");
        return box;
    }

    private Node repairs() {
        Backup newest = model.backups().getFirst();
        Button restore = new Button(messages.text("failure.restore", words.name(newest)));
        restore.setId("failure-restore");
        restore.setDefaultButton(true);
        restore.setMinWidth(Button.USE_PREF_SIZE);
        restore.setOnAction(_ -> model.restore(newest));
        focus = restore;
        FlowPane row = new FlowPane(8, 8, restore);
        if (model.backups().size() > 1) {
            MenuButton others = new MenuButton(messages.text("failure.another"));
            others.setId("failure-another");
            others.setMinWidth(Button.USE_PREF_SIZE);
            others.getItems().setAll(model.backups().stream().skip(1).map(this::item).toList());
            row.getChildren().add(others);
        }
        return row;
    }

    private MenuItem item(Backup backup) {
        MenuItem item = new MenuItem(words.name(backup));
        item.setOnAction(_ -> model.restore(backup));
        return item;
    }

    private HBox foot() {
        Button end = quit();
        end.setCancelButton(true);
        focus = end;
        HBox row = new HBox(8);
        row.getStyleClass().add("code-line");
        if (model.damage().isPresent()) {
            Button anew = new Button(messages.text("failure.begin-anew"));
            anew.setId("failure-begin-anew");
            anew.setOnAction(_ -> model.askToBeginAnew());
            row.getChildren().add(anew);
        }
        Label code = new Label(messages.text("failure.code", model.failure().kind().name()));
        code.setId("failure-code");
        code.getStyleClass().addAll("caption", "muted");
        row.getChildren().addAll(ScreenHeader.spacer(), code, CopyButton.icon(messages,
                messages.text("fx.copy-message"),
                () -> model.failure().sentence() + " (" + model.failure().kind() + ")"),
                end);
        if (model.failure().kind() == ReceiverException.Kind.PORT_TAKEN) {
            Button other = new Button(messages.text("failure.other-port"));
            other.setId("failure-other-port");
            other.setOnAction(_ -> row.getChildren().setAll(portField(end)));
            row.getChildren().add(other);
        }
        return row;
    }

    private Button quit() {
        Button end = new Button(messages.text("failure.quit"));
        end.setId("failure-quit");
        end.setOnAction(_ -> model.quit());
        return end;
    }

    private List<Node> portField(Button end) {
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
            if (!model.otherPort(field.getText())) {
                label.setText(messages.text("failure.port-range"));
                field.requestFocus();
            }
        });
        HBox labelled = new HBox(8, label, field);
        labelled.getStyleClass().add("code-line");
        return List.of(labelled, ScreenHeader.spacer(), end, use);
    }

    private void asking(List<Node> parts) {
        Label title = new Label(messages.text("failure.anew-title"));
        title.getStyleClass().add("verdict-title");
        title.setId("failure-title");
        Button back = new Button(messages.text("failure.back"));
        back.setId("failure-back");
        back.setCancelButton(true);
        back.setOnAction(_ -> model.back());
        focus = back;
        Button anew = new Button(messages.text("failure.anew-go"));
        anew.setId("failure-anew-go");
        anew.getStyleClass().add("accent");
        anew.setOnAction(_ -> model.beginAnew());
        parts.addAll(List.of(title, paragraph(messages.text("failure.anew-nothing-deleted"), "failure-sentence"),
                paragraph(messages.text("failure.anew-definitions"), "failure-definitions"),
                new HBox(8, ScreenHeader.spacer(), back, anew)));
    }

    private void working(List<Node> parts, String sentence) {
        Label doing = paragraph(sentence, "failure-working");
        focus = doing;
        HBox line = new HBox(16, new ProgressIndicator(), doing);
        line.getStyleClass().add("code-line");
        parts.addAll(List.of(line, new HBox(ScreenHeader.spacer(), quit())));
    }
}
