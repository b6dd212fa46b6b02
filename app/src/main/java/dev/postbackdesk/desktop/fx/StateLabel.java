package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.conversion.Lifecycle;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Whether a definition is in use, as icon and word.
public final class StateLabel extends Label {
    private final Messages words;

    public StateLabel(Messages words) {
        this.words = words;
        getStyleClass().add("state");
        setMinWidth(USE_PREF_SIZE);
    }

    /// @param stored false until it was first saved
    public void show(Lifecycle lifecycle, boolean stored) {
        String word = stored ? lifecycle.name().toLowerCase(Locale.ROOT) : "new";
        setText(words.text("forms.state." + word));
        setGraphic(stored ? icon(lifecycle) : Icons.tiny(Feather.EDIT_2));
    }

    private static Node icon(Lifecycle lifecycle) {
        return switch (lifecycle) {
            case ACTIVE -> {
                Region dot = new Region();
                dot.getStyleClass().add("state-dot");
                yield dot;
            }
            case PAUSED -> Icons.tiny(Feather.PAUSE);
            case ARCHIVED -> Icons.tiny(Feather.ARCHIVE);
        };
    }
}
