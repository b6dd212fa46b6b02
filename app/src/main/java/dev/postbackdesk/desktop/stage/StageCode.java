package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.demo.DemoViewModel;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.qr.QrCode;
import dev.postbackdesk.desktop.qr.QrView;
import dev.postbackdesk.link.TrackingLink;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The code of a tracking link on the stage, and whether anybody's phone reaches what it opens.
final class StageCode extends VBox {
    private static final double EDGE = 320;
    private static final double EDGE_COMPACT = 208;

    private final Messages words;
    private final StageViewModel model;
    private final @Nullable DemoViewModel demo;
    private final Function<String, String> unreachable;
    private final StackPane ground = new StackPane();
    private final Label title = new Label();
    private final Label what = new Label();
    private final Button phones;
    private BooleanSupplier compact = () -> false;
    private final Subscription following;
    private double edge;

    /// @param phones lets phones in
    /// @param unreachable why others do not reach a URL, or `""`
    StageCode(Messages words, StageViewModel model, @Nullable DemoViewModel demo, Runnable phones,
            Function<String, String> unreachable) {
        this.words = words;
        this.model = model;
        this.demo = demo;
        this.unreachable = unreachable;
        getStyleClass().add("stage-code");
        title.getStyleClass().add("stage-code-title");
        what.getStyleClass().add("muted");
        for (Label label : new Label[]{title, what}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.setTextAlignment(TextAlignment.CENTER);
        }
        this.phones = new Button(words.text("demo.phones"), Icons.small(Feather.SMARTPHONE));
        this.phones.setId("stage-phones");
        this.phones.setFocusTraversable(false);
        this.phones.setOnAction(_ -> phones.run());
        this.phones.managedProperty().bind(this.phones.visibleProperty());
        getChildren().addAll(ground, title, what, this.phones);
        following = model.linkProperty().subscribe(_ -> show());
    }

    /// Follows the model no longer.
    void end() {
        following.unsubscribe();
    }

    void compactWhen(BooleanSupplier now) {
        compact = now;
        sceneProperty().subscribe(_ -> show());
        widthProperty().subscribe(_ -> {
            if (edge != edge()) {
                show();
            }
        });
    }

    private double edge() {
        return compact.getAsBoolean() ? EDGE_COMPACT : EDGE;
    }

    private void show() {
        TrackingLink link = model.linkProperty().get();
        edge = edge();
        setVisible(link != null);
        if (link == null) {
            return;
        }
        String url = model.url(link);
        QrView view = new QrView(edge);
        view.setId("stage-qr");
        view.setAccessibleText(words.text("stage.code", url));
        view.show(QrCode.of(url).orElse(null));
        ground.getChildren().setAll(view);
        boolean alone = demo != null && !demo.isOpenToOthers();
        String problem = demo == null ? unreachable.apply(url) : "";
        title.setText(demo == null ? link.name() : words.text("stage.scan"));
        phones.setVisible(alone);
        what.getStyleClass().setAll("label", problem.isEmpty() && !alone ? "muted" : "warning-text");
        what.setText(alone
                ? words.text("stage.alone")
                : !problem.isEmpty()
                        ? problem
                        : demo == null
                                ? url.replaceFirst("^https?://", "")
                                : words.text("stage.pretend", link.name()));
    }
}
