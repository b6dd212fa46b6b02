package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// A verdict as word, icon and colours; none of the three alone carries it.
public enum VerdictChip {
    ACCEPTED(Feather.CHECK, "success"), UPDATED(Feather.REFRESH_CW, "info"), PENDING(Feather.CLOCK,
            "warning"), DUPLICATE(Feather.COPY, "neutral"), REJECTED(Feather.X, "danger");

    private final Feather icon;
    private final String colour;

    VerdictChip(Feather icon, String colour) {
        this.icon = icon;
        this.colour = colour;
    }

    /// The chip of a result; `status` is the recorded status word, and may be null.
    public static VerdictChip of(Result result, @org.jspecify.annotations.Nullable String status) {
        return switch (result) {
            case ACCEPTED -> ConversionStatus.PENDING.word().equals(status) ? PENDING : ACCEPTED;
            case UPDATED -> UPDATED;
            case DUPLICATE -> DUPLICATE;
            case REJECTED -> REJECTED;
        };
    }

    public static VerdictChip of(PostbackRow row) {
        return of(row.result(), row.reading().status());
    }

    public Feather icon() {
        return icon;
    }

    /// `success`, `info`, `warning`, `neutral` or `danger`: the middle part of its colours' names.
    public String colour() {
        return colour;
    }

    /// The style class and the last part of its message key.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String text(Messages messages) {
        return messages.text("fx.verdict." + word());
    }

    /// A new chip.
    public Label label(Messages messages) {
        Label label = new Label(text(messages), Icons.tiny(icon));
        label.getStyleClass().addAll("chip", word());
        return label;
    }
}
