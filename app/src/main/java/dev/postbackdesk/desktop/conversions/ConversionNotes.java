package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.Conversion;
import java.util.Optional;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.receiver.ConversionFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is to be said of a conversion and of its postback URL. Pure.
final class ConversionNotes {
    static final ConversionFigures NO_FIGURES = new ConversionFigures(0, 0, 0, 0,
            Collections.unmodifiableSortedMap(new TreeMap<>()));

    /// Fewer clicks without a sale are nothing to wonder about.
    private static final long MANY_CLICKS = 20;
    /// Fewer conversions without a value may be chance: free trials, say.
    private static final long MANY_WORTHLESS = 20;

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
        if (row.unanswered() >= MANY_CLICKS) {
            notes.add(note(words, true, Finding.of(FindingCode.NOTHING_ARRIVED, null,
                    String.valueOf(row.unanswered()), row.name())));
        }
        if (stored != null) {
            worthless(stored, figures, networks).ifPresent(finding -> notes.add(note(words, false, finding)));
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

    /// That every value is 0, where that is hardly meant. A lead has the value 0 and a fixed commission by intention: where
    /// the user wrote that 0 and a commission came, nothing is said.
    private static Optional<Finding> worthless(Conversion conversion, ConversionFigures figures, Networks networks) {
        boolean ownZero = Amount.parse(conversion.value()).filter(value -> value.signum() == 0).isPresent();
        boolean paid = figures.commission().values().stream().anyMatch(sum -> sum.signum() > 0);
        if (figures.worthless() < MANY_WORTHLESS || (ownZero && paid)) {
            return Optional.empty();
        }
        String count = String.valueOf(figures.worthless());
        if (!ownZero) {
            return Optional.of(Finding.of(FindingCode.VALUE_ALWAYS_ZERO, "val", count, conversion.name(),
                    conversion.value()).variant("sent"));
        }
        Network network = Optional.ofNullable(conversion.network()).flatMap(networks::named).orElse(null);
        String payout = network == null ? null : network.payout();
        return Optional.of(network == null || payout == null
                ? Finding.of(FindingCode.VALUE_ALWAYS_ZERO, "val", count, conversion.name())
                : Finding.of(FindingCode.VALUE_ALWAYS_ZERO, "val", count, conversion.name(), payout,
                        network.shortName()).variant("macro"));
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
