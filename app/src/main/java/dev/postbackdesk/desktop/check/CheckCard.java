package dev.postbackdesk.desktop.check;

import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is said of one URL, in words.
///
/// @param kind what it is
/// @param title what would come of it, a sentence
/// @param notes what else to know of it
/// @param corrected the URL to use in its place, or null
record CheckCard(String kind, Look look, String verdict, List<UrlPart> url, String title, List<String> notes,
        List<Line> lines, @Nullable String corrected) {

    /// How a verdict is to be taken: icon and colours of its chip.
    enum Look {
        WELL("accepted", Feather.CHECK), CHANGE("updated", Feather.REFRESH_CW), DOUBT("pending",
                Feather.ALERT_TRIANGLE), NEUTRAL("duplicate", Feather.INFO), WRONG("rejected", Feather.X);

        private final String style;
        private final Feather icon;

        Look(String style, Feather icon) {
            this.style = style;
            this.icon = icon;
        }

        /// Of the chip.
        String style() {
            return style;
        }

        Feather icon() {
            return icon;
        }
    }

    /// A finding.
    ///
    /// @param severity null where it says that something is right
    /// @param title with what is code between backticks
    /// @param cause likewise, or `""`
    /// @param cure likewise, or `""`
    record Line(@Nullable Severity severity, String title, String cause, String cure) {}

    /// With a further line.
    CheckCard with(Line line) {
        List<Line> all = new ArrayList<>(lines);
        all.add(line);
        return new CheckCard(kind, look, verdict, url, title, notes, all, corrected);
    }

    CheckCard {
        url = List.copyOf(url);
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
    }
}
