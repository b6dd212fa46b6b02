package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Severity;
import dev.postbackdesk.receiver.ShopVisit;
import dev.postbackdesk.receiver.TestClick;
import dev.postbackdesk.receiver.TestPostback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts the steps of a test into words. Pure.
final class TestWords {
    private static final int CLICK_ID_LENGTH = 26;

    private final Messages words;
    private final Format format;
    private final FindingText findings;

    TestWords(Messages words, Format format) {
        this.words = words;
        this.format = format;
        findings = new FindingText(words.locale());
    }

    /// A step whose turn has not come, or that runs.
    TestStep ahead(int step, State state, String network) {
        return TestStep.of(state, words.text("connect.test.step." + step + ".ahead", network));
    }

    TestStep click(TestClick click) {
        boolean led = click.location() != null;
        return new TestStep(led ? State.DONE : State.FAILED, words.text("connect.test.clicked"), List.of(),
                led ? "" : words.text("connect.test.clicked.not", click.trackingLink(), click.status()),
                words.text("connect.test.took", click.status(), milliseconds(click.took())), null);
    }

    /// Where the visitor was sent, without asking the shop.
    TestStep notVisited(String location) {
        return new TestStep(State.LEFT_OUT, words.text("connect.test.not-visited"), UrlPart.split(location),
                words.text("connect.test.not-visited.more"), words.text("connect.test.left-out"), null);
    }

    TestStep visit(String location, ShopVisit visit) {
        String to = visit.location();
        if (visit.status() == 0) {
            return new TestStep(State.FAILED, words.text("connect.test.visited.not"), UrlPart.split(location),
                    visit.problem(), "", null);
        }
        boolean well = visit.status() < 400;
        String more = !well
                ? words.text("connect.test.visited.refused", visit.status())
                : visit.status() >= 300 && to != null ? words.text("connect.test.visited.moved", to) : "";
        return new TestStep(well ? State.DONE : State.FAILED, words.text("connect.test.visited"),
                UrlPart.split(location), more,
                words.text("connect.test.took", visit.status(), milliseconds(visit.took())), null);
    }

    /// @param parameter that carries the id, or `""` where it stands in the path
    /// @param read what it holds
    TestStep read(String parameter, @Nullable String read, @Nullable String clickId) {
        String title = parameter.isEmpty()
                ? words.text("connect.test.read.path")
                : words.text("connect.test.read", parameter);
        if (read == null || clickId == null) {
            return new TestStep(State.FAILED, title, List.of(), words.text("connect.test.read.not"), "", null);
        }
        return new TestStep(read.equals(clickId) ? State.DONE : State.FAILED, title, List.of(),
                read.equals(clickId)
                        ? words.text("connect.test.read.more", CLICK_ID_LENGTH)
                        : words.text("connect.test.read.other", read),
                "", null);
    }

    TestStep sent(TestPostback sent, String network, List<String> filledIn) {
        String filled = filledIn.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        String more = words.text(filledIn.size() == 1 ? "connect.test.sent.one" : "connect.test.sent.more", filled);
        return new TestStep(State.DONE, words.text("connect.test.sent", network), List.of(),
                sent.detour().isEmpty() ? more : more + " " + words.text("connect.test.sent.detour", sent.detour()),
                words.text(sent.throughPublicAddress() ? "connect.test.sent.public" : "connect.test.sent.local"), null);
    }

    TestStep answer(TestPostback sent, @Nullable Postback stored) {
        String title = words.text("connect.test.answered", sent.status());
        if (stored == null) {
            return new TestStep(State.FAILED, title, List.of(), words.text("connect.test.answered.other", sent.body()),
                    words.text("connect.test.milliseconds", milliseconds(sent.took())), null);
        }
        boolean well = sent.status() == 200 && stored.result() != dev.postbackdesk.postback.Result.REJECTED;
        return new TestStep(well ? State.DONE : State.FAILED, title, List.of(), well ? well(stored) : wrong(stored),
                words.text("connect.test.milliseconds", milliseconds(sent.took())),
                VerdictChip.of(stored.result(), stored.reading().status()));
    }

    private String well(Postback stored) {
        String currency = stored.reading().currency() == null ? "" : " " + stored.reading().currency();
        String text = words.text("connect.test.accepted", amount(stored.reading().value(), currency),
                amount(stored.reading().commission(), currency));
        Optional<Finding> warning = stored.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNS).findFirst();
        return warning.map(finding -> text + " " + sentence(finding)).orElse(text);
    }

    private String wrong(Postback stored) {
        return stored.findings().stream().filter(finding -> finding.severity() == Severity.REJECTS).findFirst()
                .map(this::sentence).orElse("");
    }

    private String sentence(Finding finding) {
        return findings.cause(finding) + " " + findings.cure(finding);
    }

    private String amount(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "–" : format.amount(amount) + currency;
    }

    /// How the whole test ended.
    String title(List<TestStep> steps) {
        return words.text(steps.stream().anyMatch(step -> step.state() == State.FAILED)
                ? "connect.test.failed"
                : "connect.test.passed");
    }

    /// How many steps, and how long they took together.
    String summary(List<TestStep> steps, Duration took) {
        long done = steps.stream().filter(step -> step.state() == State.DONE).count();
        boolean leftOut = steps.stream().allMatch(step -> step.state() == State.DONE || step.state() == State.LEFT_OUT);
        String key = done == steps.size() ? "connect.test.all" : leftOut ? "connect.test.but-one" : "connect.test.some";
        // Of a test against one's own machine, milliseconds are all there is.
        return words.text(key, done, steps.size(),
                took.toMillis() < 100
                        ? words.text("connect.test.milliseconds", milliseconds(took))
                        : words.text("connect.test.seconds",
                                BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP)
                                        .toPlainString()));
    }

    private static String milliseconds(Duration took) {
        return Long.toString(Math.max(1, took.toMillis()));
    }
}
