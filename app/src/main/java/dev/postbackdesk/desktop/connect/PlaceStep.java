package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.ConnectViewModel.Stored;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tail;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlFlow;
import dev.postbackdesk.desktop.fx.UrlLegend;
import dev.postbackdesk.desktop.shell.AddressAdvice;
import dev.postbackdesk.desktop.shell.Navigator;
import dev.postbackdesk.link.UrlPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The fourth step: the two addresses, where each of them goes, and the test.
final class PlaceStep extends VBox {
    /// What a card's title and what is said beside it need to have buttons beside them.
    static final double SAID = 260;

    private final Messages words;
    private final ConnectViewModel model;
    private final AddressAdvice advice;
    private final UrlFlow link = new UrlFlow();
    private final UrlFlow leadsTo = new UrlFlow();
    private final UrlFlow postback = new UrlFlow();
    private final UrlLegend legend;
    private final Label where = new Label();
    private final TestCard test;

    /// @param qrCode shows the tracking link's QR code
    PlaceStep(Messages words, ConnectViewModel model, Navigator navigator, AddressAdvice advice, Runnable qrCode) {
        this.words = words;
        this.model = model;
        this.advice = advice;
        getStyleClass().add("connect-form");
        legend = new UrlLegend(words);
        test = new TestCard(words, model, navigator);
        getChildren().addAll(trackingLink(qrCode), postbackUrl(), test);
        model.storedProperty().subscribe(this::show);
    }

    private Node trackingLink(Runnable qrCode) {
        link.setId("connect-link");
        link.getStyleClass().add("code-area");
        Label leads = new Label(words.text("connect.link.leads"));
        leads.getStyleClass().add("muted");
        leads.setMinWidth(USE_PREF_SIZE);
        leadsTo.getStyleClass().add("inline-url");
        HBox.setHgrow(leadsTo, Priority.ALWAYS);
        HBox more = new HBox(leads, leadsTo);
        more.getStyleClass().add("connect-card-line");
        Button code = new Button(words.text("links.qr"), Icons.small(Feather.GRID));
        code.setId("connect-qr");
        code.getStyleClass().add("small");
        code.setMinWidth(USE_PREF_SIZE);
        Tip.on(code, words.text("connect.qr.tip"));
        code.setOnAction(_ -> qrCode.run());
        VBox card = new VBox(head(Feather.LINK, "connect.link", code,
                copy("copy-link", "forms.copy", "links.url.copy", Stored::trackingLink).tell(advice::copied)), link,
                more);
        card.getStyleClass().add("connect-card");
        return card;
    }

    private Node postbackUrl() {
        postback.setId("connect-postback");
        postback.getStyleClass().add("code-area");
        where.setId("connect-where");
        where.getStyleClass().add("muted");
        where.setWrapText(true);
        where.setMinHeight(USE_PREF_SIZE);
        Tail foot = new Tail(where, SAID, 8, legend);
        foot.getStyleClass().add("connect-card-line");
        VBox card = new VBox(head(Feather.SEND, "connect.postback",
                copy("copy-instructions", "connect.copy-instructions", "connect.copy-instructions.tip",
                        stored -> Instructions.text(words, stored.postback())).tell(_ -> handedOver()),
                copy("copy-postback", "forms.copy", "conversions.url.copy", stored -> stored.postback().text())
                        .tell(advice::copied)),
                postback,
                foot);
        card.getStyleClass().add("connect-card");
        return card;
    }

    /// The instructions are a letter with the postback URL in it.
    private void handedOver() {
        Optional.ofNullable(model.storedProperty().get()).map(stored -> stored.postback().text())
                .ifPresent(advice::written);
    }

    private Node head(Feather icon, String key, Node... buttons) {
        Label title = new Label(words.text(key), Icons.normal(icon));
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label aside = new Label(words.text(key + ".for"));
        aside.getStyleClass().add("muted");
        Tail head = new Tail(said(title, aside), SAID, 8, buttons);
        head.getStyleClass().add("connect-card-head");
        return head;
    }

    /// A card's title and what is said beside it.
    static HBox said(Label title, Label aside) {
        aside.setMinWidth(0);
        HBox said = new HBox(8, title, aside);
        said.setAlignment(Pos.CENTER_LEFT);
        said.setMinWidth(0);
        return said;
    }

    private CopyButton copy(String id, String label, String what, Function<Stored, String> text) {
        CopyButton button = CopyButton.labelled(words, words.text(label), words.text(what),
                () -> Optional.ofNullable(model.storedProperty().get()).map(text).orElse(""));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// What one does here first.
    void focusTest() {
        test.focusStart();
    }

    private void show(@Nullable Stored stored) {
        if (stored == null) {
            return;
        }
        link.setParts(linkParts(stored.trackingLink()));
        leadsTo.setParts(UrlPart.split(stored.destination()));
        postback.setParts(stored.postback().parts());
        legend.setParts(stored.postback().parts());
        where.setText(words.text("connect.postback.where", model.sender()));
    }

    /// The last part is what the user chose.
    private static List<UrlPart> linkParts(String link) {
        int slug = link.lastIndexOf('/') + 1;
        List<UrlPart> parts = new ArrayList<>(UrlPart.split(link.substring(0, slug)));
        parts.add(new UrlPart(UrlPart.Kind.VALUE, link.substring(slug)));
        return parts;
    }
}
