package dev.postbackdesk.postback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects findings during a hearing. Not thread-safe.
final class Findings {
    private static final int LONGEST_VALUE = 120;
    /// As findings hold it; other languages say it otherwise.
    static final String UNDER_A_SECOND = "under 1 s";

    private final List<Finding> found;

    Findings() {
        this(List.of());
    }

    /// Goes on from what was found before.
    Findings(List<Finding> before) {
        found = new ArrayList<>(before);
    }

    void add(Finding finding) {
        found.add(finding);
    }

    void add(FindingCode code, String parameter, String... args) {
        addVariant(code, "", parameter, args);
    }

    void addVariant(FindingCode code, String variant, String parameter, String... args) {
        add(new Finding(code, code.severity(), parameter, variant,
                Arrays.stream(args).map(Findings::shown).toList()));
    }

    /// What stands in place of an unknown currency is not the conversion's own, but that of the sale that was recorded before.
    ///
    /// @param currency null for none
    void currencyOfSale(@Nullable String currency) {
        found.replaceAll(finding -> finding.code() == FindingCode.CURRENCY_UNKNOWN
                ? new Finding(finding.code(), finding.severity(), finding.parameter(),
                        currency == null ? "sale-none" : "sale",
                        List.of(finding.args().getFirst(), currency == null ? "" : currency))
                : finding);
    }

    Optional<Finding> rejecting() {
        return found.stream().filter(Finding::rejects).min(Finding.PRECEDENCE);
    }

    List<Finding> inOrder() {
        return found.stream().sorted(Finding.PRECEDENCE).toList();
    }

    /// The parameter as `reader` understands it: as it is, else decoded once more, which is reported.
    ///
    /// @param shownAs what to show instead of the decoded value, or null to show it
    <T> Optional<T> valid(Parameter parameter, Hearing.Reader<T> reader, @Nullable String shownAs) {
        Optional<T> plain = reader.read(parameter.trimmed());
        if (plain.isPresent()) {
            return plain;
        }
        Optional<String> onceMore = parameter.decodedOnceMore();
        Optional<T> healed = onceMore.flatMap(reader::read);
        if (healed.isPresent()) {
            add(FindingCode.DOUBLE_ENCODED, parameter.name(), parameter.name(),
                    shownAs == null ? onceMore.orElseThrow() : shownAs);
        }
        return healed;
    }

    /// A value as sentences show it: on one line, and not for ever.
    static String shown(String value) {
        StringBuilder shown = new StringBuilder(Math.min(value.length(), LONGEST_VALUE) + 1);
        for (int i = 0; i < value.length(); i++) {
            if (i == LONGEST_VALUE) {
                return shown.append('…').toString();
            }
            char c = value.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
        }
        return shown.toString();
    }

    /// The largest unit that fits, as tables show it: `under 1 s`, `41 s`, `9 min`, `3 h`, `12 d`.
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds == 0) {
            return UNDER_A_SECOND;
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
