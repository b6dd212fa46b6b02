package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.connect.TestStep.State;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.shell.AddressWords;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Severity;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.LinkWalk.Hop;
import dev.postbackdesk.receiver.TestClick;
import dev.postbackdesk.receiver.TestPostback;
import dev.postbackdesk.receiver.TestWay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
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
    private final AddressWords addresses;

    TestWords(Messages words, Format format) {
        this.words = words;
        addresses = new AddressWords(words, format);
        this.format = format;
        findings = new FindingText(words.locale());
    }

    /// A step whose turn has not come, or that runs.
    TestStep ahead(TestPart part, State state, String network) {
        return TestStep.of(part, state, words.text("connect.test.ahead." + part.word(), network));
    }

    /// What calling the public address came to, and so which way the test goes.
    TestStep address(AddressCheck check) {
        String host = String.valueOf(check.address().getAuthority());
        return check.outcome() instanceof AddressCheck.Outcome.Works(Duration took)
                ? new TestStep(TestPart.ADDRESS, State.DONE, words.text("connect.test.address.works", host), List.of(),
                        "", words.text("connect.test.milliseconds", milliseconds(took)), null)
                : TestStep.of(TestPart.ADDRESS, State.WARNED, words.text("connect.test.address.not", host),
                        addresses.title(check) + " " + addresses.cure(check) + " "
                                + words.text("connect.test.address.not.more"));
    }

    TestStep click(TestClick click, TestWay way) {
        boolean led = click.location() != null;
        return new TestStep(TestPart.CLICK, led ? State.DONE : State.FAILED, words.text("connect.test.clicked"),
                List.of(), led ? "" : words.text("connect.test.clicked.not", click.trackingLink(), click.status()),
                aside(way, words.text("connect.test.took", click.status(), milliseconds(click.took()))), null);
    }

    private String aside(TestWay way, String took) {
        return words.text(switch (way) {
            case PUBLIC_ADDRESS -> "connect.test.public";
            case STRAIGHT -> "connect.test.straight";
        }, took);
    }

    /// Where the visitor was sent, without asking the shop.
    TestStep notVisited(String location) {
        return new TestStep(TestPart.SHOP, State.LEFT_OUT, words.text("connect.test.not-visited"),
                UrlPart.split(location), words.text("connect.test.not-visited.more"),
                words.text("connect.test.left-out"), null);
    }

    /// Where the visitor ended.
    TestStep visit(String location, LinkWalk walk) {
        List<Hop> hops = walk.hops();
        String last = hops.isEmpty() ? location : hops.getLast().url();
        if (!(walk.end() instanceof End.Arrived)) {
            return new TestStep(TestPart.SHOP, State.FAILED, words.text("connect.test.visited.not"),
                    UrlPart.split(last), ended(walk.end()), "", null);
        }
        int status = hops.getLast().status();
        Duration took = hops.stream().map(Hop::took).reduce(Duration.ZERO, Duration::plus);
        String way = hops.size() == 1
                ? ""
                : words.text("connect.test.visited.way", hops.size() - 1,
                        hops.stream().map(Hop::host).map(host -> "`" + host + "`").collect(Collectors.joining(" → ")));
        // Shops turn programs away that they let browsers in to.
        boolean turnedAway = status == 401 || status == 403 || status == 429;
        String refused = status < 400
                ? ""
                : words.text(turnedAway ? "connect.test.visited.away" : "connect.test.visited.refused", status);
        return new TestStep(TestPart.SHOP, status < 400 ? State.DONE : turnedAway ? State.WARNED : State.FAILED,
                words.text("connect.test.visited"), UrlPart.split(last), (way + " " + refused).strip(),
                words.text("connect.test.took", status, milliseconds(took)), null);
    }

    private String ended(End end) {
        return switch (end) {
            case End.Arrived _ -> "";
            case End.Loop(var url) -> words.text("connect.test.end.loop", hostOf(url));
            case End.TooMany(int most) -> words.text("connect.test.end.too-many", most);
            case End.OutOfTime(var url, var _) -> words.text("connect.test.end.timed-out", hostOf(url));
            case End.NoAddress(var location) -> words.text("connect.test.end.no-address", location);
            case End.NotReached(var url, var reason, var _) -> words.text("connect.test.end." + switch (reason) {
                case NAME_NOT_FOUND -> "name";
                case REFUSED -> "refused";
                case TIMED_OUT -> "timed-out";
                case CERTIFICATE -> "certificate";
                case PRIVATE_ADDRESS -> "private";
                case BROKEN -> "broken";
            }, hostOf(url));
        };
    }

    private static String hostOf(String url) {
        return new Hop(url, 0, null, null, false, Duration.ZERO).host();
    }

    /// @param parameter that carries the id, or `""` where it stands in the path
    TestStep read(String parameter, Arrival arrival) {
        String title = parameter.isEmpty()
                ? words.text("connect.test.read.path")
                : words.text("connect.test.read", parameter);
        String what = parameter.isEmpty() ? words.text("connect.test.read.id") : "`" + parameter + "`";
        return switch (arrival) {
            case Arrival.Kept(var host) -> TestStep.of(TestPart.READ, State.DONE, title, host.isEmpty()
                    ? words.text("connect.test.read.more", CLICK_ID_LENGTH)
                    : words.text("connect.test.read.more.at", CLICK_ID_LENGTH, host));
            case Arrival.Moved(var host, var url) -> new TestStep(TestPart.READ, State.DONE, title,
                    UrlPart.split(url), words.text("connect.test.read.moved", host), "", null);
            case Arrival.HandedOver(var loss) -> new TestStep(TestPart.READ, State.WARNED, title,
                    UrlPart.split(loss.to()),
                    words.text(loss.keptInCookie() ? "connect.test.read.cookie" : "connect.test.read.handed-over",
                            hostOf(loss.from()), hostOf(loss.to()), what),
                    "", null);
            case Arrival.Lost(var loss) -> new TestStep(TestPart.READ, State.FAILED, title, UrlPart.split(loss.to()),
                    words.text(hostOf(loss.from()).equals(hostOf(loss.to()))
                            ? "connect.test.read.lost.there"
                            : "connect.test.read.lost", hostOf(loss.from()), hostOf(loss.to()), what),
                    "", null);
            case Arrival.Missing _ -> TestStep.of(TestPart.READ, State.FAILED, title,
                    words.text("connect.test.read.not"));
            case Arrival.Other(var read) -> TestStep.of(TestPart.READ, State.FAILED, title,
                    words.text("connect.test.read.other", read));
        };
    }

    TestStep sent(String network, List<String> filledIn, TestWay way) {
        String filled = filledIn.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        return new TestStep(TestPart.SEND, State.DONE, words.text("connect.test.sent", network), List.of(),
                words.text(filledIn.size() == 1 ? "connect.test.sent.one" : "connect.test.sent.more", filled),
                words.text(switch (way) {
                    case PUBLIC_ADDRESS -> "connect.test.sent.public";
                    case STRAIGHT -> "connect.test.sent.local";
                }), null);
    }

    TestStep answer(TestPostback sent, @Nullable Postback stored) {
        String title = words.text("connect.test.answered", sent.status());
        if (stored == null) {
            return new TestStep(TestPart.ANSWER, State.FAILED, title, List.of(),
                    words.text("connect.test.answered.other", sent.body()),
                    words.text("connect.test.milliseconds", milliseconds(sent.took())), null);
        }
        boolean well = sent.status() == 200 && stored.result() != dev.postbackdesk.postback.Result.REJECTED;
        return new TestStep(TestPart.ANSWER, well ? State.DONE : State.FAILED, title, List.of(),
                well ? well(stored) : wrong(stored),
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
        return words.text(is(steps, State.FAILED)
                ? "connect.test.failed"
                : is(steps, State.WARNED) ? "connect.test.passed.but" : "connect.test.passed");
    }

    private static boolean is(List<TestStep> steps, State state) {
        return steps.stream().anyMatch(step -> step.state() == state);
    }

    /// How many steps, and how long they took together.
    String summary(List<TestStep> steps, Duration took) {
        long done = steps.stream().filter(step -> step.state() == State.DONE || step.state() == State.WARNED).count();
        boolean leftOut = done == steps.size() - 1 && is(steps, State.LEFT_OUT);
        String key = done == steps.size() ? "connect.test.all" : leftOut ? "connect.test.but-one" : "connect.test.some";
        // Of a test against one's own machine, milliseconds are all there is.
        return words.text(key, done, steps.size(),
                took.toMillis() < 100
                        ? words.text("connect.test.milliseconds", milliseconds(took))
                        : words.text("connect.test.seconds", seconds(took)));
    }

    private String seconds(Duration took) {
        NumberFormat tenths = NumberFormat.getNumberInstance(format.locale());
        tenths.setMinimumFractionDigits(1);
        tenths.setMaximumFractionDigits(1);
        tenths.setRoundingMode(RoundingMode.HALF_UP);
        return tenths.format(BigDecimal.valueOf(took.toMillis(), 3));
    }

    private static String milliseconds(Duration took) {
        return Long.toString(Math.max(1, took.toMillis()));
    }
}
