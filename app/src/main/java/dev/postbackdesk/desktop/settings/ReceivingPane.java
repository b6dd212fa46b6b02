package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.ChipsField;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where it listens, and which proxies may tell whose request they pass on.
final class ReceivingPane extends VBox {
    private final SettingsViewModel model;
    private final ChipsField chips;

    ReceivingPane(Messages words, SettingsViewModel model) {
        super(16);
        this.model = model;
        Label address = new Label(model.localAddress());
        address.getStyleClass().add("mono");
        HBox line = new HBox(4, address,
                CopyButton.icon(words, words.text("settings.listens.copy"), model::localAddress));
        line.getStyleClass().add("settings-line");
        Field listens = new Field(words.text("settings.listens"), line, address);
        listens.helpProperty().set(words.text("settings.listens.help"));
        chips = new ChipsField(model.proxies(), text -> SenderRange.problem(text).isPresent(),
                text -> words.text("settings.proxies.remove", text));
        chips.input().setId("trusted-proxies");
        Field proxies = new Field(words.text("settings.proxies"), chips, chips.input());
        proxies.aside(words.text("settings.proxies.aside"));
        proxies.markToo(chips);
        proxies.helpProperty().set(words.text("settings.proxies.help"));
        proxies.errorProperty().bind(model.proxyProblemProperty());
        Button here = new Button(words.text("settings.proxies.here"), Icons.small(Feather.PLUS));
        here.setId("trust-this-machine");
        here.getStyleClass().add("small");
        Tip.on(here, words.text("settings.proxies.here.tip"));
        here.setOnAction(_ -> model.trustThisMachine());
        getChildren().addAll(listens, proxies, here);
    }

    /// Takes the proxy that is being typed, as leaving its field does: closing the window leaves the focus where it is.
    ///
    /// @return whether all of them are sound, and so saved
    boolean settle() {
        chips.take();
        return model.proxyProblemProperty().get().isEmpty();
    }
}
