package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.WhenSeen;
import dev.postbackdesk.reach.AddressCheck;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;

/// The 28 px at the foot of the window: whether it receives, under which addresses, how much.
final class StatusLine extends HBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final Messages messages;
    private final BooleanProperty tight = new SimpleBooleanProperty(this, "tight");
    private final BooleanProperty least = new SimpleBooleanProperty(this, "least");
    private final BooleanProperty compact = new SimpleBooleanProperty(this, "compact");

    StatusLine(Messages messages, Format format, ShellViewModel model, Runnable setUp, MenuButton appearance,
            Runnable commands) {
        this.messages = messages;
        // Its icon says it as well, and its tooltip.
        appearance.contentDisplayProperty()
                .bind(compact.map(narrow -> narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        appearance.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("status-line");
        Label rate = quiet();
        rate.textProperty().bind(Bindings.createStringBinding(
                () -> messages.text("shell.rate", model.perMinuteProperty().get()), model.perMinuteProperty()));
        Label stored = quiet();
        stored.textProperty().bind(Bindings.createStringBinding(() -> stored(format, model), model.storedProperty(),
                model.statusProperty(), compact));
        // The public address and what is said of it give way, they alone.
        rate.setMinWidth(USE_PREF_SIZE);
        stored.setMinWidth(USE_PREF_SIZE);
        rate.visibleProperty().bind(tight.not());
        rate.managedProperty().bind(rate.visibleProperty());
        Node beforeStored = separator();
        for (Node node : List.of(stored, beforeStored)) {
            node.visibleProperty().bind(least.not());
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().addAll(receiving(model), separator(), publicAddress(format, model, setUp), ScreenHeader.spacer(),
                rate, beforeStored, stored, separator(), appearance, separator(), palette(commands));
    }

    /// In a narrow window the public address is named and not written, and what can be spared is left out.
    void compact(boolean narrow) {
        compact.set(narrow);
        pseudoClassStateChanged(COMPACT, narrow);
    }

    /// In a very narrow one addresses can be copied, and are not written.
    void tight(boolean narrow) {
        tight.set(narrow);
    }

    /// In the narrowest even the public address is not named, and how many are stored is left out.
    void least(boolean narrow) {
        least.set(narrow);
    }

    private Node palette(Runnable commands) {
        Label key = new Label(new KeyNames(messages).of(Keys.PALETTE));
        key.getStyleClass().add("key-cap");
        Button button = new Button(messages.text("shell.commands"), key);
        button.contentDisplayProperty()
                .bind(compact.map(narrow -> narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.RIGHT));
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll("flat", "small", "commands");
        button.setId("commands");
        Tip.on(button, messages.text("shell.tip", messages.text("shell.commands-tip"), key.getText()));
        button.setOnAction(_ -> commands.run());
        return button;
    }

    private Node receiving(ShellViewModel model) {
        Circle dot = new Circle(4);
        dot.getStyleClass().add("status-dot");
        Label word = new Label();
        word.getStyleClass().add("status-word");
        model.statusProperty().subscribe(status -> {
            word.setText(messages.text(status.storing() ? "shell.receiving" : "shell.not-storing"));
            dot.getStyleClass().setAll("status-dot", status.storing() ? "well" : "unwell");
        });
        Label address = new Label(model.localAddress());
        address.getStyleClass().addAll("mono", "muted");
        address.setId("local-address");
        address.setMinWidth(USE_PREF_SIZE);
        address.visibleProperty().bind(tight.not());
        address.managedProperty().bind(address.visibleProperty());
        word.setMinWidth(USE_PREF_SIZE);
        HBox copied = new HBox(4, address,
                CopyButton.icon(messages, messages.text("shell.copy-local"), model::localAddress));
        copied.getStyleClass().add("status-group");
        HBox group = new HBox(8, dot, word, copied);
        group.setId("status-receiving");
        group.getStyleClass().add("status-group");
        return group;
    }

    private Node publicAddress(Format format, ShellViewModel model, Runnable setUp) {
        Label none = quiet();
        none.setText(messages.text("shell.no-public-address"));
        Button set = new Button(messages.text("shell.set-it-up"));
        set.getStyleClass().add("link");
        set.setId("set-up-public-address");
        set.setOnAction(_ -> setUp.run());
        Label address = new Label();
        address.getStyleClass().add("mono");
        address.textProperty().bind(model.publicAddressProperty());
        address.visibleProperty().bind(compact.not());
        address.managedProperty().bind(compact.not());
        Label named = quiet();
        named.setText(messages.text("shell.public-address"));
        named.setMinWidth(USE_PREF_SIZE);
        named.visibleProperty().bind(compact.and(least.not()));
        named.managedProperty().bind(named.visibleProperty());
        CopyButton copy = CopyButton.icon(messages, messages.text("shell.copy-public"),
                () -> model.publicAddressProperty().get());
        HBox known = new HBox(4, named, address, copy, reach(format, model.address(), setUp));
        known.getStyleClass().add("status-group");
        HBox group = new HBox(8);
        group.setId("status-public");
        group.getStyleClass().add("status-group");
        model.publicAddressProperty().subscribe(value -> {
            boolean there = !value.isEmpty();
            for (Node node : new Node[]{none, set}) {
                node.setVisible(!there);
                node.setManaged(!there);
            }
            known.setVisible(there);
            known.setManaged(there);
        });
        WhenSeen.add(group, Icons.small(Feather.GLOBE), none, set, known);
        return group;
    }

    /// Whether the address works, as far as anybody asked.
    private Node reach(Format format, PublicAddressViewModel address, Runnable setUp) {
        AddressWords words = new AddressWords(messages, format);
        Button state = new Button();
        state.getStyleClass().addAll("link", "quiet");
        state.setId("public-address-state");
        Runnable show = () -> {
            AddressCheck check = address.checkProperty().get();
            if (address.checkingProperty().get()) {
                state.setText(messages.text("shell.address.checking"));
                state.setGraphic(null);
            } else if (check == null) {
                state.setText(messages.text("shell.address.unchecked"));
                state.setGraphic(null);
            } else {
                state.setText(words.shortly(check));
                state.setGraphic(check.works()
                        ? Icons.small(Feather.CHECK, "icon-success")
                        : Icons.small(Feather.ALERT_TRIANGLE, "icon-warning"));
            }
            Tip.on(state, check == null
                    ? messages.text("shell.address.open")
                    : words.title(check) + " " + words.cure(check));
        };
        address.checkProperty().subscribe(show);
        address.checkingProperty().subscribe(show);
        state.setOnAction(_ -> setUp.run());
        state.contentDisplayProperty()
                .bind(tight.map(narrow -> narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        show.run();
        return state;
    }

    private String stored(Format format, ShellViewModel model) {
        long count = model.storedProperty().get();
        boolean well = model.statusProperty().get().storing() && count > 0;
        return messages.text(well && !compact.get() ? "shell.stored-all" : "shell.stored", format.count(count));
    }

    private static Label quiet() {
        Label label = new Label();
        label.getStyleClass().addAll("caption", "muted");
        return label;
    }

    private static Node separator() {
        Region line = new Region();
        line.getStyleClass().add("status-separator");
        return line;
    }
}
