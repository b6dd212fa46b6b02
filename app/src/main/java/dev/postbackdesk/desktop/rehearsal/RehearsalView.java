package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.rehearsal.RehearsalViewModel.Mode;
import dev.postbackdesk.desktop.rehearsal.RehearsalViewModel.State;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Step;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The Rehearsal screen: what is chosen at the left, the sequence in the middle, the open step at the right.
final class RehearsalView extends VBox {
    private static final double ROOM_FOR_STEP = 560;
    private static final double ROOM_FOR_LEAD = 620;
    /// What is seen beside a step that is scrolled to.
    private static final double ROOM_AROUND = 32;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_BELOW = 1100;
    /// Of parts that stand below others.
    private static final String BELOW = "below";

    private final Messages words;
    private final RehearsalViewModel model;
    private final RehearsalText text;
    private final ChoicePane choice;
    private final SequenceView sequence;
    private final StepDetail detail;
    private final ScrollPane scroll;
    private final Button next;
    private final Button play;
    private final Button again;
    private final Button stop;
    private final Label at = new Label();
    private final Label failure = new Label();
    private List<SequenceRow> rows = List.of();
    private int revealed = -1;
    private Room room = Room.BESIDE;

    /// @param importing lets the user import a definitions file
    /// @param still whether nothing moves
    RehearsalView(Frame frame, RehearsalViewModel model, Runnable importing, boolean still) {
        words = frame.messages();
        this.model = model;
        text = new RehearsalText(words);
        choice = new ChoicePane(words, text, model);
        sequence = new SequenceView(words, model::open, still);
        detail = new StepDetail(frame, text);
        scroll = new ScrollPane(sequence);
        next = button("next", Feather.SKIP_FORWARD, "rehearsal-next", model::next);
        play = button("play", Feather.PLAY, "rehearsal-play", model::play);
        again = button("again", Feather.ROTATE_CCW, "rehearsal-again", this::playAgain);
        stop = button("stop", Feather.SQUARE, "rehearsal-stop", model::stop);
        getStyleClass().addAll("screen", "rehearsal");
        Node middle = middle(frame);
        StackPane parts = new StackPane();
        VBox.setVgrow(parts, Priority.ALWAYS);
        StackPane content = new StackPane(parts, instead(frame, importing));
        VBox.setVgrow(content, Priority.ALWAYS);
        parts.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> model.stateProperty().get() != State.LOADING && model.stateProperty().get() != State.EMPTY
                        && model.conversionProperty().get() != null,
                model.stateProperty(), model.conversionProperty()));
        getChildren().addAll(header(), new TroubleBar(words, words.text("fx.trouble"),
                model.trouble(), new ReadOnlyBooleanWrapper(true)), content);
        widthProperty().subscribe(width -> {
            pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW);
            arrange(parts, middle, Room.of(width.doubleValue()));
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.steps().addListener((ListChangeListener<Step>) _ -> show());
        model.openedProperty().subscribe(_ -> show());
        model.stateProperty().subscribe(_ -> show());
        model.modeProperty().subscribe(_ -> show());
        model.faultProperty().subscribe(_ -> show());
        model.conversionProperty().subscribe(_ -> show());
        model.results().addListener((ListChangeListener<RehearsalViewModel.Played>) _ -> show());
        model.stepwiseProperty().subscribe(_ -> show());
    }

    /// How the parts stand.
    private enum Room {
        BESIDE, DETAIL_BELOW, ALL_BELOW;

        static Room of(double width) {
            return width <= 0 || width >= RehearsalScreen.BESIDE
                    ? BESIDE
                    : width >= Aside.BESIDE ? DETAIL_BELOW : ALL_BELOW;
        }
    }

    private void arrange(StackPane parts, Node middle, Room now) {
        if (now == room && !parts.getChildren().isEmpty()) {
            return;
        }
        room = now;
        boolean below = now != Room.BESIDE;
        parts.getChildren().clear();
        choice.getStyleClass().remove(BELOW);
        detail.getStyleClass().remove(BELOW);
        if (below) {
            detail.getStyleClass().add(BELOW);
        }
        if (now == Room.ALL_BELOW) {
            choice.getStyleClass().add(BELOW);
        }
        VBox.setVgrow(middle, Priority.ALWAYS);
        parts.getChildren().add(switch (now) {
            case BESIDE -> new HBox(choice, middle, detail);
            case DETAIL_BELOW -> {
                HBox upper = new HBox(choice, middle);
                VBox.setVgrow(upper, Priority.ALWAYS);
                yield new VBox(upper, detail);
            }
            case ALL_BELOW -> new VBox(choice, middle, detail);
        });
    }

    private Button button(String key, Feather icon, String id, Runnable action) {
        Button button = new Button(words.text("rehearsal." + key), Icons.normal(icon));
        button.setId(id);
        Tip.on(button, words.text("rehearsal." + key + ".tip"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node header() {
        Label lead = new Label(words.text("rehearsal.lead"));
        lead.getStyleClass().add("muted");
        lead.setWrapText(true);
        // The guide says it, too.
        lead.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOM_FOR_LEAD));
        lead.managedProperty().bind(lead.visibleProperty());
        Button all = button("all", Feather.LIST, "rehearsal-all", model::playAll);
        all.disableProperty().bind(Bindings.isNull(model.conversionProperty()));
        return new ScreenHeader(words.text("shell.screen.rehearsal")).ruled().beside(lead).actions(all);
    }

    private Node middle(Frame frame) {
        next.getStyleClass().add("accent");
        again.getStyleClass().add("flat");
        at.getStyleClass().addAll("caption", "muted");
        at.setId("rehearsal-at");
        at.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, next, play, stop, again, ScreenHeader.spacer(), at);
        bar.getStyleClass().add("rehearsal-bar");
        // The steps are numbered anyway; the buttons are not to be cut off.
        at.visibleProperty().bind(bar.widthProperty().greaterThan(ROOM_FOR_STEP));
        at.managedProperty().bind(at.visibleProperty());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.viewportBoundsProperty().subscribe((_, _) -> Platform.runLater(this::revealAgain));
        ResultsView results = new ResultsView(words, text, model);
        LoadView load = new LoadView(words, frame.format(), text, model.load());
        scroll.visibleProperty().bind(model.modeProperty().isEqualTo(Mode.SEQUENCE));
        results.visibleProperty().bind(model.modeProperty().isEqualTo(Mode.ALL));
        load.visibleProperty().bind(model.modeProperty().isEqualTo(Mode.LOAD));
        StackPane stage = new StackPane(scroll, results, load);
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox middle = new VBox(bar, failed(), stage, new LoadBar(words, model));
        middle.getStyleClass().add("rehearsal-middle");
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        return middle;
    }

    private Node failed() {
        failure.setWrapText(true);
        failure.setId("rehearsal-failure");
        failure.textProperty().bind(model.failureProperty());
        failure.setMinHeight(USE_PREF_SIZE);
        Label title = new Label(words.text("rehearsal.failed.title"),
                Icons.normal(Feather.ALERT_CIRCLE, "icon-danger"));
        title.getStyleClass().add("medium");
        title.setGraphicTextGap(8);
        Button retry = new Button(words.text("rehearsal.failed.retry"), Icons.small(Feather.ROTATE_CW));
        retry.getStyleClass().add("small");
        retry.setId("rehearsal-retry");
        retry.setOnAction(_ -> retry());
        HBox actions = new HBox(8, retry, CopyButton.icon(words, words.text("fx.copy-message"), failure::getText));
        VBox box = new VBox(8, title, failure, actions);
        box.getStyleClass().add("rehearsal-failed");
        box.visibleProperty().bind(model.stateProperty().isEqualTo(State.FAILED));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void retry() {
        if (model.modeProperty().get() == Mode.ALL) {
            model.playAll();
        } else {
            model.play();
        }
    }

    private Node instead(Frame frame, Runnable importing) {
        Button connect = new Button(words.text("rehearsal.empty.connect"), Icons.normal(Feather.ZAP));
        connect.getStyleClass().add("accent");
        connect.setId("rehearsal-connect");
        connect.setOnAction(_ -> frame.navigator().open("connect", true));
        Button bring = new Button(words.text("rehearsal.empty.import"), Icons.normal(Feather.UPLOAD));
        bring.setOnAction(_ -> importing.run());
        EmptyPane empty = new EmptyPane(Feather.PLAY_CIRCLE, words.text("rehearsal.empty.title"),
                words.text("rehearsal.empty.text"), connect, bring);
        empty.visibleProperty().bind(model.stateProperty().isEqualTo(State.EMPTY));
        LoadingPane loading = new LoadingPane(words, words.text("rehearsal.unread"),
                model.conversionProperty().isNotNull().or(model.stateProperty().isEqualTo(State.EMPTY)),
                model.unreadProperty(), model::refresh);
        StackPane instead = new StackPane(loading, empty);
        instead.visibleProperty().bind(model.conversionProperty().isNull());
        return instead;
    }

    private void playAgain() {
        model.reset();
        model.play();
    }

    private void show() {
        TrackingLink link = model.linkProperty().get();
        Conversion conversion = model.conversionProperty().get();
        if (link == null || conversion == null) {
            return;
        }
        State state = model.stateProperty().get();
        boolean playing = state == State.PLAYING;
        boolean sequenced = model.modeProperty().get() == Mode.SEQUENCE;
        Fault fault = model.faultProperty().get();
        rows = text.rows(link, conversion, fault, sequenced ? model.steps() : List.of(), playing);
        sequence.show(rows, text.address(model.steps()));
        int opened = Math.min(model.openedProperty().get(), rows.size() - 1);
        sequence.opened(sequenced ? opened : -1);
        if (sequenced && opened >= 0) {
            detail.show(rows.get(opened), fault, opened < model.steps().size() ? model.steps().get(opened) : null,
                    model.steps());
            reveal(opened);
        } else {
            detail.introduce(fault);
            revealed = -1;
            if (model.steps().isEmpty()) {
                scroll.setVvalue(0);
            }
        }
        bar(state, playing, sequenced);
    }

    private void bar(State state, boolean playing, boolean sequenced) {
        boolean ended = sequenced && (state == State.DONE || state == State.STOPPED);
        put(next, !playing || (sequenced && model.stepwiseProperty().get()));
        put(play, (!playing && !ended) || (playing && sequenced && model.stepwiseProperty().get()));
        put(stop, playing);
        put(again, ended);
        int steps = model.steps().size();
        at.setText(switch (model.modeProperty().get()) {
            case SEQUENCE -> switch (state) {
                case LOADING, EMPTY, READY, FAILED -> words.text("rehearsal.at.ready", rows.size());
                case PLAYING, DONE -> words.text("rehearsal.at", steps, rows.size());
                case STOPPED -> words.text("rehearsal.at.stopped", steps, rows.size());
            };
            case ALL -> all(state);
            case LOAD -> words.text("rehearsal.at.load");
        });
    }

    private String all(State state) {
        int played = model.results().size();
        long met = model.results().stream().filter(RehearsalViewModel.Played::isExpected).count();
        int faults = Fault.values().length;
        return switch (state) {
            case PLAYING -> words.text("rehearsal.all.running", Math.min(played + 1, faults), faults);
            case DONE -> words.text("rehearsal.all.done", met, faults);
            case LOADING, EMPTY, READY, STOPPED, FAILED -> words.text("rehearsal.all.stopped", played, faults);
        };
    }

    private static void put(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    /// Scrolls to where a step stands, once that is known: its row has just been made, or the window changed its size.
    private void reveal(int step) {
        revealed = step;
        Platform.runLater(this::revealAgain);
    }

    private void revealAgain() {
        if (revealed < 0 || revealed >= rows.size()) {
            return;
        }
        scroll.layout();
        double beyond = sequence.getHeight() - scroll.getViewportBounds().getHeight();
        if (beyond > 0) {
            Bounds bounds = sequence.node(revealed).getBoundsInParent();
            double from = scroll.getVvalue() * beyond;
            double to = from + scroll.getViewportBounds().getHeight();
            if (bounds.getMinY() < from) {
                scroll.setVvalue(Math.clamp((bounds.getMinY() - ROOM_AROUND) / beyond, 0, 1));
            } else if (bounds.getMaxY() > to) {
                scroll.setVvalue(Math.clamp((bounds.getMaxY() + ROOM_AROUND - (to - from)) / beyond, 0, 1));
            }
        }
    }

    /// Space and Enter go on, Esc stops, wherever the cursor is but in a field; a button of its own is pressed by them, and so is
    /// a step. Only of a fault the arrows made the choice already. From a step, and from what plays them, Up and Down open the
    /// one before and after.
    private void key(KeyEvent event) {
        boolean elsewhere = event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase
                || (event.getTarget() instanceof ButtonBase && !(event.getTarget() instanceof RadioButton));
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean taken = switch (event.getCode()) {
            case ESCAPE -> {
                boolean under = model.isUnderWay();
                model.stop();
                yield under;
            }
            case SPACE, ENTER -> !elsewhere && goOn();
            case UP -> openBy(-1, event.getTarget());
            case DOWN -> openBy(1, event.getTarget());
            default -> false;
        };
        if (taken) {
            event.consume();
        }
    }

    private boolean openBy(int distance, EventTarget from) {
        boolean step = sequence.isStep(from);
        boolean can = (step || List.of(next, play, again, stop).contains(from))
                && model.modeProperty().get() == Mode.SEQUENCE && !rows.isEmpty();
        if (can) {
            model.openBy(distance);
            if (step) {
                sequence.node(model.openedProperty().get()).requestFocus();
            }
        }
        return can;
    }

    private boolean goOn() {
        boolean can = model.modeProperty().get() == Mode.SEQUENCE && model.conversionProperty().get() != null;
        if (can) {
            model.next();
        }
        return can;
    }

    ChoicePane choice() {
        return choice;
    }
}
