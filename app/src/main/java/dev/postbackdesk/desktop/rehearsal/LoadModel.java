package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The load: how much is asked for, and how it stands. Used on the FX thread.
final class LoadModel {
    /// What is wrong with what was typed, a key of the messages; the first one counts.
    enum Problem {
        PER_SECOND, SHARE
    }

    /// How it ended.
    enum End {
        /// It runs, or none ran yet.
        NONE, STOPPED, DONE, FAILED
    }

    private final Tasks tasks;
    private final Stage stage;
    private final RehearsalViewModel rehearsal;
    private final StringProperty perSecond = new SimpleStringProperty("50");
    private final StringProperty faulty = new SimpleStringProperty("20");
    private final StringProperty twice = new SimpleStringProperty("5");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LoadFigures> figures = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LoadPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<End> end = new ReadOnlyObjectWrapper<>(End.NONE);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private Stage.@Nullable Playing playing;
    private int run;

    LoadModel(Tasks tasks, Stage stage, RehearsalViewModel rehearsal) {
        this.tasks = tasks;
        this.stage = stage;
        this.rehearsal = rehearsal;
        perSecond.addListener((_, _, _) -> problem.set(null));
        faulty.addListener((_, _, _) -> problem.set(null));
        twice.addListener((_, _, _) -> problem.set(null));
    }

    /// Begins one, unless what was typed is no plan.
    void start() {
        TrackingLink link = rehearsal.linkProperty().get();
        Conversion conversion = rehearsal.conversionProperty().get();
        Optional<LoadPlan> asked = asked();
        if (link == null || conversion == null || asked.isEmpty() || running.get()) {
            return;
        }
        rehearsal.giveWayToLoad();
        int own = ++run;
        plan.set(asked.get());
        figures.set(null);
        failure.set("");
        end.set(End.NONE);
        running.set(true);
        Stage.Playing started = stage.load(link, conversion, asked.get(), now -> tasks.onFx(() -> told(own, now)));
        playing = started;
        tasks.then(started.done(), _ -> ended(own, End.DONE), error -> broken(own, error));
    }

    private Optional<LoadPlan> asked() {
        OptionalInt visitors = number(perSecond.get(), 1, LoadPlan.MOST_A_SECOND);
        // What is no matter of one order can't come among sound ones: then the others come alone.
        boolean mixes = rehearsal.faultProperty().get().isOfOneOrder();
        OptionalInt wrong = mixes ? number(faulty.get(), 0, 100) : OptionalInt.of(0);
        OptionalInt again = number(twice.get(), 0, 100);
        problem.set(visitors.isEmpty()
                ? Problem.PER_SECOND
                : wrong.isEmpty() || again.isEmpty() ? Problem.SHARE : null);
        return problem.get() == null
                ? Optional.of(new LoadPlan(visitors.getAsInt(), mixes ? rehearsal.faultProperty().get() : Fault.NOTHING,
                        wrong.getAsInt(), again.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt number(String text, int least, int most) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,4}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private void told(int of, LoadFigures now) {
        if (of == run) {
            figures.set(now);
        }
    }

    private void ended(int of, End how) {
        if (of == run) {
            playing = null;
            running.set(false);
            end.set(how);
        }
    }

    private void broken(int of, ReceiverException error) {
        if (of == run) {
            failure.set(error.sentence());
            ended(of, End.FAILED);
        }
    }

    /// Ends it at once; its figures stay.
    void stop() {
        Stage.Playing last = playing;
        if (last != null) {
            last.stop().run();
            ended(run, End.STOPPED);
            run++;
        }
    }

    /// Shows one that was run elsewhere: for pictures.
    void show(LoadPlan asked, LoadFigures now) {
        plan.set(asked);
        figures.set(now);
        running.set(true);
        rehearsal.giveWayToLoad();
    }

    StringProperty perSecondProperty() {
        return perSecond;
    }

    /// How many of a hundred orders come with the chosen fault.
    StringProperty faultyProperty() {
        return faulty;
    }

    /// How many of a hundred sound orders are reported twice.
    StringProperty twiceProperty() {
        return twice;
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable LoadFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /// What the figures are of.
    ReadOnlyObjectProperty<@Nullable LoadPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<End> endProperty() {
        return end.getReadOnlyProperty();
    }

    /// Why it failed, or `""`.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
