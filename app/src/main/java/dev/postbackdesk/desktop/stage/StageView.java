package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.demo.DemoRibbon;
import dev.postbackdesk.desktop.demo.DemoViewModel;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Logo;
import dev.postbackdesk.desktop.fx.Messages;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The whole window in large type, to be read from five metres: the newest conversion, today's figures, what arrived before,
/// the way from click to conversion, and a code to scan. No navigation.
final class StageView extends BorderPane {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final double NARROW = 1200;
    private static final double LOW = 800;
    private static final Duration GLOW = Duration.seconds(1);
    /// Without lines, what stands above them takes this much; with the header, the footer, and a line's own height.
    private static final double ABOVE_LINES = 592;
    private static final double ABOVE_LINES_COMPACT = 448;
    private static final double LINE = 56;
    private static final double LINE_COMPACT = 44;

    private final Messages words;
    private final StageViewModel model;
    private final boolean still;
    private final VBox hero = new VBox();
    private final HBox counters = new HBox();
    private final VBox lines = new VBox();
    private final VBox funnel = new VBox();
    private final StageCode code;
    private Subscription following = Subscription.EMPTY;
    private boolean compact;
    private long newest;

    /// What leads away from here.
    ///
    /// @param phones lets phones in; of the demo alone
    record Actions(Runnable leave, Runnable phones) {}

    /// @param demo null for the user's own data
    /// @param unreachable why the code leads nowhere for others, or `""`; asked when a code is shown
    /// @param still whether nothing moves
    StageView(Messages words, StageViewModel model, @Nullable DemoViewModel demo, Actions actions,
            java.util.function.Function<String, String> unreachable, boolean still) {
        this.words = words;
        this.model = model;
        this.still = still;
        setId("stage");
        getStyleClass().add("stage-view");
        setTop(header(demo));
        hero.getStyleClass().add("stage-hero");
        hero.setId("stage-newest");
        counters.getStyleClass().add("stage-counters");
        lines.getStyleClass().add("stage-lines");
        lines.setMinHeight(0);
        VBox left = new VBox(hero, new Shrinking(counters), lines);
        left.getStyleClass().add("stage-left");
        left.setMinHeight(0);
        // Else the code and the funnel would go over the edge.
        left.setMinWidth(0);
        VBox.setVgrow(lines, Priority.ALWAYS);
        code = new StageCode(words, model, demo, actions.phones(), unreachable);
        funnel.getStyleClass().add("stage-funnel");
        VBox right = new VBox(code, funnel);
        right.getStyleClass().add("stage-right");
        right.setMinHeight(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox body = new HBox(left, right);
        body.getStyleClass().add("stage-body");
        setCenter(body);
        setBottom(footer(demo, actions));
        widthProperty().subscribe(this::fit);
        heightProperty().subscribe(this::fit);
        code.compactWhen(this::isCompact);
        following = Subscription.combine(following, model.stateProperty().subscribe(this::show),
                model.figuresProperty().subscribe(this::show));
    }

    /// Follows the model no longer, which outlives it.
    void end() {
        following.unsubscribe();
        code.end();
    }

    private boolean isCompact() {
        return compact;
    }

    private void fit() {
        boolean now = getWidth() < NARROW || getHeight() < LOW;
        if (now != compact) {
            compact = now;
            pseudoClassStateChanged(COMPACT, now);
            show(model.figuresProperty().get());
        }
        show(model.stateProperty().get());
    }

    private Node header(@Nullable DemoViewModel demo) {
        Label name = label(words.text("shell.name"), "stage-name");
        HBox header = new HBox(Logo.make(), name);
        if (demo != null) {
            header.getChildren().add(DemoRibbon.badge(words));
        }
        Circle dot = new Circle(5);
        dot.getStyleClass().add("status-dot");
        Label state = label("", "stage-state");
        following = following.and(model.receivingProperty().subscribe(well -> {
            dot.getStyleClass().setAll("status-dot", well ? "well" : "unwell");
            state.setText(words.text(well ? "shell.receiving" : "shell.not-storing"));
        }));
        Label clock = label("", "stage-clock");
        clock.textProperty().bind(model.clockProperty());
        header.getChildren().addAll(spacer(), dot, state, clock);
        header.getStyleClass().add("stage-header");
        return header;
    }

    private Node footer(@Nullable DemoViewModel demo, Actions actions) {
        HBox footer = new HBox(spacer());
        footer.getStyleClass().add("stage-footer");
        if (model.links() != 1) {
            footer.getChildren().addAll(cap("← →"), label(words.text("stage.key.link"), "muted"));
        }
        if (demo != null) {
            Label traffic = label("", "muted");
            following = following.and(demo.pausedProperty().subscribe(
                    paused -> traffic.setText(words.text(paused ? "stage.key.resume" : "stage.key.pause"))));
            footer.getChildren().addAll(cap("P"), traffic, cap("N"), label(words.text("stage.key.phones"), "muted"),
                    cap("R"), label(words.text("stage.key.reset"), "muted"));
        }
        Button leave = new Button(words.text("stage.key.leave"));
        leave.setId("stage-leave");
        leave.getStyleClass().addAll("flat", "small");
        leave.setFocusTraversable(false);
        leave.setOnAction(_ -> actions.leave().run());
        footer.getChildren().addAll(cap(new KeyNames(words).of(KeyCode.ESCAPE)), leave);
        return footer;
    }

    private static Node cap(String key) {
        Label cap = label(key, "key-cap");
        cap.setMinWidth(USE_PREF_SIZE);
        return cap;
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    private static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    private void show(StageState state) {
        StageState.Newest now = state.newest();
        hero.pseudoClassStateChanged(PENDING, now != null && now.pending());
        if (now == null) {
            Label waiting = label(words.text("stage.nothing"), "stage-waiting");
            waiting.setWrapText(true);
            hero.getChildren().setAll(waiting);
        } else {
            hero.getChildren().setAll(top(now), amount(now), bottom(now));
            if (now.number() != newest) {
                glow(newest != 0);
                newest = now.number();
            }
        }
        double room = getHeight() - (compact ? ABOVE_LINES_COMPACT : ABOVE_LINES);
        int fitting = Math.max(0, (int) (room / (compact ? LINE_COMPACT : LINE)));
        lines.getChildren().setAll(state.lines().stream().limit(fitting).map(this::line).toList());
        lines.setVisible(fitting > 0);
    }

    private void glow(boolean arrived) {
        if (arrived && !still) {
            hero.pseudoClassStateChanged(FRESH, true);
            PauseTransition end = new PauseTransition(GLOW);
            end.setOnFinished(_ -> hero.pseudoClassStateChanged(FRESH, false));
            end.play();
        }
    }

    private Node top(StageState.Newest now) {
        Label title = label(now.title(), "stage-title");
        title.setGraphic(Icons.normal(now.pending() ? Feather.CLOCK : Feather.CHECK_CIRCLE));
        title.setMinWidth(0);
        Label ago = label("", "stage-ago");
        ago.textProperty().bind(model.agoProperty());
        ago.setMinWidth(USE_PREF_SIZE);
        return new HBox(title, spacer(), ago);
    }

    private static Node amount(StageState.Newest now) {
        Label amount = label(now.amount(), "stage-amount");
        amount.setId("stage-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        Label currency = label(now.currency(), "stage-currency");
        currency.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(amount, currency);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("stage-amount-line");
        Shrinking fitting = new Shrinking(line);
        VBox.setVgrow(fitting, Priority.ALWAYS);
        return fitting;
    }

    private static Node bottom(StageState.Newest now) {
        Label link = label(now.link(), "stage-link");
        link.setMinWidth(0);
        Label after = label(now.after(), "stage-after");
        after.setMinWidth(USE_PREF_SIZE);
        return new HBox(link, spacer(), after);
    }

    private Node line(StageState.Line line) {
        Label chip = line.verdict().label(words);
        HBox chips = new HBox(chip);
        chips.getStyleClass().add("stage-chip");
        Label text = label(line.text(), "may-shorten");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Label amount = label(line.amount(), "stage-line-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(chips, text, amount);
        row.getStyleClass().add("stage-line");
        return row;
    }

    private void show(StageState.Figures figures) {
        counters.getChildren().setAll(figures.counters().stream().map(StageView::counter).toList());
        funnel.getChildren().setAll(label(words.text("stage.funnel"), "stage-funnel-title"));
        figures.funnel().forEach(step -> funnel.getChildren().add(step(step)));
    }

    private static Node counter(StageState.Counter counter) {
        Label figure = label(counter.figure(), "stage-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        Label unit = label(counter.unit(), "stage-unit");
        unit.setMinWidth(USE_PREF_SIZE);
        HBox both = new HBox(figure, unit);
        both.setAlignment(Pos.BASELINE_LEFT);
        return new VBox(both, label(counter.name(), "muted"));
    }

    private static Node step(StageState.Step step) {
        Label percent = label(step.percent(), "muted", "stage-percent");
        Label count = label(step.count(), "semibold");
        count.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(label(step.name()), spacer(), count, percent);
        line.getStyleClass().add("stage-step");
        Region bar = new Region();
        bar.getStyleClass().add("stage-bar");
        Region part = new Region();
        part.getStyleClass().add(step.last() ? "stage-part-last" : "stage-part");
        StackPane track = new StackPane(bar, part);
        StackPane.setAlignment(part, Pos.CENTER_LEFT);
        part.maxWidthProperty().bind(track.widthProperty().multiply(step.part()));
        return new VBox(6, line, track);
    }

    /// What keys do here.
    static Consumer<javafx.scene.input.KeyEvent> keys(StageViewModel model, @Nullable DemoViewModel demo,
            Actions actions) {
        return event -> {
            // Ctrl+R reloads elsewhere, and must not delete what happened here.
            if (event.isShortcutDown() || event.isAltDown()) {
                return;
            }
            switch (event.getCode()) {
                case ESCAPE, F11 -> actions.leave().run();
                case LEFT -> model.turn(-1);
                case RIGHT -> model.turn(1);
                case R -> ofDemo(demo, () -> java.util.Objects.requireNonNull(demo).desk().reset(true));
                case P, SPACE -> ofDemo(demo, () -> java.util.Objects.requireNonNull(demo).switchTraffic());
                case N -> ofDemo(demo, actions.phones());
                default -> {
                    // No other key means anything here.
                }
            }
        };
    }

    private static void ofDemo(@Nullable DemoViewModel demo, Runnable action) {
        if (demo != null) {
            action.run();
        }
    }
}
