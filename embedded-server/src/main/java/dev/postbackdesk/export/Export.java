package dev.postbackdesk.export;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Masking;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.ClickRecord;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What can be exported, and how. Immutable and thread-safe.
///
/// Nothing is changed on the way out but secrets, which are masked: a query keeps its bytes as ISO-8859-1 characters, and
/// CSV cells that a spreadsheet would take for a formula stay what they are.
///
/// @param <T> what a row is made of
public final class Export<T> {
    /// How rows are written; UTF-8, each line ended by `\n` alone.
    public enum Format {
        /// One JSON object a line.
        JSONL,
        /// A header row, then a row each; lists are joined by a blank, custom parameters by `;`. An empty cell stands for
        /// null, `""` for an empty text.
        CSV
    }

    private static final List<Column<Postback>> OF_A_POSTBACK = List.of(
            Column.of("number", row -> new Cell.Whole(row.number())),
            Column.of("receivedAt", row -> time(row.arrival().receivedAt())),
            text("method", row -> row.arrival().method()), text("path", row -> row.arrival().path()),
            text("query", row -> row.arrival().query()),
            Column.onlyInJson("headers", row -> new Cell.Pairs(row.arrival().headers())),
            Column.of("body", row -> new Cell.Bytes(row.arrival().body())),
            text("sender", row -> row.arrival().sender()), text("result", row -> row.result().word()),
            Column.of("findings", row -> new Cell.Texts(codes(row.findings()), " ")),
            text("clickId", row -> row.reading().clickId()),
            text("conversionId", row -> row.reading().conversionId()),
            text("value", row -> amount(row.reading().value())),
            text("commission", row -> amount(row.reading().commission())),
            text("currency", row -> row.reading().currency()),
            text("transactionId", row -> row.reading().transactionId()),
            text("status", row -> row.reading().status()),
            Column.of("params", row -> new Cell.Texts(row.reading().params(), ";")),
            Column.of("duplicateOf", row -> new Cell.Whole(row.duplicateOf())),
            Column.of("test", row -> new Cell.Flag(row.test())),
            Column.of("answer", row -> new Cell.Whole((long) row.answer())),
            Column.of("judgedAt", row -> time(row.judgedAt())));

    /// One line of `clicks export`.
    public static final Export<ClickRecord> CLICKS = new Export<>(UnaryOperator.identity(),
            List.of(Column.of("number", row -> new Cell.Whole(row.click().number())),
                    Column.of("receivedAt", row -> time(row.click().at())), text("link", ClickRecord::slug),
                    text("clickId", ClickRecord::clickId), text("query", row -> row.click().query()),
                    text("sender", row -> row.click().sender()), text("userAgent", row -> row.click().userAgent()),
                    text("referer", row -> row.click().referer()),
                    Column.of("findings", row -> new Cell.Texts(findings(row.click()), " ")),
                    Column.of("bot", row -> new Cell.Flag(row.click().bot())),
                    Column.of("test", row -> new Cell.Flag(row.click().test()))));

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final UnaryOperator<T> prepare;
    private final List<Column<T>> columns;

    private Export(UnaryOperator<T> prepare, List<Column<T>> columns) {
        this.prepare = prepare;
        this.columns = columns;
    }

    /// One line of `postbacks export`, as in the contract.
    ///
    /// @param secrets are masked in headers, too, see [Masking]
    public static Export<Postback> postbacks(Set<String> secrets) {
        Masking masking = new Masking(secrets);
        // A line holds nothing of what findings quote.
        return new Export<>(row -> row.withArrival(masking.mask(row.arrival())), OF_A_POSTBACK);
    }

    /// Begins an export; what is written stays in memory only until a buffer is full.
    ///
    /// @param out is flushed and not closed when the writer is closed
    public RowWriter<T> open(Format format, OutputStream out) {
        RowWriter<T> rows = switch (format) {
            case JSONL -> new JsonLines<>(columns, out);
            case CSV -> new CsvRows<>(columns, out);
        };
        return new RowWriter<>() {
            @Override
            public void write(T row) {
                rows.write(prepare.apply(row));
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    private static <T> Column<T> text(String name, Function<T, @Nullable String> text) {
        return Column.of(name, row -> new Cell.Text(text.apply(row)));
    }

    private static Cell time(Instant at) {
        return new Cell.Text(MICROSECONDS.format(at));
    }

    private static @Nullable String amount(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /// A code may be found of several parameters; it is named once.
    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().name()).distinct().toList();
    }

    private static List<String> findings(Click click) {
        return click.bot() ? List.of("BOT_CLICK") : List.of();
    }
}
