package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.ConversionFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// What is to be said of a conversion and of its postback URL. Pure.
final class ConversionNotes {
    static final ConversionFigures NO_FIGURES = new ConversionFigures(0, 0, 0,
            Collections.unmodifiableSortedMap(new TreeMap<>()));

    /// Fewer clicks without a sale are nothing to wonder about.
    private static final long MANY_CLICKS = 20;

    private ConversionNotes() {}

    /// A sentence beside the postback URL.
    record Note(boolean warning, String text) {}

    static List<Note> of(Messages words, ConversionRow row) {
        List<Note> notes = new ArrayList<>();
        if (!row.stored()) {
            notes.add(new Note(true, words.text("conversions.note.new")));
        } else if (row.links() == 0) {
            notes.add(new Note(true, words.text("conversions.note.no-link")));
        }
        if (row.unanswered() >= MANY_CLICKS) {
            notes.add(new Note(true, words.text("conversions.note.nothing-arrived", row.unanswered())));
        }
        if (row.stored() && row.links() > 0) {
            notes.add(new Note(false, words.text("conversions.note.links", row.links())));
        }
        return notes;
    }

    /// What the list warns of, or `""`.
    ///
    /// @param unanswered see [ConversionRow]
    static String warning(Messages words, Conversion conversion, int links, long unanswered, Networks networks) {
        if (!conversion.lifecycle().isActive()) {
            return "";
        }
        if (links == 0) {
            return words.text("conversions.warning.no-link");
        }
        if (PostbackUrl.clickIdPlaceholder(conversion, networks).isEmpty()) {
            return words.text("conversions.warning.no-placeholder");
        }
        return unanswered >= MANY_CLICKS ? words.text("conversions.warning.nothing-arrived", unanswered) : "";
    }
}
