package dev.postbackdesk.desktop.live;

import dev.postbackdesk.postback.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A run of text of one kind. The texts of a sentence's pieces, joined, are the sentence.
record Piece(Kind kind, String text) {
    enum Kind {
        PLAIN,
        /// Taken from a request, or what should stand there.
        CODE,
        /// What is wrong.
        BAD_CODE,
        /// What is odd, and was accepted all the same.
        ODD_CODE,
        /// What matters most.
        STRONG,
        /// Beside the point.
        QUIET
    }

    /// Looks like a piece of a request: a placeholder, an address, a token, an amount with a sign, a long id.
    private static final Pattern EVIDENCE = Pattern
            .compile(".*[{}\\[\\]#%$<>_=/&?].*|\\d+[.:]\\d.*|[0-9A-Za-z]{16,}.*|[a-z]+Id", Pattern.DOTALL);

    /// Takes a finding's sentence apart: the values that look like evidence are code.
    static List<Piece> of(String sentence, Finding finding) {
        List<String> values = finding.args().stream().filter(arg -> EVIDENCE.matcher(arg).matches()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        String bad = wrongValue(finding);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < sentence.length()) {
            String found = startingAt(sentence, at, values);
            if (found.isEmpty()) {
                at++;
                continue;
            }
            add(pieces, Kind.PLAIN, sentence.substring(from, at));
            add(pieces, found.equals(bad) ? Kind.BAD_CODE : Kind.CODE, found);
            at += found.length();
            from = at;
        }
        add(pieces, Kind.PLAIN, sentence.substring(from));
        return List.copyOf(pieces);
    }

    private static String startingAt(String sentence, int at, List<String> values) {
        return values.stream().filter(value -> sentence.startsWith(value, at)).findFirst().orElse("");
    }

    /// The argument that names what arrived and should not have.
    private static String wrongValue(Finding finding) {
        int index = switch (finding.code()) {
            case PLACEHOLDER_NOT_REPLACED -> 1;
            case VALUE_INVALID, COMMISSION_INVALID, PERCENT_INVALID, CLICK_ID_MALFORMED, CLICK_ID_UNKNOWN,
                    CONVERSION_ID_UNKNOWN, SENDER_NOT_ALLOWED ->
                0;
            default -> -1;
        };
        return index >= 0 && index < finding.args().size() ? finding.args().get(index) : "";
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }
}
