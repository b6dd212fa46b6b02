package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Figures;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import java.util.Optional;
import dev.postbackdesk.receiver.LinkFigures;
import dev.postbackdesk.receiver.WholeFindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a link did over the last seven days.
final class LinkFiguresPane extends VBox {
    private final Messages words;
    private final LinksViewModel model;
    private final FindingText text;
    private final VBox lines = new VBox();

    LinkFiguresPane(Messages words, LinksViewModel model) {
        this.words = words;
        this.model = model;
        text = new FindingText(words.locale());
        getStyleClass().add("link-figures");
        lines.getStyleClass().add("figure-lines");
        Label title = new Label(words.text("forms.last-7-days"));
        title.getStyleClass().add("card-title");
        getChildren().addAll(title, lines);
        visibleProperty().bind(model.figuresProperty().isNotNull());
        model.figuresProperty().subscribe(_ -> show());
        // The explanations name the link.
        model.editor().selectedProperty().subscribe(_ -> show());
    }

    private void show() {
        LinkFigures now = model.figuresProperty().get();
        if (now != null) {
            show(now);
        }
    }

    private void show(LinkFigures now) {
        String link = Optional.ofNullable(model.editor().selectedProperty().get()).map(LinkRow::name).orElse("");
        lines.getChildren().setAll(count("links.figures.clicks", now.clicks()),
                explained("links.figures.bots", now.bots(), WholeFindings.bots(link, now)),
                explained("links.figures.prefetches", now.prefetches(), WholeFindings.prefetches(link, now)),
                count("links.figures.postbacks", now.postbacks()), count("links.figures.accepted", now.accepted()));
        if (now.commission().isEmpty()) {
            lines.getChildren().add(line(words.text("links.figures.commission"), "–", ""));
        }
        now.commission().forEach((currency, amount) -> lines.getChildren().add(
                line(words.text("links.figures.commission"), Figures.amount(words, amount), currency)));
    }

    private Node count(String key, long number) {
        return line(words.text(key), Figures.count(words, number), "");
    }

    /// A number with a finding's explanation below it, where there is something to explain.
    private Node explained(String key, long number, Optional<Finding> found) {
        Node line = count(key, number);
        if (found.isEmpty()) {
            return line;
        }
        Label why = new Label(text.cause(found.get()));
        why.getStyleClass().addAll("caption", "subtle");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        Tip.on(why, found.get().code().name());
        return new VBox(line, why);
    }

    private static Node line(String what, String number, String unit) {
        Label name = new Label(what);
        name.getStyleClass().add("muted");
        Label value = new Label(number);
        value.getStyleClass().add("mono");
        HBox line = new HBox(name, ScreenHeader.spacer(), value);
        line.getStyleClass().add("link-figure");
        if (!unit.isEmpty()) {
            Label currency = new Label(unit);
            currency.getStyleClass().addAll("mono", "subtle");
            line.getChildren().add(currency);
        }
        return line;
    }
}
