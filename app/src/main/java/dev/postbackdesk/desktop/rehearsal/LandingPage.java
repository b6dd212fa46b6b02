package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.link.UrlPart;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The merchant's page as a browser's window: its address, and what the page gets to see of it, the click id marked.
final class LandingPage extends VBox {
    private final Messages words;

    LandingPage(Messages words, String url, @Nullable String clickId) {
        this.words = words;
        getStyleClass().add("landing");
        HBox dots = new HBox(5, new Region(), new Region(), new Region());
        dots.getStyleClass().add("landing-dots");
        UrlFlow address = new UrlFlow();
        address.setParts(UrlPart.split(url));
        address.getStyleClass().add("landing-address");
        VBox bar = new VBox(8, dots, address);
        bar.getStyleClass().add("landing-bar");
        Label title = new Label(words.text("rehearsal.landing.page"));
        title.getStyleClass().addAll("caption", "muted");
        VBox page = new VBox(6, title);
        page.getStyleClass().add("landing-page");
        int query = url.indexOf('?');
        int fragment = url.indexOf('#', Math.max(query, 0));
        if (query < 0) {
            Label none = new Label(words.text("rehearsal.landing.none"));
            none.getStyleClass().add("muted");
            page.getChildren().add(none);
        } else {
            for (String parameter : url.substring(query + 1, fragment < 0 ? url.length() : fragment).split("&")) {
                page.getChildren().add(parameter(parameter, clickId));
            }
        }
        getChildren().addAll(bar, page);
    }

    private Node parameter(String parameter, @Nullable String clickId) {
        int equals = parameter.indexOf('=');
        Label name = new Label(equals < 0 ? parameter : parameter.substring(0, equals));
        name.getStyleClass().addAll("mono", "muted");
        String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
        VBox row;
        if (clickId != null && value.contains(clickId)) {
            Label kept = new Label(words.text("rehearsal.landing.kept"), Icons.tiny(Feather.CHECK, "icon-success"));
            kept.getStyleClass().add("caption");
            row = new VBox(3, name, UrlFlow.pill(UrlPart.Kind.CLICK_ID, value), kept);
            row.getStyleClass().add("landing-kept");
        } else {
            Label shown = new Label(value);
            shown.getStyleClass().add("mono");
            row = new VBox(3, name, shown);
        }
        row.getStyleClass().add("landing-parameter");
        return row;
    }

    /// As a page sees it; what is no encoding stays as it is.
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }
}
