package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import java.time.Duration;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Rehearsal screen into the window.
public final class RehearsalScreen implements Screen, AutoCloseable {
    public static final Entry ENTRY = new Entry("rehearsal", Feather.PLAY_CIRCLE);

    /// From here on all parts stand beside each other.
    static final double BESIDE = 900;
    /// One step lights up before the next one comes.
    private static final Duration STEP = Duration.ofMillis(300);

    private final Frame frame;
    private final RehearsalViewModel model;
    private final RehearsalView view;

    /// @param importing lets the user import a definitions file
    /// @param still for pictures: nothing moves
    public RehearsalScreen(Frame frame, Stage stage, Runnable importing, boolean still) {
        this.frame = frame;
        model = new RehearsalViewModel(frame.receiver(), frame.tasks(), stage,
                () -> still || Platform.getPreferences().isReducedMotion() ? Duration.ZERO : STEP);
        view = new RehearsalView(frame, model, importing, still);
        frame.feed().listen(batch -> {
            if (batch.definitions() != null) {
                model.show(batch.definitions());
            }
        });
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, width >= BESIDE ? 560 : width >= Aside.BESIDE ? 860 : 1180);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.refresh(view.choice()::focusChosen);
    }

    @Override
    public void hidden() {
        model.stop();
    }

    @Override
    public void find() {
        view.choice().find();
    }

    /// Chooses a tracking link by its slug.
    @Override
    public void choose(String key) {
        model.choose(key);
    }

    @Override
    public List<Command> commands() {
        return List.of(command("next", Feather.SKIP_FORWARD, model::next),
                command("play", Feather.PLAY, model::play), command("stop", Feather.SQUARE, model::stop),
                command("all", Feather.LIST, model::playAll),
                new Command("rehearsal.load", frame.messages().text("rehearsal.load"),
                        frame.messages().text("rehearsal.place"), Feather.ACTIVITY, model.load()::start));
    }

    private Command command(String key, Feather icon, Runnable action) {
        return new Command("rehearsal." + key, frame.messages().text("rehearsal." + key),
                frame.messages().text("rehearsal.place"), icon, action);
    }

    /// Plays so many steps of a fault: for pictures.
    public void show(Fault fault, int steps) {
        model.faultProperty().set(fault);
        for (int i = 0; i < steps; i++) {
            model.next();
        }
    }

    /// Whether a rehearsal waits for its next step: for pictures.
    public boolean isWaiting() {
        return model.isWaiting();
    }

    /// Shows a load that was run elsewhere: for pictures.
    public void show(Fault fault, LoadPlan plan, LoadFigures figures) {
        model.faultProperty().set(fault);
        model.load().show(plan, figures);
    }

    /// Ends what is under way.
    @Override
    public void close() {
        model.stop();
    }
}
