package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Move;
import dev.postbackdesk.rehearsal.Outcome;
import dev.postbackdesk.rehearsal.Step;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts a rehearsal into words. Pure.
final class RehearsalText {
    private static final int SHOWN_OF_ID = 5;

    private final Messages words;

    RehearsalText(Messages words) {
        this.words = words;
    }

    String name(Fault fault) {
        return words.text("rehearsal.fault." + word(fault));
    }

    /// What happens, in a sentence.
    String sentence(Fault fault) {
        return words.text("rehearsal.fault." + word(fault) + ".text");
    }

    String outcome(Outcome outcome) {
        return words.text("rehearsal.outcome." + word(outcome));
    }

    /// The finding's code, or what else a fault comes to.
    String expected(Fault fault) {
        return fault.finding().map(FindingCode::name).orElseGet(() -> outcome(fault.outcome()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Faults of which the name, the sentence or the code holds what is sought, by outcome.
    List<Fault> found(String sought) {
        String part = sought.strip().toLowerCase(Locale.ROOT);
        List<Fault> found = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            for (Fault fault : Fault.values()) {
                String all = (name(fault) + "\n" + sentence(fault) + "\n"
                        + fault.finding().map(FindingCode::name).orElse("")).toLowerCase(Locale.ROOT);
                if (fault.outcome() == outcome && all.contains(part)) {
                    found.add(fault);
                }
            }
        }
        return found;
    }

    /// All rows of a fault's sequence.
    ///
    /// @param steps what happened so far
    /// @param underWay whether the last of them is the one that it stands at
    List<SequenceRow> rows(TrackingLink link, Conversion conversion, Fault fault, List<Step> steps,
            boolean underWay) {
        List<SequenceRow> rows = new ArrayList<>();
        List<Move> plan = fault.plan();
        for (int i = 0; i < plan.size(); i++) {
            Step step = i < steps.size() ? steps.get(i) : null;
            SequenceRow.Phase phase = step == null
                    ? SequenceRow.Phase.TO_COME
                    : underWay && i == steps.size() - 1 ? SequenceRow.Phase.NOW : SequenceRow.Phase.DONE;
            boolean again = plan.subList(0, i).contains(plan.get(i));
            Move move = plan.get(i);
            rows.add(new SequenceRow(i + 1, move, title(move, conversion, fault, step, again),
                    code(move, link, conversion, fault, step), phase,
                    i == faultAt(fault) ? words.text("rehearsal.note.here", name(fault)) : ""));
        }
        return rows;
    }

    /// The row at which it goes wrong, or -1.
    static int faultAt(Fault fault) {
        List<Move> plan = fault.plan();
        return switch (fault) {
            case NOTHING, CASE_CHANGED -> fault == Fault.NOTHING ? -1 : plan.lastIndexOf(Move.REPORT);
            case LOOKED_AHEAD, CRAWLED -> plan.indexOf(Move.CLICK);
            case NEVER_REPORTED -> plan.indexOf(Move.MORE);
            case LATE, AT_ONCE, CONVERSION_PAUSED, NOT_ON_THE_LINK, LINK_PAUSED -> plan.indexOf(Move.ORDER);
            default -> plan.lastIndexOf(Move.REPORT);
        };
    }

    private String title(Move move, Conversion conversion, Fault fault, @Nullable Step step, boolean again) {
        return switch (move) {
            case CLICK -> words.text(switch (fault) {
                case LOOKED_AHEAD -> "rehearsal.move.click.ahead";
                case CRAWLED -> "rehearsal.move.click.crawler";
                default -> "rehearsal.move.click";
            });
            case SEND_ON ->
                words.text(fault == Fault.LOOKED_AHEAD ? "rehearsal.move.send-on.nowhere" : "rehearsal.move.send-on");
            case LAND -> words.text(step instanceof Step.Landed(var _, var clickId) && clickId == null
                    ? "rehearsal.move.land.without"
                    : "rehearsal.move.land");
            case ORDER -> words.text("rehearsal.move.order",
                    "20.00" + (conversion.currency() == null ? "" : " " + conversion.currency()));
            case REPORT -> words.text(again ? "rehearsal.move.report.again" : "rehearsal.move.report");
            case ANSWER -> words.text("rehearsal.move.answer");
            case MORE -> words.text("rehearsal.move.more",
                    step instanceof Step.Multiplied(var visitors, var _) ? visitors : 19);
            case JUDGE -> words.text(fault.outcome() == Outcome.ON_THE_WHOLE
                    ? "rehearsal.move.judge.whole"
                    : "rehearsal.move.judge");
        };
    }

    private String code(Move move, TrackingLink link, Conversion conversion, Fault fault, @Nullable Step step) {
        return switch (step) {
            case Step.Clicked(var request, var _) -> "GET " + request.getPath();
            case Step.SentOn(var status, var location, var clickId, var _) ->
                clickId == null || location == null ? String.valueOf(status) : status + ", " + kept(location, clickId);
            case Step.Landed(var url, var _) -> "GET " + pathOf(url);
            case Step.Ordered(var number, var after) -> words.text("rehearsal.code.order", number, span(after));
            case Step.Reported(var _, var postback, var _) -> postback.arrival().method() + " "
                    + postback.arrival().path() + "?" + postback.arrival().query();
            case Step.Answered(var status, var _, var took) -> status + " · " + millis(took);
            case Step.Multiplied(var _, var postbacks) ->
                words.text(postbacks == 0 ? "rehearsal.code.more.silent" : "rehearsal.code.more.reported");
            case Step.Judged(var postback, var _) ->
                postback.findings().isEmpty()
                        ? words.text("rehearsal.code.judge")
                        : postback.findings().getFirst().code().name();
            case Step.Found(var finding) -> finding.code().name();
            case null -> toCome(move, link, conversion, fault);
        };
    }

    private String toCome(Move move, TrackingLink link, Conversion conversion, Fault fault) {
        return switch (move) {
            case CLICK -> "GET /c/" + link.slug();
            case SEND_ON -> words.text("rehearsal.code.expected", fault == Fault.LOOKED_AHEAD ? "503" : "302");
            case LAND -> "GET " + pathOf(link.destination());
            case ORDER -> words.text("rehearsal.code.order.to-come");
            case REPORT -> "GET /postback?clickId=…";
            case ANSWER -> words.text("rehearsal.code.expected", status(conversion, fault));
            case MORE -> words.text(fault == Fault.NEVER_REPORTED
                    ? "rehearsal.code.more.silent"
                    : "rehearsal.code.more.reported");
            case JUDGE -> words.text("rehearsal.code.expected", expected(fault));
        };
    }

    private static String status(Conversion conversion, Fault fault) {
        boolean tells = conversion.answer() == AnswerRule.STATUS && fault.outcome() == Outcome.REJECTED;
        return String.valueOf(tells ? fault.finding().map(FindingCode::status).orElse(200) : 200);
    }

    /// The parameter with the click id, e.g. `aff_sub=7h3k9…`.
    private static String kept(String location, String clickId) {
        int at = location.indexOf(clickId);
        int from = Math.max(location.lastIndexOf('?', at), location.lastIndexOf('&', at)) + 1;
        String name = from > 0 && from < at ? location.substring(from, at) : "";
        return name + clickId.substring(0, Math.min(SHOWN_OF_ID, clickId.length())) + "…";
    }

    private static String pathOf(String url) {
        int host = url.indexOf("://");
        int path = host < 0 ? -1 : url.indexOf('/', host + 3);
        return path < 0 ? "/" : url.substring(path);
    }

    /// Host and port of the receiver that is played with, where it was called.
    String address(List<Step> steps) {
        return steps.stream().filter(Step.Clicked.class::isInstance).map(step -> ((Step.Clicked) step).request())
                .map(URI::getPort).map(port -> ":" + port).findFirst()
                .orElseGet(() -> words.text("rehearsal.lane.desk.at"));
    }

    String millis(Duration took) {
        double millis = took.toNanos() / 1e6;
        return words.text("rehearsal.ms", String.format(words.locale(), millis < 10 ? "%.1f" : "%.0f", millis));
    }

    /// In the largest unit that it fills.
    String span(Duration span) {
        if (span.toDays() > 0) {
            return words.text("rehearsal.span.days", span.toDays());
        }
        if (span.toHours() > 0) {
            return words.text("rehearsal.span.hours", span.toHours());
        }
        return span.toMinutes() > 0
                ? words.text("rehearsal.span.minutes", span.toMinutes())
                : words.text("rehearsal.span.millis", span.toMillis());
    }
}
