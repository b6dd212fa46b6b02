package dev.postbackdesk.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A header row and a row each, as RFC 4180 but for `\n`.
///
/// A cell that begins with `=` is written as it is: a query is evidence, and an apostrophe in front of it would change it.
final class CsvRows<T> implements RowWriter<T> {
    private final List<Column<T>> columns;
    private final OutputStream out;
    private final CsvWriter csv;

    CsvRows(List<Column<T>> columns, OutputStream out) {
        this.columns = columns.stream().filter(Column::inCsv).toList();
        this.out = out;
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).quoteStrategy(QuoteStrategies.EMPTY)
                .build(out, StandardCharsets.UTF_8);
        csv.writeRecord(this.columns.stream().map(Column::name).toList());
    }

    @Override
    public void write(T row) {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(text(column.cell().apply(row))));
        csv.writeRecord(cells);
    }

    private static @Nullable String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(@Nullable String text) -> text;
            case Cell.Whole(@Nullable Long number) -> number == null ? null : number.toString();
            case Cell.Flag(boolean flag) -> String.valueOf(flag);
            case Cell.Texts(List<String> texts, String joint) -> texts.isEmpty() ? null : String.join(joint, texts);
            case Cell.Pairs(var _) -> null;
            case Cell.Bytes(byte @Nullable [] bytes) ->
                bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        };
    }

    @Override
    public void close() {
        try {
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
