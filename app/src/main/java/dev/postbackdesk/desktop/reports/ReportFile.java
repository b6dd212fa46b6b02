package dev.postbackdesk.desktop.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.postbackdesk.desktop.fx.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of a report for other programs: CSV as RFC 4180 but for `\n`, numbers with a dot and ungrouped, days and hours as
/// ISO 8601 has them; or text parted by tabs. A line that goes on repeats the name, so that each stands for itself. Stateless.
final class ReportFile {
    private static final List<String> COLUMNS = List.of("name", "network", "clicks", "conversions", "pending",
            "rejected",
            "postbacks", "currency", "value", "commission");

    private ReportFile() {}

    static void write(List<ReportLine> lines, Path file) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows(lines).forEach(csv::writeRecord);
        }
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String text(List<ReportLine> lines) {
        return rows(lines).map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }

    private static Stream<List<String>> rows(List<ReportLine> lines) {
        String[] name = {""};
        Stream<List<String>> rows = lines.stream().filter(line -> line.kind() != ReportLine.Kind.TOTAL).map(line -> {
            boolean unnamed = line.kind() == ReportLine.Kind.MORE && line.plainName().isEmpty();
            name[0] = unnamed ? name[0] : line.plainName();
            boolean first = line.kind() == ReportLine.Kind.LINE;
            return List.of(name[0], line.beside(), text(line.clicks()), Long.toString(line.conversions()),
                    Long.toString(line.pending()), text(line.rejected()), first ? Long.toString(line.arrived()) : "",
                    line.currency(), amount(line.value()), amount(line.commission()));
        });
        return Stream.concat(Stream.of(COLUMNS), rows);
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }
}
