package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Rich;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.fx.UrlLegend;
import dev.postbackdesk.link.UrlPart;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What came of clicking the link: where a visitor would be now, with a real click id.
final class TestClickCard extends VBox {
    private final Messages words;

    TestClickCard(Messages words, ObservableValue<@Nullable TestClickReport> report) {
        this.words = words;
        getStyleClass().addAll("check-card", "click-card");
        setId("test-click");
        report.subscribe(this::show);
    }

    private void show(@Nullable TestClickReport report) {
        setVisible(report != null);
        setManaged(report != null);
        if (report == null) {
            getChildren().clear();
            return;
        }
        Label title = new Label(report.title(), report.good()
                ? Icons.normal(Feather.CHECK_CIRCLE, "icon-success")
                : Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning"));
        title.getStyleClass().add("card-title");
        title.setId("test-click-title");
        title.setWrapText(true);
        Label took = new Label(report.took());
        took.getStyleClass().addAll("caption", "muted");
        took.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, ScreenHeader.spacer(), took);
        head.getStyleClass().add("check-head");
        VBox body = new VBox(Rich.flow(report.more(), "check-more"));
        body.getStyleClass().add("click-body");
        if (!report.location().isEmpty()) {
            String location = report.location().stream().map(UrlPart::text).collect(Collectors.joining());
            UrlFlow flow = new UrlFlow();
            flow.setId("test-click-location");
            flow.getStyleClass().add("url-box");
            flow.setParts(report.location());
            UrlLegend legend = new UrlLegend(words);
            legend.setParts(report.location());
            FlowPane copies = new FlowPane(copy("links.click.copy-address", location));
            copies.getStyleClass().add("click-copies");
            if (!report.clickId().isEmpty()) {
                copies.getChildren().add(copy("links.click.copy-id", report.clickId()));
            }
            if (!report.postback().isEmpty()) {
                copies.getChildren().add(copy("links.click.copy-postback", report.postback()));
            }
            body.getChildren().addAll(flow, legend, copies);
        }
        getChildren().setAll(head, body);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("good"), report.good());
    }

    private CopyButton copy(String key, String text) {
        CopyButton button = CopyButton.labelled(words, words.text(key), words.text(key + ".tip"), () -> text);
        button.getStyleClass().add("small");
        button.setId(key.substring(key.lastIndexOf('.') + 1));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
