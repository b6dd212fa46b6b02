package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(OnFxThread.class)
class TipTest {
    @SuppressWarnings("NullAway.Init") // by start
    private Button button;
    @SuppressWarnings("NullAway.Init") // by start
    private TextField elsewhere;
    @SuppressWarnings("NullAway.Init") // by start
    private Region bar;

    @Start
    void start(Stage stage) {
        button = new Button("Pause");
        elsewhere = new TextField();
        Tip.on(button, "Stop here; it is stored all the same");
        assertThat(button.getTooltip()).isNull();
        bar = new Region();
        bar.setMinSize(40, 40);
        Tip.over(bar, "22 Nov: 4 postbacks, 1 rejected");
        stage.setScene(new Theme(Theme.Mode.LIGHT).scene(new VBox(40, button, elsewhere, bar), 300, 300));
        stage.show();
    }

    @Test
    void saysWhatItsControlDoesOnceThePointerComes(FxRobot robot) {
        assertThat(button.queryAccessibleAttribute(AccessibleAttribute.HELP))
                .isEqualTo("Stop here; it is stored all the same");

        robot.moveTo(elsewhere).moveTo(button);

        Tooltip tooltip = Objects.requireNonNull(button.getTooltip());
        assertThat(tooltip.getText()).isEqualTo("Stop here; it is stored all the same");
        assertThat(tooltip.isWrapText()).isTrue();

        robot.interact(() -> Tip.on(button, "Go on"));
        assertThat(button.getTooltip()).isSameAs(tooltip);
        assertThat(tooltip.getText()).isEqualTo("Go on");

        robot.interact(() -> Tip.on(button, null));
        robot.moveTo(elsewhere).moveTo(button);
        assertThat(button.getTooltip()).isNull();
    }

    @Test
    void whatIsNoControlSaysItLikewise(FxRobot robot) throws Exception {
        assertThat(bar.queryAccessibleAttribute(AccessibleAttribute.HELP)).isEqualTo("22 Nov: 4 postbacks, 1 rejected");

        robot.moveTo(elsewhere).moveTo(bar).moveBy(1, 1);

        OnFxThread.eventually(() -> Window.getWindows().stream().anyMatch(window -> window instanceof Tooltip tooltip
                && tooltip.isWrapText() && tooltip.getText().equals("22 Nov: 4 postbacks, 1 rejected")));
    }

    @Test
    void appearsUnderAPointerThatStays(FxRobot robot) throws Exception {
        robot.moveTo(elsewhere).moveTo(button).moveBy(1, 1);

        OnFxThread.eventually(() -> button.getTooltip() != null && button.getTooltip().isShowing());
        // With its shadow: a window under the pointer takes it away from the control, and the tooltip goes again.
        Tooltip tooltip = button.getTooltip();
        Bounds under = button.localToScreen(button.getBoundsInLocal());
        Point2D pointer = new Point2D(under.getCenterX() + 1, under.getCenterY() + 1);
        assertThat(new Rectangle2D(tooltip.getX(), tooltip.getY(), tooltip.getWidth(), tooltip.getHeight())
                .contains(pointer)).isFalse();
    }
}
