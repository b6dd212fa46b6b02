package dev.postbackdesk.postback;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing found about a postback. Immutable; its words are made from it by [FindingText], in any language.
///
/// @param severity the code's own, or a milder one
/// @param parameter the name of the parameter it is about (`clickId`, `val` …), `sender` for the address, `query` or
///        `body` for the whole, or null
/// @param variant which of the code's sentences applies, `""` for the only one; part of the message key
/// @param args the actual values, in the order in which the code's sentences number them. Never a secret
public record Finding(FindingCode code, Severity severity, @Nullable String parameter, String variant,
        List<String> args) {

    /// The contract's order: rejecting ones by precedence, the result's, then warnings, then information.
    public static final Comparator<Finding> PRECEDENCE = Comparator.comparingInt(Finding::rank)
            .thenComparing(Finding::code);

    public Finding {
        args = List.copyOf(args);
    }

    public static Finding of(FindingCode code, @Nullable String parameter, String... args) {
        return new Finding(code, code.severity(), parameter, "", List.of(args));
    }

    public boolean rejects() {
        return severity == Severity.REJECTS;
    }

    public Finding variant(String other) {
        return new Finding(code, severity, parameter, other, args);
    }

    public Finding as(Severity other) {
        return new Finding(code, other, parameter, variant, args);
    }

    private int rank() {
        return switch (severity) {
            case REJECTS -> 0;
            case WARNS -> 2;
            case INFORMS -> code == FindingCode.DUPLICATE ? 1 : 3;
        };
    }
}
