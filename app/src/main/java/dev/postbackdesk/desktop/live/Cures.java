package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.RejectedOnes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/// What can be done about a postback from its detail: one primary thing, and the ways to where the rest is done.
final class Cures {
    private final Frame frame;
    private final LiveViewModel model;
    private final MerchantNote note;

    Cures(Frame frame, FindingText words, LiveViewModel model) {
        this.frame = frame;
        this.model = model;
        note = new MerchantNote(frame, words);
    }

    List<ButtonBase> of(Detail detail) {
        Messages messages = frame.messages();
        List<ButtonBase> cures = new ArrayList<>();
        Conversion conversion = detail.conversion();
        Mend mend = detail.mend();
        if (mend != null) {
            Button apply = new Button(said(mend, detail.story().alike()));
            apply.getStyleClass().add("accent");
            apply.setId(mend.id());
            apply.setOnAction(_ -> MendDialog.show(frame, mend));
            cures.add(apply);
        }
        StatusMends.of(detail.postback(), model.definitionsProperty().get(), messages)
                .ifPresent(ways -> cures.add(statuses(ways)));
        detail.postback().findings().stream().filter(Finding::rejects).findFirst().ifPresent(finding -> {
            switch (finding.code()) {
                case PLACEHOLDER_NOT_REPLACED, CUT_AT_HASH, CLICK_ID_MISSING, CLICK_ID_ALIAS, TOKEN_MISSING,
                        TOKEN_WRONG, AMBIGUOUS_PARAMETER, COMMISSION_MISSING, VALUE_MISSING -> {
                    if (conversion != null) {
                        CopyButton copy = CopyButton.labelled(messages, messages.text("live.cure.copy-url"),
                                messages.text("live.cure.copy-url-tip", conversion.name()), () -> PostbackUrl
                                        .of(frame.receiver().baseAddress(), conversion, frame.receiver().networks())
                                        .text())
                                .tell(frame.advice()::copied);
                        copy.setId("copy-corrected");
                        if (detail.mend() == null) {
                            copy.getStyleClass().add("accent");
                        }
                        cures.add(copy);
                    }
                }
                case CONVERSION_ID_MISSING, CONVERSION_ID_UNKNOWN, CLICK_EXPIRED -> cures.add(open("conversions"));
                case CLICK_ID_EMPTY, CLICK_ID_UNKNOWN, S2S_TOKEN_RAW ->
                    cures.add(open("links"));
                default -> {
                }
            }
        });
        if (detail.postback().result() == Result.REJECTED && mend == null) {
            cures.add(noteButton(detail));
        }
        return cures;
    }

    private String said(Mend mend, Alike alike) {
        if (!alike.whole()) {
            return frame.messages().text("live.mend.and-judge-all", mend.action());
        }
        return alike.numbers().isEmpty()
                ? mend.action()
                : frame.messages().text("live.mend.and-judge", mend.action(), alike.numbers().size());
    }

    /// Judges one postback by what is known now.
    Button judgeAgain(Detail detail) {
        Button button = new Button("", Icons.normal(Feather.ROTATE_CW));
        button.getStyleClass().addAll("flat", "small", "icon-only");
        button.setId("detail-judge-again");
        button.setAccessibleText(frame.messages().text("live.judge-again"));
        Tip.on(button, frame.messages().text("live.judge-again-tip"));
        button.setOnAction(
                _ -> MendDialog.judge(frame, new RejectedOnes.Numbered(Set.of(detail.postback().number()))));
        return button;
    }

    /// Which of the three a word means is for the user to say.
    private MenuButton statuses(StatusMends ways) {
        MenuButton choice = new MenuButton(frame.messages().text("live.mend.status", ways.word()));
        choice.setId("mend-status");
        Tip.on(choice, frame.messages().text("live.mend.status-tip", ways.word()));
        choice.getItems().setAll(ways.mends().stream().map(mend -> {
            MenuItem item = new MenuItem(mend.action());
            item.setId(mend.id());
            item.setOnAction(_ -> MendDialog.show(frame, mend));
            return item;
        }).toList());
        return choice;
    }

    private Button noteButton(Detail detail) {
        Button button = new Button(frame.messages().text("live.merchant-note.copy"), Icons.normal(Feather.FILE_TEXT));
        button.setId("detail-note");
        button.setOnAction(_ -> frame.tasks().then(model.insights().into(detail.postback()),
                found -> found.ifPresent(insight -> note.copy(insight, model.definitionsProperty().get())),
                error -> frame.overlay().error(error.sentence())));
        return button;
    }

    private Button open(String screen) {
        Button button = new Button(frame.messages().text("live.cure.open-" + screen));
        button.setOnAction(_ -> frame.navigator().open(screen));
        return button;
    }
}
