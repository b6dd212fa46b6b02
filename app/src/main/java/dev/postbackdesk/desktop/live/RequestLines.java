package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The request set for reading: broken before `&`, with the offending value marked and named as compilers do.
final class RequestLines {
    private static final int LONGEST = 48;
    private static final Set<String> TELLING = Set.of("host", "user-agent", "content-type", "referer", "origin");

    private final Messages messages;

    RequestLines(Messages messages) {
        this.messages = messages;
    }

    List<Detail.RequestLine> of(Postback postback) {
        Arrival arrival = postback.arrival();
        Optional<Finding> wrong = postback.findings().stream().filter(Finding::rejects).findFirst()
                .or(() -> postback.findings().stream().filter(finding -> finding.parameter() != null).findFirst());
        List<Detail.RequestLine> lines = new ArrayList<>();
        if (wrong.isPresent() && "sender".equals(wrong.get().parameter())) {
            lines.add(new Detail.RequestLine(0, List.of(new Piece(Piece.Kind.QUIET, "from "),
                    new Piece(Piece.Kind.BAD_CODE, arrival.sender())), said(wrong.get())));
        }
        target(arrival, wrong, lines);
        for (Header header : arrival.headers()) {
            if (TELLING.contains(header.name().toLowerCase(java.util.Locale.ROOT))) {
                lines.add(new Detail.RequestLine(0, List.of(new Piece(Piece.Kind.QUIET, header.name() + ": "),
                        new Piece(Piece.Kind.PLAIN, header.value())), ""));
            }
        }
        return lines;
    }

    private void target(Arrival arrival, Optional<Finding> wrong, List<Detail.RequestLine> lines) {
        int indent = arrival.method().length() + 1;
        List<Piece> line = new ArrayList<>();
        line.add(new Piece(Piece.Kind.QUIET, arrival.method() + " "));
        String start = arrival.path() + (arrival.query().isEmpty() ? "" : "?");
        int length = indent + start.length();
        line.add(new Piece(Piece.Kind.PLAIN, start));
        int at = 0;
        boolean first = true;
        String said = "";
        for (String parameter : arrival.query().isEmpty() ? new String[0] : arrival.query().split("&", -1)) {
            String text = first ? parameter : "&" + parameter;
            boolean bad = wrong.isPresent() && parameter.startsWith(wrong.get().parameter() + "=");
            if (!first && (length + text.length() > LONGEST || !said.isEmpty())) {
                lines.add(new Detail.RequestLine(at, line, said));
                line = new ArrayList<>();
                at = indent;
                length = indent;
                said = "";
            }
            if (bad) {
                int value = text.indexOf('=') + 1;
                line.add(new Piece(Piece.Kind.PLAIN, text.substring(0, value)));
                line.add(new Piece(Piece.Kind.BAD_CODE, value < text.length() ? text.substring(value) : " "));
                said = said(wrong.get());
            } else {
                line.add(new Piece(Piece.Kind.PLAIN, text));
            }
            length += text.length();
            first = false;
        }
        lines.add(new Detail.RequestLine(at, line, said));
    }

    private String said(Finding finding) {
        return switch (finding.code()) {
            case PLACEHOLDER_NOT_REPLACED -> messages.text("live.mark.placeholder");
            case S2S_TOKEN_RAW -> messages.text("live.mark.token");
            case SENDER_NOT_ALLOWED -> messages.text("live.mark.sender", finding.args().getLast());
            case VALUE_INVALID, COMMISSION_INVALID, PERCENT_INVALID -> messages.text("live.mark.number");
            case CLICK_ID_MALFORMED -> messages.text("live.mark.click-id", finding.args().getLast());
            case CLICK_ID_UNKNOWN, CONVERSION_ID_UNKNOWN -> messages.text("live.mark.unknown");
            case CLICK_ID_EMPTY, CUT_AT_HASH -> messages.text("live.mark.empty");
            case DOUBLE_ENCODED -> messages.text("live.mark.decodes", finding.args().getLast());
            case TOKEN_WRONG -> messages.text("live.mark.secret");
            case AMBIGUOUS_PARAMETER -> messages.text("live.mark.twice");
            default -> messages.text("live.mark.this");
        };
    }
}
