package dev.postbackdesk.desktop.fx;

import java.net.URI;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A tracking link whose last part is edited in place.
public final class SlugBox extends HBox {
    private final Label scheme = new Label();
    private final Label host = new Label();
    private final Label path = new Label("/c/");
    private final TextField input = new TextField();

    public SlugBox(StringProperty slug) {
        getStyleClass().addAll("input-box", "slug-box");
        scheme.getStyleClass().addAll("mono", "subtle");
        scheme.setMinWidth(USE_PREF_SIZE);
        host.getStyleClass().addAll("mono", "strong");
        host.setMinWidth(0);
        // The button beside it copies all of it.
        host.getStyleClass().add("may-shorten");
        path.getStyleClass().addAll("mono", "subtle");
        path.setMinWidth(USE_PREF_SIZE);
        input.setId("link-slug");
        input.getStyleClass().addAll("bare", "mono", "strong");
        input.setMinWidth(110);
        input.textProperty().bindBidirectional(slug);
        HBox.setHgrow(input, Priority.ALWAYS);
        setOnMousePressed(_ -> input.requestFocus());
        getChildren().addAll(scheme, host, path, input);
    }

    /// @param base what stands before the slug, e.g. `https://pb.example/c/`
    public void base(String base) {
        URI address = URI.create(base);
        scheme.setText(address.getScheme() + "://");
        host.setText(address.getRawAuthority());
        path.setText(address.getRawPath());
    }

    /// Where the last part is typed.
    public TextField input() {
        return input;
    }
}
