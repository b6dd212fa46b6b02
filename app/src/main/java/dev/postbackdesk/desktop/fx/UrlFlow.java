package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.link.UrlPart.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A URL in colour: each part by what it is, placeholders and tokens as pills. Lines break before `&` and after `?` only.
///
/// A `TextFlow` would break at every hyphen and slash, and inside values. So a URL is cut into pieces at its `&` and `?`,
/// each a `TextFlow` of its own that breaks inside only where it is wider than all there is.
public final class UrlFlow extends Region {
    /// Parts beyond these are shown as one text: a pasted URL of 8,000 characters can hold thousands of parameters, and as
    /// many nodes would make each key slow.
    private static final int MOST_PARTS = 400;
    /// Pills are painted beyond their bounds, so that every piece is as high as its text; lines are 20 apart then.
    private static final double LINE_GAP = 3;

    private final List<TextFlow> pieces = new ArrayList<>();

    public UrlFlow() {
        getStyleClass().add("url-flow");
        setAccessibleRole(AccessibleRole.TEXT);
        Drags.text(this, () -> String.valueOf(getAccessibleText()));
    }

    /// Shows other parts.
    public void setParts(List<UrlPart> parts) {
        setAccessibleText(parts.stream().map(UrlPart::text).collect(Collectors.joining()));
        pieces.clear();
        boolean breakNext = true;
        for (UrlPart part : bounded(parts)) {
            boolean breaksBefore = part.kind() == Kind.PUNCTUATION && part.text().equals("&");
            if (breakNext || breaksBefore) {
                TextFlow piece = new TextFlow();
                piece.getStyleClass().add("url-piece");
                // Without it a piece that has no pill would stand a pixel higher than one that has.
                Label strut = new Label();
                strut.getStyleClass().add("url-strut");
                piece.getChildren().add(strut);
                pieces.add(piece);
            }
            breakNext = part.kind() == Kind.PUNCTUATION && part.text().equals("?");
            pieces.getLast().getChildren().add(node(part));
        }
        getChildren().setAll(pieces);
    }

    private static List<UrlPart> bounded(List<UrlPart> parts) {
        if (parts.size() <= MOST_PARTS) {
            return parts;
        }
        List<UrlPart> bounded = new ArrayList<>(parts.subList(0, MOST_PARTS));
        bounded.add(new UrlPart(Kind.VALUE,
                parts.subList(MOST_PARTS, parts.size()).stream().map(UrlPart::text).collect(Collectors.joining())));
        return bounded;
    }

    /// One part as it looks within a URL: a pill or a coloured text.
    public static Node node(UrlPart part) {
        return switch (part.kind()) {
            case PLACEHOLDER, TOKEN, CLICK_ID -> pill(part.kind(), part.text());
            case SCHEME, HOST, PATH, NAME, VALUE, PUNCTUATION, FRAGMENT -> {
                Text text = new Text(part.text());
                text.getStyleClass().addAll("url-text", "url-" + part.kind().name().toLowerCase(Locale.ROOT));
                yield text;
            }
        };
    }

    /// A pill as it stands within a URL, for legends and tables.
    public static Label pill(Kind kind, String text) {
        Label pill = new Label(text);
        pill.getStyleClass().addAll("url-pill", "url-pill-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        pill.setMinWidth(0);
        return pill;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft() + pieces.stream().mapToDouble(piece -> snapSizeX(piece.prefWidth(-1))).sum()
                + insets.getRight();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 80;
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double available = (width < 0 ? computePrefWidth(-1) : width) - insets.getLeft() - insets.getRight();
        return insets.getTop() + arrange(available, false) + insets.getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth() - getInsets().getLeft() - getInsets().getRight(), true);
    }

    /// @return the height of all lines
    private double arrange(double available, boolean place) {
        double x = 0;
        double y = 0;
        double lineHeight = 0;
        for (TextFlow piece : pieces) {
            double width = Math.min(snapSizeX(piece.prefWidth(-1)), Math.max(available, 1));
            if (x > 0 && x + width > available + 0.5) {
                x = 0;
                y += lineHeight + LINE_GAP;
                lineHeight = 0;
            }
            double height = snapSizeY(piece.prefHeight(width));
            if (place) {
                layoutInArea(piece, getInsets().getLeft() + x, getInsets().getTop() + y, width, height, 0, null, true,
                        true, javafx.geometry.HPos.LEFT, VPos.TOP);
            }
            x += width;
            lineHeight = Math.max(lineHeight, height);
        }
        return y + lineHeight;
    }
}
