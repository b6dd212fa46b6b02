package dev.postbackdesk.desktop.search;

import dev.postbackdesk.receiver.Criterion;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One term, read. Immutable.
///
/// @param token null of free text, and of a name that is none
/// @param meaning what it asks for at a moment; null where it is not understood
/// @param problem why not, or null
/// @param moves whether what it asks for changes as time goes by
record Term(Lexeme lexeme, @Nullable Token token, @Nullable Function<Instant, Criterion> meaning,
        @Nullable Problem problem, boolean moves) {

    static Term of(Lexeme lexeme, @Nullable Token token, Criterion criterion) {
        Criterion asked = lexeme.not() ? new Criterion.Not(criterion) : criterion;
        return new Term(lexeme, token, _ -> asked, null, false);
    }

    static Term wrong(Lexeme lexeme, Problem problem) {
        return new Term(lexeme, problem.token(), null, problem, false);
    }

    String text() {
        return lexeme.text();
    }
}
