package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Gate;
import dev.postbackdesk.rehearsal.Pace;
import dev.postbackdesk.rehearsal.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is rehearsed, and how far it is. Used on the FX thread.
final class RehearsalViewModel {
    /// What the screen is about just now.
    enum State {
        /// The definitions are being read.
        LOADING,
        /// There is no link that carries a conversion.
        EMPTY,
        /// Nothing was played yet of what is chosen.
        READY,
        /// Steps happen, or are waited for.
        PLAYING,
        /// Played to the end.
        DONE,
        /// Ended by the user before its end.
        STOPPED,
        /// See [#failureProperty()].
        FAILED
    }

    /// What the middle of the screen shows.
    enum Mode {
        SEQUENCE, ALL, LOAD
    }

    /// What came of a fault.
    ///
    /// @param last its last step
    record Played(Fault fault, Step last) {
        boolean isExpected() {
            return fault.isMetBy(last);
        }
    }

    private static final String DEFINITIONS = "definitions";

    private final Receiver receiver;
    private final Tasks tasks;
    private final Stage stage;
    private final Supplier<Duration> interval;
    private final LoadModel load;

    private final ObservableList<TrackingLink> links = FXCollections.observableArrayList();
    private final ObservableList<Conversion> conversions = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable TrackingLink> link = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Conversion> conversion = new SimpleObjectProperty<>();
    private final ObjectProperty<Fault> fault = new SimpleObjectProperty<>(Fault.NOTHING);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.SEQUENCE);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper unread = new ReadOnlyStringWrapper("");
    private final Trouble trouble = new Trouble();
    private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyBooleanWrapper stepwise = new ReadOnlyBooleanWrapper();
    private final ObservableList<Step> steps = FXCollections.observableArrayList();
    private final ObservableList<Played> results = FXCollections.observableArrayList();

    private Definitions definitions = Definitions.NONE;
    private Stage.@Nullable Playing playing;
    private Gate gate = new Gate();
    /// Tells what is under way from what was: a stopped one may still have something to say.
    private int run;
    /// How many steps were asked for.
    private int asked;

    /// @param interval between two steps that nobody asks for singly
    RehearsalViewModel(Receiver receiver, Tasks tasks, Stage stage, Supplier<Duration> interval) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.stage = stage;
        this.interval = interval;
        load = new LoadModel(tasks, stage, this);
        link.subscribe(this::offerConversions);
        link.addListener((_, _, _) -> clear());
        conversion.addListener((_, _, _) -> clear());
        fault.addListener((_, _, _) -> clear());
    }

    /// Reads the definitions.
    void refresh() {
        refresh(() -> {});
    }

    /// @param then is run when they are there
    void refresh(Runnable then) {
        unread.set("");
        tasks.then(receiver.definitions(), now -> {
            show(now);
            then.run();
        }, error -> {
            if (state.get() == State.LOADING) {
                unread.set(error.sentence());
            } else {
                trouble.tell(DEFINITIONS, error, () -> refresh(then));
            }
        });
    }

    /// Shows other definitions; what is chosen stays chosen where it is still there.
    void show(Definitions now) {
        unread.set("");
        trouble.over(DEFINITIONS);
        definitions = now;
        TrackingLink before = link.get();
        List<TrackingLink> all = now.links().stream().map(StoredLink::link)
                .filter(one -> one.lifecycle() != Lifecycle.ARCHIVED && !conversionsOf(one).isEmpty()).toList();
        if (!all.equals(links)) {
            links.setAll(all);
        }
        TrackingLink same = before == null
                ? null
                : all.stream().filter(one -> one.slug().equals(before.slug())).findFirst().orElse(null);
        link.set(same != null ? same : all.isEmpty() ? null : all.getFirst());
        offerConversions(link.get());
        if (all.isEmpty()) {
            stop();
            state.set(State.EMPTY);
        } else if (state.get() == State.LOADING || state.get() == State.EMPTY) {
            state.set(State.READY);
        }
    }

    /// Chooses a link; one that is not there is no matter.
    void choose(String slug) {
        links.stream().filter(one -> one.slug().value().equals(slug)).findFirst().ifPresent(link::set);
    }

    private List<Conversion> conversionsOf(TrackingLink one) {
        return one.conversions().stream().map(definitions::conversion).flatMap(Optional::stream)
                .map(StoredConversion::conversion).filter(each -> each.lifecycle() != Lifecycle.ARCHIVED).toList();
    }

    private void offerConversions(@Nullable TrackingLink of) {
        Conversion before = conversion.get();
        List<Conversion> all = of == null ? List.of() : conversionsOf(of);
        if (!all.equals(conversions)) {
            conversions.setAll(all);
        }
        Conversion same = before == null
                ? null
                : all.stream().filter(one -> one.id().equals(before.id())).findFirst().orElse(null);
        conversion.set(same != null ? same : all.isEmpty() ? null : all.getFirst());
    }

    /// What is chosen is another: what was played does not belong to it.
    private void clear() {
        if (state.get() != State.LOADING && state.get() != State.EMPTY) {
            if (mode.get() != Mode.LOAD || !load.runningProperty().get()) {
                end();
                mode.set(Mode.SEQUENCE);
            }
            steps.clear();
            opened.set(-1);
            state.set(State.READY);
        }
    }

    private void end() {
        run++;
        Stage.Playing last = playing;
        playing = null;
        if (last != null) {
            last.stop().run();
        }
    }

    /// Lets the next step happen; the first one where nothing is under way.
    void next() {
        if (state.get() == State.PLAYING && mode.get() == Mode.SEQUENCE) {
            if (stepwise.get()) {
                asked++;
                gate.step();
            }
            return;
        }
        gate = new Gate();
        asked = 1;
        gate.step();
        begin(gate, true);
    }

    /// Plays what is left, or all of it, without asking.
    void play() {
        if (state.get() == State.PLAYING && mode.get() == Mode.SEQUENCE) {
            stepwise.set(false);
            gate.run(interval.get());
            return;
        }
        gate = new Gate();
        gate.run(interval.get());
        begin(gate, false);
    }

    private void begin(Pace pace, boolean singly) {
        TrackingLink on = link.get();
        Conversion of = conversion.get();
        if (on == null || of == null) {
            return;
        }
        load.stop();
        end();
        int own = run;
        steps.clear();
        opened.set(-1);
        stepwise.set(singly);
        mode.set(Mode.SEQUENCE);
        state.set(State.PLAYING);
        Stage.Playing started = stage.play(on, of, fault.get(), pace, step -> tasks.onFx(() -> happened(own, step)));
        playing = started;
        tasks.then(started.done(), _ -> ended(own), problem -> broken(own, problem));
    }

    private void happened(int of, Step step) {
        if (of == run) {
            steps.add(step);
            opened.set(steps.size() - 1);
        }
    }

    private void ended(int of) {
        if (of == run) {
            playing = null;
            state.set(State.DONE);
        }
    }

    private void broken(int of, ReceiverException problem) {
        if (of == run) {
            playing = null;
            failed(problem);
        }
    }

    private void failed(ReceiverException problem) {
        failure.set(problem.sentence());
        state.set(State.FAILED);
    }

    /// Plays every fault, one after the other, and gathers what came of each.
    void playAll() {
        if (link.get() == null || conversion.get() == null) {
            return;
        }
        load.stop();
        end();
        results.clear();
        steps.clear();
        opened.set(-1);
        mode.set(Mode.ALL);
        state.set(State.PLAYING);
        playFrom(0, run);
    }

    private void playFrom(int index, int own) {
        TrackingLink on = link.get();
        Conversion of = conversion.get();
        if (own != run || on == null || of == null) {
            return;
        }
        List<Fault> all = List.of(Fault.values());
        if (index == all.size()) {
            ended(own);
            return;
        }
        Fault each = all.get(index);
        Step[] last = new Step[1];
        Stage.Playing started = stage.play(on, of, each, Pace.AT_ONCE, step -> last[0] = step);
        playing = started;
        tasks.then(started.done(), _ -> {
            if (own == run) {
                results.add(new Played(each, last[0]));
                playFrom(index + 1, own);
            }
        }, problem -> broken(own, problem));
    }

    /// Ends what is under way, at once; what happened stays in sight.
    void stop() {
        load.stop();
        if (state.get() == State.PLAYING) {
            end();
            state.set(State.STOPPED);
        }
    }

    /// Whether there is anything to stop.
    boolean isUnderWay() {
        return state.get() == State.PLAYING || load.runningProperty().get();
    }

    /// Whether it waits for the user, and nothing happens meanwhile.
    boolean isWaiting() {
        return state.get() == State.PLAYING && stepwise.get() && steps.size() == asked;
    }

    /// Takes away what was played.
    void reset() {
        stop();
        mode.set(Mode.SEQUENCE);
        clear();
    }

    /// A load begins: the middle of the screen is its own.
    void giveWayToLoad() {
        if (state.get() == State.PLAYING) {
            end();
            state.set(State.STOPPED);
        }
        mode.set(Mode.LOAD);
    }

    /// Opens a step that happened, or is to come.
    void open(int index) {
        opened.set(index);
    }

    /// Opens the one before or after.
    void openBy(int distance) {
        int most = fault.get().plan().size() - 1;
        opened.set(Math.clamp(opened.get() + (long) distance, 0, most));
    }

    LoadModel load() {
        return load;
    }

    ObservableList<TrackingLink> links() {
        return links;
    }

    ObservableList<Conversion> conversions() {
        return conversions;
    }

    ObjectProperty<@Nullable TrackingLink> linkProperty() {
        return link;
    }

    ObjectProperty<@Nullable Conversion> conversionProperty() {
        return conversion;
    }

    ObjectProperty<Fault> faultProperty() {
        return fault;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Why links and conversions can't be read; `""` where they were, or nobody knows yet.
    ReadOnlyStringProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// What could not be read anew.
    Trouble trouble() {
        return trouble;
    }

    /// The index of the step that is open, -1 for none.
    ReadOnlyIntegerProperty openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// Whether each step waits for [#next()].
    ReadOnlyBooleanProperty stepwiseProperty() {
        return stepwise.getReadOnlyProperty();
    }

    /// What happened so far.
    ObservableList<Step> steps() {
        return steps;
    }

    ObservableList<Played> results() {
        return results;
    }
}
