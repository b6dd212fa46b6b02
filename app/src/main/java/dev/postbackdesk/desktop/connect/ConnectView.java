package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.ConnectViewModel.Stored;
import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.Dialog;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.qr.QrPane;
import dev.postbackdesk.desktop.qr.QrViewModel;
import dev.postbackdesk.desktop.shell.Frame;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The Connect screen: steps at the left, the present one beside them, Back and Next below.
final class ConnectView extends BorderPane {
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");
    private static final double MOST_BORDER = 4;
    /// From here on there is room for all columns at their full width.
    private static final double WIDE = 1_100;
    /// How high the steps are above the present one, where they are not beside it.
    private static final double STEPS = 176;

    private final Messages words;
    private final ConnectViewModel model;
    private final Frame frame;
    private final NetworkStep network;
    private final OfferStep offer;
    private final PayStep pay;
    private final PlaceStep place;
    private final Label title = new Label();
    private final Label text = new Label();
    private final BorderPane body = new BorderPane();
    private final Button next = new Button();
    private final Button back;
    private final Button leave;
    private final Button save;
    private final Label note = new Label();
    /// Whether the next step comes because the user asked for it here: then the cursor goes there. What is stored first takes
    /// a moment.
    private boolean goingOn;

    ConnectView(Frame frame, ConnectViewModel model, FileDialogs files, QrViewModel qr) {
        this.frame = frame;
        this.words = frame.messages();
        this.model = model;
        getStyleClass().addAll("screen", "connect");
        network = new NetworkStep(words, model, files, this::changePlaceholders);
        offer = new OfferStep(words, model);
        pay = new PayStep(words, model);
        place = new PlaceStep(words, model, frame.navigator(), frame.advice(), () -> showQrCode(qr));
        Button over = new Button(words.text("connect.start-over"));
        over.setId("connect-start-over");
        over.getStyleClass().add("flat");
        Tip.on(over, words.text("connect.start-over.tip"));
        over.setOnAction(_ -> startOver());
        model.form().draftProperty().subscribe(_ -> over.setDisable(!model.form().isTouched()));
        leave = new Button();
        leave.setId("connect-leave");
        leave.getStyleClass().add("flat");
        leave.setOnAction(_ -> leave());
        save = new Button(words.text("connect.leave.saved"));
        save.setId("connect-save-leave");
        save.getStyleClass().add("flat");
        Tip.on(save, words.text("connect.save.tip"));
        save.setOnAction(_ -> model.saveAndLeave(() -> frame.navigator().open("links")));
        save.disableProperty().bind(model.savingProperty());
        setTop(new VBox(new ScreenHeader(words.text("connect.title")).actions(over, leave, save).ruled(),
                new TroubleBar(words, words.text("connect.unread"), model.trouble(),
                        new ReadOnlyBooleanWrapper(true))));
        StepsPane steps = new StepsPane(words, model, this::open, this::changePlaceholders);
        ScrollPane left = new ScrollPane(steps);
        left.setFitToWidth(true);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        left.getStyleClass().addAll("editor-scroll", "steps-scroll");
        title.getStyleClass().add("verdict-title");
        title.setId("connect-step-title");
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        VBox head = new VBox(title, text);
        head.getStyleClass().add("connect-head");
        body.setTop(head);
        body.getStyleClass().add("connect-body");
        setCenter(new Aside(left, body, Aside.BESIDE, STEPS));
        back = new Button(words.text("connect.back"), Icons.normal(Feather.ARROW_LEFT));
        back.setId("connect-back");
        Tip.on(back, words.text("connect.back.tip"));
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> back());
        next.setId("connect-next");
        next.getStyleClass().add("accent");
        next.setMinWidth(USE_PREF_SIZE);
        Tip.on(next, words.text("connect.next.tip"));
        next.setOnAction(_ -> next());
        next.disableProperty().bind(model.savingProperty());
        body.setBottom(foot());
        model.stepProperty().subscribe(this::show);
        model.stepProperty().addListener((_, _, _) -> {
            if (goingOn) {
                focusFirst();
            }
        });
        model.problemProperty().subscribe(this::showNote);
        model.definitionsProperty().subscribe(_ -> showNote());
        model.form().draftProperty().subscribe(this::showSave);
        model.testRun().steps().addListener((ListChangeListener<TestStep>) _ -> showNote());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        widthProperty().subscribe(width -> {
            getStyleClass().remove("narrow");
            if (width.doubleValue() < WIDE) {
                getStyleClass().add("narrow");
            }
        });
        show();
    }

    private Node foot() {
        note.setId("connect-note");
        note.setWrapText(true);
        HBox foot = new HBox(note, ScreenHeader.spacer(), back, next);
        foot.getStyleClass().add("connect-foot");
        return foot;
    }

    /// Enter goes on from a field or a chosen network, as in every assistant; Alt+Left goes back.
    private void key(KeyEvent event) {
        boolean field = event.getTarget() instanceof TextField typed && !"connect-find".equals(typed.getId());
        boolean chosen = event.getTarget() instanceof ListView<?> list && !list.getSelectionModel().isEmpty();
        if (event.getCode() == KeyCode.ENTER && (event.isShortcutDown() || field || chosen)) {
            if (model.stepProperty().get() != Step.PLACE) {
                next();
                event.consume();
            }
        } else if (event.getCode() == KeyCode.LEFT && event.isAltDown()) {
            back();
            event.consume();
        }
    }

    private void next() {
        if (model.stepProperty().get() == Step.PLACE) {
            model.startOver();
            frame.navigator().open("live");
            return;
        }
        goingOn = true;
        model.next().ifPresent(this::focus);
        goingOn = model.savingProperty().get();
    }

    private void back() {
        goingOn = true;
        model.back();
        goingOn = false;
    }

    private void open(Step step) {
        model.open(step).ifPresent(this::focus);
    }

    private void leave() {
        if (model.stepProperty().get() == Step.PLACE) {
            model.startOver();
            frame.navigator().open("links");
        } else {
            frame.navigator().open("live");
        }
    }

    /// Begins with another merchant. Beside another button and without a question: what was typed can be had back.
    void startOver() {
        model.discard();
        focusFirst();
    }

    /// Begins with another merchant where nothing would be lost.
    void begin() {
        model.startOver();
        focusFirst();
    }

    /// Opens the chosen network's placeholders for changing.
    void changePlaceholders() {
        model.form().chosen().ifPresent(chosen -> TemplateDialog.show(words, frame.overlay(), model, chosen));
    }

    private void show() {
        Step step = model.stepProperty().get();
        title.setText(words.text("connect.head." + step.word()));
        text.setText(words.text("connect.head." + step.word() + ".text", model.sender()));
        body.setCenter(switch (step) {
            case NETWORK -> network;
            case OFFER -> scrolling(offer);
            case PAY -> scrolling(pay);
            case PLACE -> scrolling(place);
        });
        back.setVisible(step != Step.NETWORK);
        boolean last = step == Step.PLACE;
        next.setText(words.text(last ? "connect.done" : "connect.next"));
        leave.setText(words.text(last ? "connect.leave.saved" : "connect.leave"));
        showSave();
        Tip.on(leave, words.text(last ? "connect.leave.saved.tip" : "connect.leave.tip"));
        showNote();
    }

    /// Where all is said that is needed, nobody has to go through the steps that are left.
    private void showSave() {
        TemplateFields.shown(save, model.stepProperty().get() != Step.PLACE && model.canSave());
    }

    private void showQrCode(QrViewModel qr) {
        Stored stored = model.storedProperty().get();
        if (stored == null) {
            return;
        }
        qr.show(stored.trackingLink());
        Button close = new Button(words.text("connect.qr.close"));
        close.setId("qr-close");
        close.setOnAction(_ -> frame.overlay().closeDialog());
        Dialog dialog = new Dialog(words.text("links.qr"),
                new QrPane(words, qr, OverlayNotices.on(frame.overlay())), close);
        dialog.getStyleClass().add("qr-dialog");
        frame.overlay().dialog(dialog);
    }

    private static Node scrolling(VBox step) {
        ScrollPane scroll = new ScrollPane(step);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("editor-scroll");
        scroll.viewportBoundsProperty().addListener((_, _, bounds) -> step.pseudoClassStateChanged(SCROLLED,
                bounds.getWidth() < scroll.getWidth() - MOST_BORDER));
        return scroll;
    }

    /// What stands in the way, or who reaches the addresses.
    private void showNote() {
        String problem = model.problemProperty().get();
        note.getStyleClass().removeAll("danger-text", "warning-text", "muted");
        if (!problem.isEmpty()) {
            note.setText(problem);
            note.setGraphic(Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
            note.getStyleClass().add("danger-text");
        } else if (model.stepProperty().get() == Step.PLACE) {
            TestStep.State called = model.testRun().state(TestPart.ADDRESS);
            boolean local = model.isLocalOnly();
            boolean closed = called == TestStep.State.WARNED;
            note.setText(words.text(closed ? "connect.reach.not" : local ? "connect.reach.local" : "connect.reach",
                    model.host()));
            note.setGraphic(local || closed
                    ? Icons.normal(Feather.ALERT_TRIANGLE, "icon-warning")
                    : called == TestStep.State.DONE
                            ? Icons.normal(Feather.CHECK, "icon-success")
                            : Icons.normal(Feather.GLOBE));
            note.getStyleClass().add("muted");
        } else {
            note.setText(words.text("connect.nothing-stored"));
            note.setGraphic(null);
            note.getStyleClass().add("muted");
        }
    }

    private void focus(ConnectField field) {
        layOut();
        switch (field.step()) {
            case NETWORK -> network.focus(field);
            case OFFER -> offer.focus(field);
            case PAY -> pay.focus(field);
            case PLACE -> next.requestFocus();
        }
    }

    /// What a scroll pane shows is in no scene before it is laid out for the first time, and can't be focused until then.
    private void layOut() {
        applyCss();
        layout();
    }

    /// The cursor goes to where this step begins.
    void focusFirst() {
        layOut();
        switch (model.stepProperty().get()) {
            case NETWORK -> network.focus(ConnectField.NETWORK);
            case OFFER -> offer.focus(ConnectField.URL);
            case PAY -> pay.focus(ConnectField.CONVERSION_NAME);
            case PLACE -> place.focusTest();
        }
    }
}
