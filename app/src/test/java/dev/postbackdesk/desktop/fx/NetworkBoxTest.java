package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OnFxThread.class)
class NetworkBoxTest {
    private static final Network MINE = new Network("My shop", "ref", "%%ref%%", List.of(), null, null, null, null,
            Map.of(), Network.OWN, "me", null);

    private final StringProperty chosen = new SimpleStringProperty("CAKE");
    private Networks networks = NetworksFile.shipped();
    @SuppressWarnings("NullAway.Init") // by start
    private NetworkBox box;

    @Start
    void start(Stage stage) {
        box = new NetworkBox(() -> networks, new Messages(Locale.ENGLISH), chosen);
        stage.setScene(new Scene(new VBox(new TextField(), box), 300, 100));
        stage.show();
    }

    @Test
    void offersWhatWasSavedWhileItWasInSight(FxRobot robot) {
        assertThat(box.getItems()).doesNotContain("My shop");

        networks = NetworksFile.shipped().withOwn(List.of(MINE));
        robot.clickOn(box);

        assertThat(box.getItems()).contains("My shop", "CAKE");
        assertThat(box.getValue()).isEqualTo("CAKE");
        assertThat(chosen.get()).isEqualTo("CAKE");
    }
}
