package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.KnownParameter;
import dev.postbackdesk.postback.Parameter;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of a postback beside what the conversion's postback URL asks for.
final class ParameterLines {
    private static final int LONGEST = 18;
    private static final Set<KnownParameter> OPTIONAL = EnumSet.of(KnownParameter.PERCENT, KnownParameter.PARAM,
            KnownParameter.TRANSACTION_ID, KnownParameter.STATUS, KnownParameter.CURRENCY, KnownParameter.TOKEN);

    private final Messages messages;
    private final FindingText words;

    ParameterLines(Messages messages, FindingText words) {
        this.messages = messages;
        this.words = words;
    }

    /// Those that differ first, then in the order of the contract, then what nobody asked for.
    List<Detail.Line> of(Postback postback, PostbackRequest request, Optional<PostbackUrl> url) {
        Map<String, String> expected = expected(url);
        List<Detail.Line> lines = new ArrayList<>();
        finding(postback, "sender").ifPresent(finding -> lines.add(new Detail.Line("sender",
                finding.args().size() > 2 ? finding.args().get(2) : "", postback.arrival().sender(),
                Detail.State.WRONG, note(finding))));
        for (KnownParameter known : KnownParameter.values()) {
            String name = known.parameterName();
            Optional<Parameter> parameter = request.first(known);
            Optional<Finding> finding = finding(postback, name);
            if (parameter.isPresent() || finding.isPresent() || expected.containsKey(name)) {
                lines.add(line(known, parameter, finding, expected.getOrDefault(name, "")));
            }
        }
        Optional<Finding> alias = taken(postback);
        for (Parameter other : request.others()) {
            boolean used = alias.filter(finding -> finding.args().getFirst().equals(other.name())).isPresent();
            lines.add(new Detail.Line(other.name(), "", middle(other.trimmed()),
                    used ? Detail.State.ODD : Detail.State.ABSENT,
                    messages.text(used ? "live.note.taken" : "live.parameter.not-used")));
        }
        lines.sort(Comparator.comparing(line -> switch (line.state()) {
            case WRONG -> 0;
            case ODD -> 1;
            case WELL, ABSENT -> 2;
        }));
        return lines;
    }

    /// Optional parameters that nobody asked for and nobody sent.
    List<String> leftOut(List<Detail.Line> lines, @Nullable Conversion conversion) {
        return OPTIONAL.stream().filter(known -> known != KnownParameter.TOKEN
                || (conversion != null && conversion.token() != null)).map(KnownParameter::parameterName)
                .filter(name -> lines.stream().noneMatch(line -> line.name().equals(name))).toList();
    }

    private static Map<String, String> expected(Optional<PostbackUrl> url) {
        Map<String, String> expected = new LinkedHashMap<>();
        if (url.isPresent()) {
            for (PostbackUrl.Parameter parameter : url.get().parameters()) {
                boolean secret = parameter.source() == PostbackUrl.Source.SECRET;
                boolean unknown = parameter.kind() == PostbackUrl.Kind.MISSING;
                expected.put(parameter.name(), secret ? "***" : unknown ? "" : middle(parameter.carries()));
            }
        }
        return expected;
    }

    private Detail.Line line(KnownParameter known, Optional<Parameter> parameter, Optional<Finding> finding,
            String expected) {
        String name = known.parameterName();
        // A secret stays one on a screen that others look at; Request and cURL have it.
        String received = parameter.map(Parameter::trimmed)
                .map(value -> value.isEmpty()
                        ? messages.text("live.parameter.empty")
                        : known == KnownParameter.TOKEN ? "***" : middle(value))
                .orElseGet(() -> messages.text("live.parameter.left-out"));
        if (finding.isPresent()) {
            Detail.State state = finding.get().rejects() ? Detail.State.WRONG : Detail.State.ODD;
            return new Detail.Line(name, expected, received, state, note(finding.get()));
        }
        if (parameter.isEmpty()) {
            return new Detail.Line(name, expected, received, Detail.State.ABSENT,
                    messages.text("live.parameter.optional"));
        }
        return new Detail.Line(name, expected, received, Detail.State.WELL,
                messages.text("live.parameter.well." + name));
    }

    /// That the click id was taken from a parameter of another name.
    private static Optional<Finding> taken(Postback postback) {
        return postback.findings().stream()
                .filter(finding -> finding.code() == FindingCode.CLICK_ID_ALIAS && !finding.rejects()).findFirst();
    }

    private static Optional<Finding> finding(Postback postback, String parameter) {
        return postback.findings().stream().filter(finding -> parameter.equals(finding.parameter())).findFirst();
    }

    /// Two or three words for the narrow last column; the sentence stands above.
    private String note(Finding finding) {
        return switch (finding.code()) {
            case PLACEHOLDER_NOT_REPLACED, S2S_TOKEN_RAW -> messages.text("live.note.not-replaced");
            case CONVERSION_ID_MISSING, CLICK_ID_MISSING, VALUE_MISSING, COMMISSION_MISSING, TOKEN_MISSING ->
                messages.text("live.note.missing");
            case CLICK_ID_EMPTY, CUT_AT_HASH -> messages.text("live.note.empty");
            case CONVERSION_ID_UNKNOWN, CLICK_ID_UNKNOWN, STATUS_UNKNOWN, CURRENCY_UNKNOWN ->
                messages.text("live.note.not-known");
            case VALUE_INVALID, COMMISSION_INVALID, PERCENT_INVALID -> messages.text("live.note.no-number");
            case SENDER_NOT_ALLOWED -> messages.text("live.note.not-allowed");
            case AMBIGUOUS_PARAMETER -> messages.text("live.note.twice");
            case CLICK_ID_MALFORMED -> messages.text("live.note.no-click-id");
            case DOUBLE_ENCODED -> messages.text("live.note.encoded-twice");
            case STRAY_WHITESPACE -> messages.text("live.note.blanks");
            case TOKEN_WRONG -> messages.text("live.note.wrong");
            case CLICK_ID_ALIAS -> messages.text("live.note.alias");
            case CONVERSION_INACTIVE -> messages.text("live.note.inactive");
            case CONVERSION_NOT_ASSOCIATED -> messages.text("live.note.not-on-link");
            case CLICK_EXPIRED -> messages.text("live.note.too-old");
            case LINK_INACTIVE -> messages.text("live.note.link-paused");
            case AMOUNT_DIFFERS -> messages.text("live.note.differs");
            case REPEAT_WITHOUT_TRANSACTION_ID -> messages.text("live.note.repeat");
            case PERCENT_IGNORED -> messages.text("live.note.ignored");
            case PERCENT_ABOVE_100 -> messages.text("live.note.above-100");
            case TOO_FAST -> messages.text("live.note.too-soon");
            case STATUS_REVERSED -> messages.text("live.note.reversed");
            // These are about the request as a whole, and stand on no parameter.
            case BODY_NOT_READ, DUPLICATE, HTML_ESCAPED, DOUBLE_QUESTION_MARK, BROWSER_HIT, PREFETCH_CLICK, BOT_CLICK,
                    VALUE_ALWAYS_ZERO, NOTHING_ARRIVED ->
                words.reason(finding);
        };
    }

    /// Evidence is never cut at its end: long ids lose their middle.
    static String middle(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, 10) + "…" + value.substring(value.length() - 6);
    }
}
