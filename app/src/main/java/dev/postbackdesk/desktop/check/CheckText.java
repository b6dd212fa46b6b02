package dev.postbackdesk.desktop.check;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.check.CheckCard.Line;
import dev.postbackdesk.desktop.check.CheckCard.Look;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.ReachNote;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Destination.Level;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Check;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Severity;
import dev.postbackdesk.postback.Verdict;
import dev.postbackdesk.reach.ReachFinding;
import dev.postbackdesk.receiver.CheckedUrl;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts into words what would come of a URL. Pure.
final class CheckText {
    private final Messages words;
    private final Format format;
    private final FindingText findings;

    CheckText(Messages words, Format format) {
        this.words = words;
        this.format = format;
        findings = new FindingText(words.locale());
    }

    /// @param here the address that postback URLs begin with
    /// @param publicAddress that the receiver is known by
    CheckCard card(CheckedUrl checked, String here, Optional<URI> publicAddress) {
        CheckCard card = card(checked, here);
        if (!(checked instanceof CheckedUrl.OfPostback || checked instanceof CheckedUrl.OfLink)) {
            return card;
        }
        // What others are to call.
        return ReachFinding.of(checked.url(), publicAddress).map(finding -> card.with(reach(finding))).orElse(card);
    }

    private Line reach(ReachFinding finding) {
        return new Line(finding.code() == ReachFinding.Code.UNREACHABLE_ADDRESS ? Severity.WARNS : Severity.INFORMS,
                ReachNote.title(words, finding), ReachNote.cause(words, finding), ReachNote.cure(words, finding));
    }

    private CheckCard card(CheckedUrl checked, String here) {
        return switch (checked) {
            case CheckedUrl.OfPostback postback -> postback(postback, here);
            case CheckedUrl.OfLink link -> link(link);
            case CheckedUrl.OfDestination destination -> destination(destination);
            case CheckedUrl.Other other -> card(other, "other", Look.NEUTRAL, "other",
                    words.text("check.verdict.other"), new ArrayList<>(), List.of(), null);
        };
    }

    private CheckCard card(CheckedUrl checked, String kind, Look look, String chip, String title, List<String> notes,
            List<Line> lines, @Nullable String corrected) {
        if (checked.times() > 1) {
            notes.add(words.text("check.note.times", checked.times()));
        }
        return new CheckCard(words.text("check.kind." + kind), look, words.text("check.chip." + chip),
                UrlPart.split(checked.url()), title, notes, lines, corrected);
    }

    private CheckCard postback(CheckedUrl.OfPostback postback, String here) {
        List<String> notes = new ArrayList<>();
        if (!postback.elsewhere().isEmpty()) {
            notes.add(words.text("check.note.elsewhere", postback.elsewhere(), here));
        }
        if (postback.bodyUnknown()) {
            notes.add(words.text("check.note.body"));
        }
        Check.Report report = postback.report();
        List<Line> lines = report.findings().stream().map(this::line).toList();
        String name = Optional.ofNullable(postback.conversion()).map(Conversion::name)
                .orElseGet(() -> words.text("check.this-conversion"));
        if (report.template()) {
            String network = Optional.ofNullable(postback.conversion()).map(Conversion::network)
                    .orElseGet(() -> words.text("check.the-merchant"));
            return card(postback, "postback", Look.WELL, "template",
                    words.text("check.verdict.template", network, name), notes, lines, postback.corrected());
        }
        Reading reading = report.judgement().reading();
        return switch (report.judgement().verdict()) {
            case Verdict.Accepted(var status, var _, var _) -> card(postback, "postback", Look.WELL, "accepted",
                    words.text("check.verdict.accepted", name, status(status), amount(reading.value(), reading),
                            amount(reading.commission(), reading)),
                    notes, lines, postback.corrected());
            case Verdict.Updated(var before, var after) -> card(postback, "postback", Look.CHANGE, "updated",
                    words.text("check.verdict.updated", name, format.count(after.postback()), status(before.status()),
                            status(after.status())),
                    notes, lines, postback.corrected());
            case Verdict.Duplicate(var of) -> card(postback, "postback", Look.NEUTRAL, "duplicate",
                    words.text("check.verdict.duplicate", name, format.count(of.postback())), notes, lines,
                    postback.corrected());
            case Verdict.Rejected _ -> card(postback, "postback", Look.WRONG, "rejected",
                    words.text("check.verdict.rejected", report.judgement().answer()), notes, lines,
                    postback.corrected());
        };
    }

    private String status(ConversionStatus status) {
        return words.text("live.status." + status.word());
    }

    private String amount(@Nullable BigDecimal amount, Reading reading) {
        String currency = reading.currency() == null ? "" : " " + reading.currency();
        return amount == null ? "–" : format.amount(amount) + currency;
    }

    private Line line(Finding finding) {
        return new Line(finding.severity(), findings.title(finding), findings.cause(finding), findings.cure(finding));
    }

    private CheckCard link(CheckedUrl.OfLink checked) {
        TrackingLink link = checked.link();
        if (link == null) {
            return card(checked, "link", Look.WRONG, "not-found", words.text("check.verdict.not-found"),
                    new ArrayList<>(), List.of(new Line(Severity.REJECTS, words.text("check.slug"),
                            words.text("check.slug.cause", checked.slug()), words.text("check.slug.cure"))),
                    null);
        }
        List<Line> lines = lines(Destination.checks(link.destination(), null).stream()
                .filter(check -> check.level() != Level.GOOD).toList());
        if (link.lifecycle() != Lifecycle.ACTIVE) {
            return card(checked, "link", Look.WRONG, "not-found", words.text("check.verdict.not-found"),
                    new ArrayList<>(), List.of(new Line(Severity.REJECTS, words.text("check.paused", link.name()),
                            words.text("check.paused.cause"), words.text("check.paused.cure"))),
                    null);
        }
        return card(checked, "link", lines.isEmpty() ? Look.WELL : Look.DOUBT, lines.isEmpty() ? "leads-on" : "look",
                words.text("check.verdict.link", link.name(), link.destination()), new ArrayList<>(), lines, null);
    }

    private CheckCard destination(CheckedUrl.OfDestination checked) {
        TrackingLink link = checked.link();
        boolean well = checked.checks().stream().allMatch(check -> check.level() == Level.GOOD);
        return card(checked, "destination", well ? Look.WELL : Look.DOUBT, well ? "sound" : "look",
                link == null
                        ? words.text("check.verdict.destination-new")
                        : words.text("check.verdict.destination", link.name()),
                new ArrayList<>(), lines(checked.checks()), checked.corrected());
    }

    /// In the words of the form of tracking links.
    private List<Line> lines(List<Destination.Check> checks) {
        return checks.stream().map(check -> {
            if (check.fact() == Destination.Fact.NOT_A_DESTINATION) {
                return new Line(Severity.WARNS, check.problem().in(words.locale()), "", "");
            }
            String key = "links.check." + check.fact().name().toLowerCase(Locale.ROOT).replace('_', '-');
            // The network's name stands in the form's sentence where the check itself names parameters only.
            Object[] args = check.fact() == Destination.Fact.NETWORK_HANDS_BACK
                    ? new Object[]{check.args().get(0), words.text("check.the-network"), check.args().get(1)}
                    : check.args().stream().map(TextRules::shortened).toArray();
            return check.level() == Level.GOOD
                    ? new Line(null, words.text(key, args), "", "")
                    : new Line(Severity.WARNS, words.text(key, args), "", words.text(key + ".more", args));
        }).toList();
    }
}
