package dev.postbackdesk.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Everything that a measurement brought, for people and as JSON.
///
/// @param forceDelay milliseconds added to each force
/// @param reference what it was compared with; `""` if with nothing
record Report(Machine machine, String reference, List<String> receiverOptions, int forceDelay,
        List<LineResult> lines) {
    private static final double MEGA = 1 << 20;

    Report {
        receiverOptions = List.copyOf(receiverOptions);
        lines = List.copyOf(lines);
    }

    String table() {
        Table table = new Table("", "rows", "ours/s", "ref/s", "ratio", "p50 ms", "p99 ms", "max ms", "CPU µs", "ref",
                "load", "others", "RSS MB", "B/row");
        for (LineResult line : lines) {
            table.row(line.title(), String.format(Locale.ROOT, "%,d", line.rows()),
                    whole(line.ours(run -> run.load().perSecond())),
                    whole(line.references(run -> run.load().perSecond())),
                    String.format(Locale.ROOT, "%.3f", line.ratio()), millis(line.ours(run -> run.load().p50())),
                    millis(line.ours(run -> run.load().p99())), millis(line.ours(run -> run.load().max())),
                    tenths(line.ours(run -> run.load().serverCpu())),
                    tenths(line.references(run -> run.load().serverCpu())),
                    tenths(line.ours(run -> run.load().generatorCpu())),
                    String.format(Locale.ROOT, "%.0f %%", 100 * line.ours(run -> run.load().others())),
                    whole(line.ours(run -> run.peakMemory() / MEGA)), whole(line.ours(Run::fileBytesEach)));
        }
        return table.toString();
    }

    /// What went wrong, each once; empty in a good measurement.
    List<String> problems() {
        return lines.stream().flatMap(line -> Stream.concat(line.receiver().stream(), line.reference().stream()))
                .flatMap(run -> run.problems().stream()).distinct().toList();
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
