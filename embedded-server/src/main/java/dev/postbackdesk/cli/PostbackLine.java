package dev.postbackdesk.cli;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Reading;

/// A postback as `receive` prints it: number, result, the finding that comes first, conversion, and value with currency,
/// separated by tabs; `-` stands for what there is not.
final class PostbackLine {
    private static final String NONE = "-";

    private PostbackLine() {}

    static String of(PostbackRow row, Definitions definitions) {
        String finding = row.findings().isEmpty() ? NONE : row.findings().getFirst().code().name();
        Integer key = row.reading().conversionKey();
        // Never what a stranger sent as id: it would be printed on a terminal.
        String conversion = key == null
                ? NONE
                : definitions.conversion(key).map(stored -> stored.conversion().name()).orElse(NONE);
        return String.join("\t", String.valueOf(row.number()), row.result().word(), finding, conversion,
                value(row.reading()));
    }

    private static String value(Reading reading) {
        if (reading.value() == null) {
            return NONE;
        }
        String amount = Words.amount(reading.value());
        return reading.currency() == null ? amount : amount + " " + reading.currency();
    }
}
