package dev.postbackdesk.desktop;

import static dev.postbackdesk.desktop.Desk.SALE;
import static dev.postbackdesk.desktop.fx.InSight.clipboard;
import static dev.postbackdesk.desktop.fx.InSight.focus;
import static dev.postbackdesk.desktop.fx.InSight.isInSight;
import static dev.postbackdesk.desktop.fx.InSight.isThere;
import static dev.postbackdesk.desktop.fx.InSight.push;
import static dev.postbackdesk.desktop.fx.InSight.rows;
import static dev.postbackdesk.desktop.fx.InSight.shown;
import static dev.postbackdesk.desktop.fx.InSight.text;
import static dev.postbackdesk.desktop.fx.InSight.texts;
import static dev.postbackdesk.desktop.fx.OnFxThread.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.shell.SavedFilter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Looks at clicks and reports with the keyboard alone, in the real window over a real receiver.
@ExtendWith(OnFxThread.class)
class FiguresJourneyTest {
    @RegisterExtension
    final Desk desk = Desk.live().with("""
            {"conversions": [{"id": "%1$s", "name": "Sale", "currency": "EUR"}],
             "links": [{"slug": "summer", "name": "Summer campaign", "conversions": ["%1$s"],
                        "destination": "https://shop.example/?s=[s2sidentifier]"}]}
            """.formatted(SALE));

    private void sale(String clickId) throws Exception {
        desk.get("/postback?clickId=" + clickId + "&id=" + SALE + "&val=20.00&com=2");
    }

    /// As the palette does.
    private void run(String command) throws Exception {
        WaitForAsyncUtils
                .asyncFx(() -> desk.window().clicks().commands().stream().filter(one -> one.id().equals(command))
                        .findFirst().orElseThrow().action().run())
                .get(5, TimeUnit.SECONDS);
    }

    @Test
    void aClickIsFollowedToItsPostbacks(FxRobot robot) throws Exception {
        push(robot, KeyCode.SHORTCUT, KeyCode.DIGIT4);
        eventually(() -> isThere(robot, "#clicks-empty-links"));

        String first = desk.click();
        String second = desk.click();
        eventually(() -> rows(robot, "#click-table") == 2);
        sale(second);
        eventually(() -> robot.lookup("#click-table .chip.accepted").queryAll().stream().anyMatch(Node::isVisible));

        push(robot, KeyCode.SHORTCUT, KeyCode.F);
        robot.write(first.toUpperCase(Locale.ROOT));
        eventually(() -> rows(robot, "#click-table") == 1);
        robot.type(KeyCode.ESCAPE);
        eventually(() -> rows(robot, "#click-table") == 2);
        robot.write("has:");
        eventually(() -> isThere(robot, "#search-offers .offer-row"));
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        eventually(() -> rows(robot, "#click-table") == 1);
        assertThat(robot.lookup("#clicks-converted").queryAs(ToggleButton.class).isSelected()).isTrue();
        robot.interact(() -> robot.lookup("#clicks-unconverted").queryAs(ToggleButton.class).fire());
        eventually(() -> robot.lookup("#clicks-search").queryAs(TextField.class).getText().isEmpty()
                && robot.from(robot.lookup("#clicks-search").query().getParent()).lookup(".token").queryAll()
                        .size() == 2);
        run("clicks:clear-search");
        eventually(() -> rows(robot, "#click-table") == 2);

        focus(robot, "#click-table");
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.ENTER);
        eventually(() -> isThere(robot, "#click-title"));
        eventually(() -> text(robot, "#click-title").equals("A conversion came of it"));
        assertThat(text(robot, "#click-id")).isEqualTo(second);
        push(robot, KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard()).startsWith(second + "\t").contains("Summer campaign\tAccepted Sale after",
                "127.0.0.1\tJava-http-client/", "utm=spring");

        run("clicks:copy.id");
        assertThat(clipboard()).isEqualTo(second);
        run("clicks:in-live");
        eventually(() -> desk.screen().equals("live"));
        eventually(() -> rows(robot, "#live-table") == 1);
        push(robot, KeyCode.SHORTCUT, KeyCode.DIGIT4);
        robot.type(KeyCode.ESCAPE);
        focus(robot, "#click-table");
        robot.type(KeyCode.ESCAPE);
        eventually(() -> !isThere(robot, "#click-title"));
    }

    @Test
    void aSearchOfClicksIsKeptCountedFoundAndForgotten(FxRobot robot) throws Exception {
        desk.click();
        sale(desk.click());
        push(robot, KeyCode.SHORTCUT, KeyCode.DIGIT4);
        eventually(() -> rows(robot, "#click-table") == 2);
        assertThat(isInSight(robot, ".saved-filter")).isFalse();

        push(robot, KeyCode.SHORTCUT, KeyCode.F);
        robot.write("has:conversion").type(KeyCode.ENTER);
        eventually(() -> rows(robot, "#click-table") == 1);
        robot.type(KeyCode.TAB);
        eventually(() -> robot.lookup("#save-filter").query().isFocused());
        robot.type(KeyCode.SPACE);
        eventually(() -> isThere(robot, "#filter-name"));
        robot.write("Sold").type(KeyCode.ENTER);
        eventually(() -> desk.settings().clickFilters().equals(List.of(new SavedFilter("Sold", "has:conversion"))));
        eventually(() -> texts(robot, ".saved-count").equals(List.of("1")));
        sale(desk.click());
        eventually(() -> texts(robot, ".saved-count").equals(List.of("2")));

        // Elsewhere the navigation has those of Live, and the palette has all.
        push(robot, KeyCode.SHORTCUT, KeyCode.DIGIT1);
        eventually(() -> !isInSight(robot, ".saved-filter"));
        robot.interact(() -> desk.window().clicks().show(""));
        push(robot, KeyCode.SHORTCUT, KeyCode.K);
        robot.write("Sold").type(KeyCode.ENTER);
        eventually(() -> desk.screen().equals("clicks") && rows(robot, "#click-table") == 2);

        robot.interact(() -> shown(robot, ".saved-filter").requestFocus());
        robot.type(KeyCode.F2);
        eventually(() -> isThere(robot, "#filter-name"));
        robot.write("Bought").type(KeyCode.ENTER);
        eventually(() -> desk.settings().clickFilters().equals(List.of(new SavedFilter("Bought", "has:conversion"))));
        robot.interact(() -> shown(robot, ".saved-filter").requestFocus());
        robot.type(KeyCode.DELETE);
        eventually(() -> desk.settings().clickFilters().isEmpty() && !isInSight(robot, ".saved-filter"));
        push(robot, KeyCode.SHORTCUT, KeyCode.Z);
        eventually(() -> desk.settings().clickFilters().size() == 1);
        assertThat(desk.settings().filters()).isEmpty();
    }

    private static <R> void sortByName(TableView<R> table) {
        table.getSortOrder().setAll(List.of(table.getColumns().getFirst()));
    }

    @Test
    void aReportFollowsTheFilterAndWhatArrives(FxRobot robot) throws Exception {
        push(robot, KeyCode.SHORTCUT, KeyCode.DIGIT5);
        eventually(() -> isThere(robot, "#reports-open-live"));

        sale(desk.click());
        sale("{clickid}".replace("{", "%7B").replace("}", "%7D"));
        eventually(() -> isThere(robot, "#figure-conversions")
                && text(robot, "#figure-conversions").equals("1") && text(robot, "#figure-rejected").equals("1"));
        assertThat(text(robot, "#figure-commission-EUR")).isEqualTo("2.00");
        assertThat(isThere(robot, "Placeholder not replaced")).isTrue();
        assertThat(rows(robot, "#report-table")).isEqualTo(3);

        focus(robot, "#report-table");
        push(robot, KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard().lines().skip(1)).first().asString().startsWith("Summer campaign");
        robot.interact(() -> {
            TableView<?> table = robot.lookup("#report-table").queryAs(TableView.class);
            sortByName(table);
        });
        push(robot, KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard().lines().skip(1)).last().asString().startsWith("Summer campaign");

        focus(robot, "#report-period .segment:selected");
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        eventually(() -> isThere(robot, "Postbacks an hour"));
        focus(robot, "#report-group .segment:selected");
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        eventually(() -> rows(robot, "#report-table") >= 2);

        robot.interact(() -> robot.lookup("#report-filter").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "Sale".equals(item.getText())).findFirst().orElseThrow().fire());
        eventually(() -> !isThere(robot, "#figure-clicks"));

        focus(robot, "#report-table");
        push(robot, KeyCode.SHORTCUT, KeyCode.C);
        assertThat(clipboard()).startsWith("name\tnetwork\tclicks").contains("\tEUR\t20.000000\t2.000000");

        focus(robot, "#report-in-live");
        robot.type(KeyCode.SPACE);
        eventually(() -> desk.screen().equals("live"));
        eventually(() -> rows(robot, "#live-table") == 1);
    }
}
