package dev.postbackdesk.desktop.settings;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Segments;
import dev.postbackdesk.desktop.shell.PublicAddressViewModel;
import dev.postbackdesk.reach.Gateway;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The usual tunnels and reverse proxies: what each does, the command with this receiver's port, and what to do afterwards.
final class GatewayPane extends VBox {
    private final Messages words;
    private final PublicAddressViewModel address;
    private final ObjectProperty<Gateway> chosen = new SimpleObjectProperty<>(Gateway.CLOUDFLARED);
    private final Label does = sentence();
    private final Label command = new Label();
    private final Label then = sentence();

    GatewayPane(Messages words, PublicAddressViewModel address) {
        super(12);
        this.words = words;
        this.address = address;
        Segments<Gateway> tools = new Segments<>(List.of(Gateway.values()),
                gateway -> words.text("settings.gateway." + word(gateway)), chosen);
        tools.setId("gateways");
        tools.setAccessibleText(words.text("settings.gateways"));
        command.setId("gateway-command");
        command.getStyleClass().add("mono");
        command.setWrapText(true);
        command.setMinHeight(USE_PREF_SIZE);
        command.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(command, Priority.ALWAYS);
        HBox box = new HBox(8, command, CopyButton.icon(words, words.text("settings.gateway.copy"), command::getText));
        box.getStyleClass().add("gateway-box");
        then.getStyleClass().addAll("caption", "muted");
        getChildren().addAll(tools, does, box, then);
        chosen.subscribe(_ -> show());
        address.addressProperty().subscribe(_ -> show());
    }

    private void show() {
        Gateway gateway = chosen.get();
        String known = address.addressProperty().get();
        String host = known.isEmpty() || gateway.namesTheAddress() ? "pb.example.com" : URI.create(known).getHost();
        does.setText(words.text("settings.gateway." + word(gateway) + ".does", host));
        command.setText(gateway.command(address.localAddress(), host).strip());
        then.setText(words.text("settings.gateway." + word(gateway) + ".then", host,
                Integer.toString(address.localAddress().getPort())));
    }

    private static Label sentence() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String word(Gateway gateway) {
        return gateway.name().toLowerCase(Locale.ROOT);
    }
}
