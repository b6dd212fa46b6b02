package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.postback.Finding;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;

/// What can be done about a postback from its detail: one primary thing, and the ways to where the rest is done.
final class Cures {
    private final Frame frame;

    Cures(Frame frame) {
        this.frame = frame;
    }

    List<Button> of(Detail detail) {
        Messages messages = frame.messages();
        List<Button> cures = new ArrayList<>();
        Conversion conversion = detail.conversion();
        detail.postback().findings().stream().filter(Finding::rejects).findFirst().ifPresent(finding -> {
            switch (finding.code()) {
                case PLACEHOLDER_NOT_REPLACED, CUT_AT_HASH, CLICK_ID_MISSING, CLICK_ID_ALIAS, TOKEN_MISSING,
                        TOKEN_WRONG, AMBIGUOUS_PARAMETER, COMMISSION_MISSING, VALUE_MISSING -> {
                    if (conversion != null) {
                        CopyButton copy = CopyButton.labelled(messages, messages.text("live.cure.copy-url"),
                                messages.text("live.cure.copy-url-tip", conversion.name()), () -> PostbackUrl
                                        .of(frame.receiver().baseAddress(), conversion, frame.receiver().networks())
                                        .text());
                        copy.getStyleClass().add("accent");
                        cures.add(copy);
                        cures.add(open("conversions"));
                    }
                }
                case CONVERSION_ID_MISSING, CONVERSION_ID_UNKNOWN, CONVERSION_INACTIVE, SENDER_NOT_ALLOWED,
                        CLICK_EXPIRED ->
                    cures.add(open("conversions"));
                case CONVERSION_NOT_ASSOCIATED, CLICK_ID_EMPTY, CLICK_ID_UNKNOWN, S2S_TOKEN_RAW ->
                    cures.add(open("links"));
                default -> {
                }
            }
        });
        return cures;
    }

    private Button open(String screen) {
        Button button = new Button(frame.messages().text("live.cure.open-" + screen));
        button.setOnAction(_ -> frame.navigator().open(screen));
        return button;
    }
}
