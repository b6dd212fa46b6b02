package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.link.UrlPart.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// Says what the colours of a URL mean, with samples taken from that URL.
public final class UrlLegend extends FlowPane {
    /// A longer sample would push the words away that explain it.
    private static final int LONGEST_SAMPLE = 24;

    private final Messages words;

    public UrlLegend(Messages words) {
        this.words = words;
        getStyleClass().add("url-legend");
    }

    public void setParts(List<UrlPart> parts) {
        List<Node> entries = new ArrayList<>();
        first(parts, Kind.TOKEN).ifPresent(part -> entries.add(entry(part, "forms.legend.token")));
        first(parts, Kind.CLICK_ID).ifPresent(part -> entries.add(entry(part, "forms.legend.click-id")));
        first(parts, Kind.PLACEHOLDER).ifPresent(part -> entries.add(entry(part, "forms.legend.placeholder")));
        // The shortest that says something: an id explains itself less well, and 0 looks like nothing.
        parts.stream().filter(part -> part.kind() == Kind.VALUE).map(UrlPart::text)
                .min(Comparator.comparing((String value) -> value.length() > LONGEST_SAMPLE)
                        .thenComparing(value -> value.equals("0")).thenComparingInt(String::length))
                .ifPresent(value -> entries.add(entry(new UrlPart(Kind.VALUE, value), "forms.legend.fixed")));
        getChildren().setAll(entries);
        setVisible(!entries.isEmpty());
        setManaged(!entries.isEmpty());
    }

    private static Optional<UrlPart> first(List<UrlPart> parts, Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).findFirst();
    }

    private Node entry(UrlPart part, String key) {
        String text = part.text();
        String sample = text.length() <= LONGEST_SAMPLE
                ? text
                : text.substring(0, LONGEST_SAMPLE / 2) + "…" + text.substring(text.length() - 4);
        HBox entry = new HBox(UrlFlow.node(new UrlPart(part.kind(), sample)), new Label(words.text(key)));
        entry.getStyleClass().add("url-legend-entry");
        return entry;
    }
}
