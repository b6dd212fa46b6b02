package dev.postbackdesk.desktop.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the letters of a query in a text, in order, not necessarily side by side: `tlk` finds "Tracking links". Pure.
final class Fuzzy {
    private static final int WORD_START = 8;
    private static final int SIDE_BY_SIDE = 6;
    private static final int TEXT_START = 4;

    /// @param score the higher the better
    /// @param at the places of the letters that match, rising
    record Match(int score, List<Integer> at) {
        Match {
            at = List.copyOf(at);
        }
    }

    private Fuzzy() {}

    /// The best way to read `query` into `text`; blanks of the query are passed over, case does not count.
    static Optional<Match> match(String query, String text) {
        String sought = query.replaceAll("\\s+", "");
        if (sought.isEmpty()) {
            return Optional.of(new Match(0, List.of()));
        }
        Match best = null;
        for (int start = 0; start < text.length(); start++) {
            if (same(text.charAt(start), sought.charAt(0))) {
                Match match = from(start, sought, text);
                if (match != null && (best == null || match.score() > best.score())) {
                    best = match;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Match from(int start, String sought, String text) {
        List<Integer> at = new ArrayList<>();
        at.add(start);
        int score = start == 0 ? WORD_START + TEXT_START : isWordStart(text, start) ? WORD_START : 0;
        for (int i = 1; i < sought.length(); i++) {
            int last = at.getLast();
            int next = next(text, last + 1, sought.charAt(i));
            if (next < 0) {
                return null;
            }
            score += next == last + 1
                    ? SIDE_BY_SIDE
                    : isWordStart(text, next) ? WORD_START - 3 : -Math.min(3, next - last);
            at.add(next);
        }
        // Of two equally good ones the shorter text says less besides.
        return new Match(score * 100 - text.length(), at);
    }

    /// Side by side if it can be, else at the start of a word, else the nearest.
    private static int next(String text, int from, char wanted) {
        if (from < text.length() && same(text.charAt(from), wanted)) {
            return from;
        }
        int nearest = -1;
        for (int i = from; i < text.length(); i++) {
            if (same(text.charAt(i), wanted)) {
                if (isWordStart(text, i)) {
                    return i;
                }
                nearest = nearest < 0 ? i : nearest;
            }
        }
        return nearest;
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
