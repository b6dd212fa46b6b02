package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The request set for reading: broken before `&`, and wherever it would be too wide, with what is wrong marked in its place and
/// named as compilers do. Each place gets the mark of its first finding, in the contract's order.
final class RequestLines {
    private static final int LONGEST = 48;
    /// Characters side by side that a narrow detail has room for.
    static final int WIDEST = 52;
    private static final int CONTINUED = 2;
    /// Of a body; the tab with the whole request has the rest.
    private static final int MOST_OF_BODY = 2_000;
    private static final Set<String> TELLING = Set.of("host", "user-agent", "content-type", "referer", "origin");
    private static final Pattern JSON_NAME = Pattern.compile("\"([A-Za-z]+)\"\\s*:\\s*");

    private final Messages messages;

    RequestLines(Messages messages) {
        this.messages = messages;
    }

    List<Detail.RequestLine> of(Postback postback) {
        Arrival arrival = postback.arrival();
        List<Finding> findings = postback.findings();
        List<Detail.RequestLine> lines = new ArrayList<>();
        findings.stream().filter(finding -> "sender".equals(finding.parameter())).findFirst()
                .ifPresent(finding -> lines.add(marked(0, List.of(new Piece(Piece.Kind.QUIET, "from ")),
                        arrival.sender(), finding)));
        String start = arrival.path() + (arrival.query().isEmpty() ? "" : "?");
        new Breaking(arrival.method().length() + 1, lines).target(arrival.method() + " ", start, arrival.query(),
                findings);
        for (Header header : arrival.headers()) {
            header(header, findings).ifPresent(lines::add);
        }
        byte[] body = arrival.body();
        if (body != null && body.length > 0) {
            body(new String(body, 0, Math.min(body.length, MOST_OF_BODY), StandardCharsets.UTF_8), findings, lines);
        }
        return lines.stream().flatMap(line -> wrapped(line).stream()).toList();
    }

    /// Nothing is cut off, a browser's long name neither: it goes on in the next line.
    private static List<Detail.RequestLine> wrapped(Detail.RequestLine line) {
        int length = line.pieces().stream().mapToInt(piece -> piece.text().length()).sum();
        if (line.indent() + length <= WIDEST) {
            return List.of(line);
        }
        int indent = Math.max(line.indent(), CONTINUED);
        List<List<Piece>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int room = WIDEST - line.indent();
        for (Piece piece : line.pieces()) {
            String rest = piece.text();
            // What is marked stays in one piece where it can.
            boolean ahead = isMarked(piece) && rest.length() > room && !parts.getLast().isEmpty();
            while (ahead || rest.length() > room) {
                int fits = ahead ? 0 : fitting(rest, room);
                if (fits > 0) {
                    parts.getLast().add(new Piece(piece.kind(), rest.substring(0, fits)));
                    rest = rest.substring(fits);
                }
                parts.add(new ArrayList<>());
                room = WIDEST - indent;
                ahead = false;
            }
            if (!rest.isEmpty()) {
                parts.getLast().add(new Piece(piece.kind(), rest));
                room -= rest.length();
            }
        }
        return lines(line, indent, parts);
    }

    /// A character of two halves is not broken.
    private static int fitting(String text, int room) {
        return room > 0 && Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
    }

    /// What is said of a marked value stands below its end.
    private static List<Detail.RequestLine> lines(Detail.RequestLine line, int indent, List<List<Piece>> parts) {
        int last = -1;
        for (int i = 0; i < parts.size(); i++) {
            last = parts.get(i).stream().anyMatch(RequestLines::isMarked) ? i : last;
        }
        List<Detail.RequestLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            lines.add(new Detail.RequestLine(i == 0 ? line.indent() : indent, parts.get(i),
                    i == last ? line.said() : ""));
        }
        return lines;
    }

    private static boolean isMarked(Piece piece) {
        return piece.kind() == Piece.Kind.BAD_CODE || piece.kind() == Piece.Kind.ODD_CODE;
    }

    private Optional<Detail.RequestLine> header(Header header, List<Finding> findings) {
        List<Piece> name = List.of(new Piece(Piece.Kind.QUIET, header.name() + ": "));
        // By its name: what the finding quotes of it is without secrets, and not for ever.
        Optional<Finding> finding = findings.stream().filter(one -> one.code() == FindingCode.BROWSER_HIT
                && one.args().stream().anyMatch(line -> line.startsWith(header.name() + ": "))).findFirst();
        if (finding.isPresent()) {
            return Optional.of(marked(0, name, header.value(), finding.get()));
        }
        return TELLING.contains(header.name().toLowerCase(Locale.ROOT))
                ? Optional.of(plain(0, List.of(name.getFirst(), new Piece(Piece.Kind.PLAIN, header.value()))))
                : Optional.empty();
    }

    private void body(String body, List<Finding> findings, List<Detail.RequestLine> lines) {
        lines.add(plain(0, List.of(new Piece(Piece.Kind.PLAIN, ""))));
        if (body.stripLeading().startsWith("{")) {
            for (String line : body.split("(?<=,)|\\R")) {
                lines.add(json(line.strip(), findings));
            }
        } else {
            new Breaking(0, lines).target("", "", body.strip(), findings);
        }
    }

    private Detail.RequestLine json(String line, List<Finding> findings) {
        Matcher name = JSON_NAME.matcher(line);
        Optional<Finding> finding = name.find() ? finding(name.group(1), findings) : Optional.empty();
        if (finding.isEmpty()) {
            return plain(0, List.of(new Piece(Piece.Kind.PLAIN, line)));
        }
        String value = line.substring(name.end()).replaceFirst("[,}\\s]+$", "");
        int end = name.end() + value.length();
        return new Detail.RequestLine(0, List.of(new Piece(Piece.Kind.PLAIN, line.substring(0, name.end())),
                mark(value, finding.get()), new Piece(Piece.Kind.PLAIN, line.substring(end))), said(finding.get()));
    }

    private static Optional<Finding> finding(String parameter, List<Finding> findings) {
        return findings.stream().filter(finding -> parameter.equals(place(finding))).findFirst();
    }

    /// The name that it stands at: of another name of clickId, that one.
    private static String place(Finding finding) {
        String parameter = finding.code() == FindingCode.CLICK_ID_ALIAS
                ? finding.args().getFirst()
                : finding.parameter();
        return parameter == null ? "" : parameter;
    }

    private static Detail.RequestLine plain(int indent, List<Piece> pieces) {
        return new Detail.RequestLine(indent, pieces, "");
    }

    private Detail.RequestLine marked(int indent, List<Piece> before, String value, Finding finding) {
        List<Piece> pieces = new ArrayList<>(before);
        pieces.add(mark(value, finding));
        return new Detail.RequestLine(indent, pieces, said(finding));
    }

    private static Piece mark(String value, Finding finding) {
        return new Piece(finding.rejects() ? Piece.Kind.BAD_CODE : Piece.Kind.ODD_CODE, value.isEmpty() ? " " : value);
    }

    /// Parameters in lines: a marked one ends its line, so that what is said of it stands below it.
    private final class Breaking {
        private final int indent;
        private final List<Detail.RequestLine> lines;
        private List<Piece> line = new ArrayList<>();
        private int at;
        private int length;
        private String said = "";

        Breaking(int indent, List<Detail.RequestLine> lines) {
            this.indent = indent;
            this.lines = lines;
        }

        void target(String method, String start, String parameters, List<Finding> findings) {
            line.add(new Piece(Piece.Kind.QUIET, method));
            line.add(new Piece(Piece.Kind.PLAIN, start));
            length = indent + start.length();
            boolean first = true;
            for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split("&", -1)) {
                String text = first ? parameter : "&" + parameter;
                if (!first && (length + text.length() > LONGEST || !said.isEmpty())) {
                    end();
                }
                parameter(text, parameter, findings);
                length += text.length();
                first = false;
            }
            end();
        }

        private void parameter(String text, String parameter, List<Finding> findings) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            int before = text.length() - parameter.length();
            Optional<Finding> escaped = name.startsWith("amp;")
                    ? byCode(FindingCode.HTML_ESCAPED, findings)
                    : Optional.empty();
            Optional<Finding> second = parameter.indexOf('?') >= 0
                    ? byCode(FindingCode.DOUBLE_QUESTION_MARK, findings)
                    : Optional.empty();
            Optional<Finding> own = finding(escaped.isPresent() ? name.substring("amp;".length()) : name, findings);
            if (own.isPresent()) {
                boolean misnamed = own.get().code() == FindingCode.CLICK_ID_ALIAS;
                int from = misnamed || equals < 0 ? before : before + equals + 1;
                put(text, from, misnamed && equals >= 0 ? before + equals : text.length(), own.get());
            } else if (escaped.isPresent()) {
                put(text, before, before + "amp;".length(), escaped.get());
            } else if (second.isPresent()) {
                int mark = text.indexOf('?');
                put(text, mark, mark + 1, second.get());
            } else {
                line.add(new Piece(Piece.Kind.PLAIN, text));
            }
        }

        private void put(String text, int from, int to, Finding finding) {
            line.add(new Piece(Piece.Kind.PLAIN, text.substring(0, from)));
            line.add(mark(text.substring(from, to), finding));
            if (to < text.length()) {
                line.add(new Piece(Piece.Kind.PLAIN, text.substring(to)));
            }
            said = said(finding);
        }

        private void end() {
            lines.add(new Detail.RequestLine(at, line, said));
            line = new ArrayList<>();
            at = indent;
            length = indent;
            said = "";
        }
    }

    private static Optional<Finding> byCode(FindingCode code, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.code() == code).findFirst();
    }

    private String said(Finding finding) {
        return switch (finding.code()) {
            case PLACEHOLDER_NOT_REPLACED -> messages.text("live.mark.placeholder");
            case S2S_TOKEN_RAW -> messages.text("live.mark.token");
            case SENDER_NOT_ALLOWED -> finding.variant().equals("hidden")
                    ? messages.text("live.mark.sender-hidden")
                    : messages.text("live.mark.sender", finding.args().getLast());
            case VALUE_INVALID, COMMISSION_INVALID, PERCENT_INVALID -> messages.text("live.mark.number");
            case CLICK_ID_MALFORMED -> messages.text("live.mark.click-id", Integer.valueOf(finding.args().get(1)));
            case CLICK_ID_UNKNOWN, CONVERSION_ID_UNKNOWN -> messages.text("live.mark.unknown");
            case CLICK_ID_EMPTY, CUT_AT_HASH -> messages.text("live.mark.empty");
            case CLICK_ID_ALIAS -> messages.text("live.mark.alias");
            case CLICK_EXPIRED -> messages.text("live.mark.expired");
            case CONVERSION_INACTIVE -> messages.text("live.mark.inactive");
            case CONVERSION_NOT_ASSOCIATED -> messages.text("live.mark.not-associated");
            case DOUBLE_ENCODED -> messages.text("live.mark.decodes", finding.args().getLast());
            case TOKEN_WRONG -> messages.text("live.mark.secret");
            case AMBIGUOUS_PARAMETER -> messages.text("live.mark.twice");
            case AMOUNT_DIFFERS -> messages.text("live.mark.differs");
            case STATUS_UNKNOWN -> messages.text("live.mark.status");
            case CURRENCY_UNKNOWN -> messages.text("live.mark.currency");
            case PERCENT_ABOVE_100 -> messages.text("live.mark.above-100");
            case PERCENT_IGNORED -> messages.text("live.mark.ignored");
            case STRAY_WHITESPACE -> messages.text("live.mark.blanks");
            case HTML_ESCAPED -> messages.text("live.mark.escaped");
            case DOUBLE_QUESTION_MARK -> messages.text("live.mark.second");
            case BROWSER_HIT -> messages.text("live.mark.browser");
            default -> messages.text("live.mark.this");
        };
    }
}
