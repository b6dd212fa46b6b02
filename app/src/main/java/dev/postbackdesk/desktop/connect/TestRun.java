package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.TestSale;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.TestClick;
import dev.postbackdesk.receiver.TestPostback;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Clicks the link, plays the merchant, and says of each of the five steps what came of it. Used on the FX thread.
final class TestRun {
    /// What is tested.
    ///
    /// @param parameter of the destination that carries the click id, `""` where it stands in the path
    /// @param network whose words are used, or null
    /// @param currency the conversion's, or null
    /// @param sender what the merchant is called
    record Pair(int linkKey, String parameter, PostbackUrl url, @Nullable Network network, @Nullable String currency,
            String sender) {}

    private static final int STEPS = 5;

    private final Receiver receiver;
    private final Tasks tasks;
    private final TestWords words;
    private final ObservableList<TestStep> steps = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    /// Of the newest run: answers to older ones are of no use.
    private int runs;
    private Duration took = Duration.ZERO;

    TestRun(Receiver receiver, Tasks tasks, TestWords words) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
    }

    /// Forgets the last run: what was tested is another by now.
    void clear() {
        runs++;
        running.set(false);
        steps.clear();
        title.set("");
        summary.set("");
    }

    /// @param visitShop whether the user wants the shop's page requested
    void start(Pair pair, boolean visitShop) {
        clear();
        int run = runs;
        took = Duration.ZERO;
        running.set(true);
        for (int step = 1; step <= STEPS; step++) {
            steps.add(words.ahead(step, step == 1 ? State.RUNNING : State.WAITING, pair.sender()));
        }
        tasks.then(receiver.testClick(pair.linkKey()), click -> {
            if (run == runs) {
                clicked(run, pair, visitShop, click);
            }
        }, problem -> failed(run, 1, problem));
    }

    private void clicked(int run, Pair pair, boolean visitShop, TestClick click) {
        took = took.plus(click.took());
        set(1, words.click(click));
        String location = click.location();
        if (location == null) {
            end();
            return;
        }
        if (!visitShop) {
            set(2, words.notVisited(location));
            read(run, pair, click, location);
            return;
        }
        set(2, words.ahead(2, State.RUNNING, pair.sender()));
        tasks.then(receiver.visitShop(location), visit -> {
            if (run == runs) {
                took = took.plus(visit.took());
                set(2, words.visit(location, visit));
                // A shop that is away does not keep the postback from being tested.
                read(run, pair, click, location);
            }
        }, problem -> failed(run, 2, problem));
    }

    private void read(int run, Pair pair, TestClick click, String location) {
        String clickId = click.clickId();
        String read = pair.parameter().isEmpty()
                ? clickId
                : Destination.valueOf(location, pair.parameter()).orElse(null);
        TestStep step = words.read(pair.parameter(), read, clickId);
        set(3, step);
        if (read == null || step.state() == State.FAILED) {
            end();
            return;
        }
        set(4, words.ahead(4, State.RUNNING, pair.sender()));
        // A transaction id of its own, so that a conversion that counts each one takes a second test as well.
        TestSale sale = TestSale.of(read, "test-" + read.substring(0, 8), pair.network(), pair.currency());
        tasks.then(receiver.testPostback(sale.pathAndQuery(pair.url())), sent -> {
            if (run == runs) {
                sent(run, pair, sent);
            }
        }, problem -> failed(run, 4, problem));
    }

    private void sent(int run, Pair pair, TestPostback sent) {
        took = took.plus(sent.took());
        set(4, words.sent(sent, pair.sender(), TestSale.filledIn(pair.url())));
        Long number = sent.number();
        if (number == null) {
            set(5, words.answer(sent, null));
            end();
            return;
        }
        tasks.then(receiver.postback(number), stored -> {
            if (run == runs) {
                set(5, words.answer(sent, stored.orElse(null)));
                end();
            }
        }, problem -> failed(run, 5, problem));
    }

    private void failed(int run, int step, ReceiverException problem) {
        if (run == runs) {
            TestStep ahead = steps.get(step - 1);
            set(step, new TestStep(State.FAILED, ahead.title(), List.of(), problem.sentence(), "", null));
            end();
        }
    }

    private void end() {
        running.set(false);
        summary.set(words.summary(steps, took));
        title.set(words.title(steps));
    }

    private void set(int step, TestStep now) {
        steps.set(step - 1, now);
    }

    /// Five once it was started; empty before.
    ObservableList<TestStep> steps() {
        return steps;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How it ended; `""` until then.
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Whether it went through. False until then.
    boolean passed() {
        return !title.get().isEmpty() && steps.stream().noneMatch(step -> step.state() == State.FAILED);
    }
}
