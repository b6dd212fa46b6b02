package dev.postbackdesk.postback;

import dev.postbackdesk.language.Translation;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of findings in one language. Immutable and thread-safe.
///
/// English ones stand in the bundle `dev/postbackdesk/findings/findings`, others in the [Translation]'s file, which may have
/// a special key where English has none, or the other way round: a key is `CODE[.variant][.parameter].part`, and the most
/// special one that the language has is taken; English speaks where it has none at all. A variant `a+b` is an `a` of which
/// more is known: what `a+b` has no words for, `a` says.
public final class FindingText {
    private static final String BUNDLE = "dev.postbackdesk.findings.findings";

    private final ResourceBundle bundle;
    private final Translation translation;
    private final Locale locale;

    public FindingText(Locale locale) {
        this.locale = locale;
        translation = Translation.to(locale);
        bundle = ResourceBundle.getBundle(BUNDLE, Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// What answers over HTTP and the commands use.
    public static FindingText english() {
        return new FindingText(Locale.ENGLISH);
    }

    /// One sentence for the sender, with nothing that the sender does not know already.
    public String answer(Finding finding) {
        return part(finding, "answer");
    }

    /// A few words for a table.
    public String reason(Finding finding) {
        return part(finding, "reason");
    }

    /// The verdict in words, for a heading: no full stop.
    public String title(Finding finding) {
        return part(finding, "title");
    }

    /// What happened, with the actual values: one or more sentences.
    public String cause(Finding finding) {
        return part(finding, "cause");
    }

    /// What to do, with the actual values: one or more sentences.
    public String cure(Finding finding) {
        return part(finding, "cure");
    }

    private String part(Finding finding, String part) {
        String code = finding.code().name();
        String variant = finding.variant().isEmpty() ? "" : "." + finding.variant();
        String parameter = finding.parameter() == null ? "" : "." + finding.parameter();
        int more = variant.indexOf('+');
        String less = more < 0 ? variant : variant.substring(0, more);
        List<String> keys = Stream.of(variant + parameter, variant, less + parameter, less, parameter, "")
                .map(middle -> code + middle + "." + part).toList();
        String pattern = keys.stream().map(translation::words).flatMap(Optional::stream).findFirst()
                .orElseGet(() -> bundle.getString(
                        keys.stream().filter(bundle::containsKey).findFirst().orElse(keys.getLast())));
        return String.format(locale, pattern, args(finding).toArray());
    }

    private List<String> args(Finding finding) {
        int number = switch (finding.code()) {
            case DUPLICATE, STATUS_REVERSED, VALUE_ALWAYS_ZERO, NOTHING_ARRIVED, PREFETCH_CLICK, BOT_CLICK -> 0;
            case REPEAT_WITHOUT_TRANSACTION_ID -> finding.args().isEmpty() ? -1 : 0;
            case AMOUNT_DIFFERS -> 2;
            default -> -1;
        };
        List<String> args = new ArrayList<>(finding.args());
        translation.words("WORD.under-a-second")
                .ifPresent(words -> args.replaceAll(arg -> arg.equals(Findings.UNDER_A_SECOND) ? words : arg));
        if (finding.code() == FindingCode.BODY_NOT_READ) {
            args.replaceAll(this::whyNotRead);
        }
        // One that looked like a secret is masked where it leaves the machine.
        if (number < 0 || args.get(number).equals(Masking.MASK)) {
            return args;
        }
        args.set(number, NumberFormat.getIntegerInstance(locale).format(Long.parseLong(args.get(number))));
        return args;
    }

    /// Why a body was not read is stored as the reader of bodies says it, in English. The words for it have the same patterns.
    private String whyNotRead(String stored) {
        for (String key : bundle.keySet()) {
            Optional<String> words = key.startsWith("WORD.body.") ? translation.words(key) : Optional.empty();
            if (words.isPresent()) {
                Matcher said = Pattern.compile("\\Q" + bundle.getString(key).replace("%1$s", "\\E(.*)\\Q") + "\\E",
                        Pattern.DOTALL).matcher(stored);
                if (said.matches()) {
                    return String.format(locale, words.get(), said.groupCount() == 0 ? "" : said.group(1));
                }
            }
        }
        return stored;
    }
}
