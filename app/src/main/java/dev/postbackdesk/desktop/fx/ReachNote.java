package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.reach.ReachFinding;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is wrong with the address of a URL, beside that URL: cause, cure, and the way to it. Takes no room where nothing is.
public final class ReachNote extends HBox {
    private final Messages words;
    private final Label text = new Label();
    private final Button setUp;
    private final VBox body;

    /// @param mend leads to where the public address is set
    public ReachNote(Messages words, Runnable mend) {
        this.words = words;
        getStyleClass().addAll("note", "reach-note");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().addAll("caption", "warning-text");
        setUp = new Button(words.text("fx.reach.set-up"));
        setUp.getStyleClass().addAll("link", "caption");
        Tip.on(setUp, words.text("fx.reach.set-up.tip"));
        setUp.setOnAction(_ -> mend.run());
        body = new VBox(2, text, setUp);
        HBox.setHgrow(body, Priority.ALWAYS);
        show(Optional.empty());
    }

    public void show(Optional<ReachFinding> finding) {
        setVisible(finding.isPresent());
        setManaged(finding.isPresent());
        finding.ifPresent(found -> {
            setId(found.code().finding());
            boolean warns = found.code() == ReachFinding.Code.UNREACHABLE_ADDRESS;
            text.getStyleClass().setAll("label", "caption", warns ? "warning-text" : "muted");
            text.setText(title(words, found) + " " + cause(words, found) + " " + cure(words, found));
            getChildren().setAll(warns
                    ? Icons.small(Feather.ALERT_TRIANGLE, "icon-warning")
                    : Icons.small(Feather.INFO), body);
        });
    }

    public static String title(Messages words, ReachFinding finding) {
        return words.text(key(finding) + ".title", finding.host());
    }

    public static String cause(Messages words, ReachFinding finding) {
        return words.text(key(finding) + ".cause", finding.host());
    }

    public static String cure(Messages words, ReachFinding finding) {
        return words.text(key(finding) + ".cure", finding.host());
    }

    private static String key(ReachFinding finding) {
        return "fx.reach." + finding.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
