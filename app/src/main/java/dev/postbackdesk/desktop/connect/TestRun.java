package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.TestSale;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.TestWay;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Clicks the link, plays the merchant, and says of each step what came of it. Where there is a public address, it is
/// called first: the test goes through it if that leads here, and straight to the receiver otherwise, and says so. Used on the FX thread.
final class TestRun {
    /// What is tested.
    ///
    /// @param parameter of the destination that carries the click id, `""` where it stands in the path
    /// @param network whose words are used, or null
    /// @param currency the conversion's, or null
    /// @param sender what the merchant is called
    record Pair(int linkKey, String parameter, PostbackUrl url, @Nullable Network network, @Nullable String currency,
            String sender) {}

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
        summary.set("");
        title.set("");
    }

    /// @param visitShop whether the user wants the shop's page requested
    void start(Pair pair, boolean visitShop) {
        clear();
        took = Duration.ZERO;
        running.set(true);
        Run run = new Run(runs, pair, visitShop);
        Optional<URI> address = receiver.publicAddress();
        for (TestPart part : TestPart.values()) {
            if (part != TestPart.ADDRESS || address.isPresent()) {
                steps.add(words.ahead(part, steps.isEmpty() ? State.RUNNING : State.WAITING, pair.sender()));
            }
        }
        address.ifPresentOrElse(run::call, () -> run.click(TestWay.STRAIGHT));
    }

    /// One run; what an older one hears is of no use any more.
    private final class Run {
        private final int number;
        private final Pair pair;
        private final boolean visitShop;
        private TestWay way = TestWay.STRAIGHT;

        Run(int number, Pair pair, boolean visitShop) {
            this.number = number;
            this.pair = pair;
            this.visitShop = visitShop;
        }

        private <T> void then(TestPart part, CompletableFuture<T> asked, Consumer<T> told) {
            tasks.then(asked, result -> {
                if (number == runs) {
                    told.accept(result);
                }
            }, problem -> {
                if (number == runs) {
                    set(TestStep.of(part, State.FAILED, words.ahead(part, State.FAILED, pair.sender()).title(),
                            problem.sentence()));
                    end();
                }
            });
        }

        private void begin(TestPart part) {
            set(words.ahead(part, State.RUNNING, pair.sender()));
        }

        void call(URI address) {
            then(TestPart.ADDRESS, receiver.checkAddress(address), check -> {
                set(words.address(check));
                click(check.works() ? TestWay.PUBLIC_ADDRESS : TestWay.STRAIGHT);
            });
        }

        void click(TestWay chosen) {
            way = chosen;
            begin(TestPart.CLICK);
            then(TestPart.CLICK, receiver.testClick(pair.linkKey(), way), click -> {
                took = took.plus(click.took());
                set(words.click(click, way));
                String location = click.location();
                if (location == null) {
                    end();
                } else if (visitShop && click.clickId() != null) {
                    follow(location, click.clickId());
                } else {
                    set(words.notVisited(location));
                    read(location, click.clickId(), null);
                }
            });
        }

        private void follow(String location, String clickId) {
            begin(TestPart.SHOP);
            then(TestPart.SHOP, receiver.followShop(location, clickId), walk -> {
                took = walk.hops().stream().map(LinkWalk.Hop::took).reduce(took, Duration::plus);
                set(words.visit(location, walk));
                // A shop that is away does not keep the postback from being tested.
                read(location, clickId, walk);
            });
        }

        private void read(String location, @Nullable String clickId, @Nullable LinkWalk walk) {
            TestStep step = words.read(pair.parameter(), Arrival.of(pair.parameter(), location, clickId, walk));
            set(step);
            if (clickId == null || step.state() == State.FAILED) {
                end();
            } else {
                send(clickId);
            }
        }

        private void send(String clickId) {
            begin(TestPart.SEND);
            // A transaction id of its own, so that a conversion that counts each one takes a second test as well.
            TestSale sale = TestSale.of(clickId, "test-" + clickId.substring(0, 8), pair.network(), pair.currency());
            then(TestPart.SEND, receiver.testPostback(sale.pathAndQuery(pair.url()), way), sent -> {
                took = took.plus(sent.took());
                set(words.sent(pair.sender(), TestSale.filledIn(pair.url()), way));
                Long stored = sent.number();
                if (stored == null) {
                    set(words.answer(sent, null));
                    end();
                } else {
                    then(TestPart.ANSWER, receiver.postback(stored), postback -> {
                        set(words.answer(sent, postback.orElse(null)));
                        end();
                    });
                }
            });
        }
    }

    private void end() {
        running.set(false);
        summary.set(words.summary(steps, took));
        title.set(words.title(steps));
    }

    private void set(TestStep now) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).part() == now.part()) {
                steps.set(i, now);
            }
        }
    }

    /// One for each part once it was started; empty before.
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

    /// What came of one part; null while it is not known.
    @Nullable
    State state(TestPart part) {
        return steps.stream().filter(step -> step.part() == part).map(TestStep::state).findFirst().orElse(null);
    }

    /// Whether it went through. False until then.
    boolean passed() {
        return !title.get().isEmpty() && steps.stream().noneMatch(step -> step.state() == State.FAILED);
    }
}
