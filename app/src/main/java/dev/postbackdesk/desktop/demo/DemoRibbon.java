package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Says above everything else that this is the demo, what becomes of the user's own receiver, and what can be done.
public final class DemoRibbon extends HBox {
    private final Messages words;

    /// @param phones opens the dialog that lets phones in
    /// @param stage opens the stage view
    public DemoRibbon(Messages words, DemoViewModel model, Runnable phones, Runnable stage) {
        this.words = words;
        getStyleClass().add("demo-ribbon");
        setId("demo-ribbon");
        Label what = new Label(model.desk().own().map(own -> words.text("demo.what-own", own))
                .orElseGet(() -> words.text("demo.what")));
        what.setId("demo-what");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Tip.on(what, what.getText());
        Button traffic = button("pause", Feather.PAUSE, model::switchTraffic);
        traffic.setId("demo-traffic");
        model.pausedProperty().subscribe(paused -> {
            String key = paused ? "demo.resume" : "demo.pause";
            traffic.setText(words.text(key));
            traffic.setAccessibleText(words.text(key));
            Tip.on(traffic, words.text(key + ".tip"));
            traffic.setGraphic(Icons.small(paused ? Feather.PLAY : Feather.PAUSE));
        });
        String phonesKey = model.isOpenToOthers() ? "phones-open" : "phones";
        Button let = button(phonesKey, Feather.SMARTPHONE, phones);
        let.setId("demo-phones");
        if (model.isOpenToOthers()) {
            let.getStyleClass().add("open");
        }
        getChildren().addAll(badge(words), what, traffic, let, button("stage", Feather.MAXIMIZE, stage),
                button("reset", Feather.ROTATE_CCW, () -> model.desk().reset(false)),
                button("leave", Feather.LOG_OUT, model.desk()::leave));
    }

    /// The word that is always in sight.
    public static Node badge(Messages words) {
        Label badge = new Label(words.text("demo.badge"), Icons.small(Feather.PLAY_CIRCLE));
        badge.getStyleClass().add("demo-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        return badge;
    }

    private Button button(String name, Feather icon, Runnable action) {
        Button button = new Button(words.text("demo." + name), Icons.small(icon));
        button.setId("demo-" + name);
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(button.getText());
        Tip.on(button, words.text("demo." + name + ".tip"));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
