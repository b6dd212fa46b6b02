package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that the detail says about one postback, in words. Immutable.
///
/// @param story what is known of it
/// @param title the verdict in words
/// @param text what happened and what to do
/// @param more further findings, each with its title
/// @param parameters those that differ first
/// @param leftOut names of optional parameters that are neither sent nor asked for
/// @param expected the postback URL as it is generated for its conversion, the secret masked; empty if that is not known
/// @param expectedText the same as text, the secret in it
/// @param request the request for reading, line by line
/// @param rawRequest the request as text, as it arrived
/// @param answer what was sent back, as text
/// @param url what was requested
/// @param conversion the one that it reports, or null if it names none of ours
/// @param stations its way, in order
/// @param earlier what it was judged before, a line each
/// @param mend the change of ours that cures it, or null
/// @param markdown all of it but the notes, for a ticket
record Detail(Story story, VerdictChip chip, String time, String title, List<Piece> text, List<More> more,
        List<Line> parameters, List<String> leftOut, List<UrlPart> expected, String expectedText,
        List<RequestLine> request, String rawRequest, String answer, String url, String curl,
        @Nullable Conversion conversion, List<Station> stations, List<String> earlier, @Nullable Mend mend,
        String markdown) {

    /// Something on the way of a postback.
    ///
    /// @param kind which of `click`, `merchant`, `postback` and `answer`
    /// @param lines what is known of it
    /// @param after how long after the one before, or `""`
    /// @param state whether it is known, and well
    record Station(String kind, String title, List<String> lines, String after, State state) {
        Station {
            lines = List.copyOf(lines);
        }
    }

    /// A finding besides the one that names the verdict.
    record More(String title, List<Piece> text, Severity severity) {}

    /// How a parameter is.
    enum State {
        WELL, ODD, WRONG, ABSENT
    }

    /// A parameter: what should come, what came, and what that means.
    ///
    /// @param expected `""` if nothing particular is
    record Line(String name, String expected, String received, State state, String note) {}

    /// A line of the request for reading.
    ///
    /// @param indent in characters
    /// @param pieces in order; a `BAD_CODE` or `ODD_CODE` one is marked
    /// @param said what is wrong with the marked one, or `""`
    record RequestLine(int indent, List<Piece> pieces, String said) {}

    Detail {
        text = List.copyOf(text);
        more = List.copyOf(more);
        parameters = List.copyOf(parameters);
        leftOut = List.copyOf(leftOut);
        expected = List.copyOf(expected);
        request = List.copyOf(request);
        stations = List.copyOf(stations);
        earlier = List.copyOf(earlier);
    }

    Postback postback() {
        return story.postback();
    }

    long differing() {
        return parameters.stream().filter(line -> line.state() == State.WRONG || line.state() == State.ODD).count();
    }
}
