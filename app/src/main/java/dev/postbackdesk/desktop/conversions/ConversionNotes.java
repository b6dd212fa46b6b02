package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.WholeFindings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is to be said of a conversion and of its postback URL. Pure.
final class ConversionNotes {
    static final ConversionFigures NO_FIGURES = new ConversionFigures(0, 0, 0, 0,
            Collections.unmodifiableSortedMap(new TreeMap<>()));

    private ConversionNotes() {}

    /// A sentence beside the postback URL.
    ///
    /// @param code of the finding that it is, or `""`
    record Note(boolean warning, String code, String text) {
        Note(boolean warning, String text) {
            this(warning, "", text);
        }
    }

    /// @param stored the conversion as it is stored, or null for a new one
    static List<Note> of(Messages words, ConversionRow row, @Nullable Conversion stored, ConversionFigures figures,
            Networks networks) {
        List<Note> notes = new ArrayList<>();
        if (!row.stored()) {
            notes.add(new Note(true, words.text("conversions.note.new")));
        } else if (row.links() == 0) {
            notes.add(new Note(true, words.text("conversions.note.no-link")));
        }
        WholeFindings.unanswered(row.name(), row.unanswered())
                .ifPresent(finding -> notes.add(note(words, true, finding)));
        if (stored != null) {
            WholeFindings.worthless(stored, figures, networks)
                    .ifPresent(finding -> notes.add(note(words, false, finding)));
        }
        if (row.stored() && row.links() > 0) {
            notes.add(new Note(false, words.text("conversions.note.links", row.links())));
        }
        return notes;
    }

    private static Note note(Messages words, boolean warning, Finding finding) {
        FindingText text = new FindingText(words.locale());
        return new Note(warning, finding.code().name(), text.cause(finding) + " " + text.cure(finding));
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
        return unanswered >= WholeFindings.MANY_CLICKS
                ? words.text("conversions.warning.nothing-arrived", unanswered)
                : "";
    }
}
