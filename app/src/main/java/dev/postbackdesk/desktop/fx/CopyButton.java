package dev.postbackdesk.desktop.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Copies a text, and says so for two seconds: a check, "Copied", and the colours of success. Its width stays.
public final class CopyButton extends Button {
    private final String idle;
    private final String done;
    private final Supplier<String> text;
    private final FontIcon icon;
    private Consumer<String> onCopied = _ -> {};
    private final PauseTransition back = new PauseTransition(Duration.seconds(2));

    private CopyButton(Messages messages, String idle, String what, Supplier<String> text) {
        super(idle);
        this.idle = idle;
        this.text = text;
        done = idle.isEmpty() ? "" : messages.text("fx.copied");
        icon = Icons.normal(Feather.COPY);
        setGraphic(icon);
        Tip.on(this, what);
        setAccessibleText(what);
        setOnAction(_ -> copy());
        back.setOnFinished(_ -> reset());
        Drags.text(this, text);
    }

    /// A button with words.
    ///
    /// @param label what it says, e.g. `Copy`
    /// @param what its tooltip, e.g. `Copy the postback URL`
    public static CopyButton labelled(Messages messages, String label, String what, Supplier<String> text) {
        return new CopyButton(messages, label, what, text);
    }

    /// A small flat button with an icon only.
    public static CopyButton icon(Messages messages, String what, Supplier<String> text) {
        CopyButton button = new CopyButton(messages, "", what, text);
        button.getStyleClass().addAll("flat", "small", "icon-only");
        button.icon.getStyleClass().add("icon-14");
        return button;
    }

    /// A button that reads as a link.
    public static CopyButton link(Messages messages, String label, String what, Supplier<String> text) {
        CopyButton button = new CopyButton(messages, label, what, text);
        button.getStyleClass().add("link");
        button.icon.getStyleClass().add("icon-12");
        return button;
    }

    /// Has `told` hear what was copied.
    public CopyButton tell(Consumer<String> told) {
        onCopied = told;
        return this;
    }

    private void copy() {
        String copied = text.get();
        Clips.copy(copied);
        onCopied.accept(copied);
        setText(done);
        icon.setIconCode(Feather.CHECK);
        if (!getStyleClass().contains("copied")) {
            getStyleClass().add("copied");
        }
        back.playFromStart();
    }

    private void reset() {
        setText(idle);
        icon.setIconCode(Feather.COPY);
        getStyleClass().remove("copied");
    }

    /// Wide enough for either text, so that nothing beside it jumps.
    @Override
    protected double computePrefWidth(double height) {
        double other = width(getText().equals(idle) ? done : idle) - width(getText());
        return super.computePrefWidth(height) + Math.ceil(Math.max(0, other));
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(super.computeMinWidth(height), computePrefWidth(height));
    }

    private double width(String shown) {
        Text measured = new Text(shown);
        measured.setFont(getFont());
        return measured.getLayoutBounds().getWidth();
    }
}
