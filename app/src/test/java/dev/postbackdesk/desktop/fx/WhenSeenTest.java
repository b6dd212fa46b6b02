package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnFxThread.class)
class WhenSeenTest {
    @Test
    void childrenComeAtTheirPlacesAndStay() {
        Region first = new Region();
        Region second = new Region();
        Region third = new Region();
        VBox box = new VBox();
        first.setVisible(false);
        second.setVisible(false);
        WhenSeen.add(box, first, second, third);
        assertThat(box.getChildren()).containsExactly(third);

        second.setVisible(true);
        assertThat(box.getChildren()).containsExactly(second, third);

        second.setVisible(false);
        first.setVisible(true);
        assertThat(box.getChildren()).containsExactly(first, second, third);

        second.setVisible(true);
        assertThat(box.getChildren()).containsExactly(first, second, third);
    }
}
