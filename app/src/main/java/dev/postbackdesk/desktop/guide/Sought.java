package dev.postbackdesk.desktop.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that are sought, in any order, without case. Pure.
record Sought(List<String> words) {
    /// A part of a text.
    ///
    /// @param found whether it is what is sought
    record Piece(String text, boolean found) {}

    Sought {
        words = List.copyOf(words);
    }

    /// Single letters are passed over: they stand everywhere, and each place that is marked is a node of its own.
    static Sought of(String query) {
        return new Sought(Stream.of(query.strip().split("\\s+")).filter(word -> word.length() > 1).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// Whether all of them are in a text.
    boolean isIn(String text) {
        return words.stream().allMatch(word -> pattern(Pattern.quote(word)).matcher(text).find());
    }

    /// The text in parts, so that what is found can be marked.
    List<Piece> pieces(String text) {
        if (isEmpty()) {
            return List.of(new Piece(text, false));
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher found = pattern(words.stream().map(Pattern::quote).collect(Collectors.joining("|"))).matcher(text);
        int at = 0;
        while (found.find()) {
            if (found.start() > at) {
                pieces.add(new Piece(text.substring(at, found.start()), false));
            }
            pieces.add(new Piece(found.group(), true));
            at = found.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
