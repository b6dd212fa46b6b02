package dev.postbackdesk.cli;

import dev.postbackdesk.export.Export;
import dev.postbackdesk.export.RowWriter;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Archive;
import dev.postbackdesk.receiver.ExportRange;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of an export.
final class ExportOptions {
    @Option(names = "--format", paramLabel = "jsonl|csv", defaultValue = "jsonl",
            description = "JSON Lines (default) or CSV.")
    private String format = "jsonl";

    @Option(names = "--out", paramLabel = "FILE", converter = PathArgument.class,
            description = "Write to this file instead of standard output.")
    private @Nullable Path out;

    @Option(names = "--since", paramLabel = "T",
            description = "From this time on: a date such as 2026-11-22, or 2026-11-22T10:15:30Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "T", description = "Before this time.")
    private @Nullable String until;

    /// Hands the rows of an archive out.
    interface Rows<T> {
        void forEach(Archive archive, ExportRange range, Consumer<T> consumer) throws ReceiverException;
    }

    /// Writes an export; an empty one where nothing is stored yet.
    ///
    /// @param exports what is exported, of the definitions there are
    /// @param result only these, or null for all
    <T> void run(Console console, Optional<Archive> stored, Function<Definitions, Export<T>> exports,
            @Nullable Result result, Rows<T> rows)
            throws CommandFailure {
        try (Archive archive = stored.orElse(null)) {
            Export.Format wanted = format();
            ExportRange range = new ExportRange(moment(console, "--since", since), moment(console, "--until", until),
                    result);
            Export<T> export = exports.apply(archive == null ? Definitions.NONE : archive.definitions());
            new Output(console).write(out, bytes -> {
                try (RowWriter<T> writer = export.open(wanted, bytes)) {
                    if (archive != null) {
                        rows.forEach(archive, range, writer::write);
                    }
                } catch (ReceiverException e) {
                    throw CommandFailure.of(e);
                }
            });
        } catch (ReceiverException e) {
            throw CommandFailure.of(e);
        }
    }

    private Export.Format format() throws CommandFailure {
        return switch (format) {
            case "jsonl" -> Export.Format.JSONL;
            case "csv" -> Export.Format.CSV;
            default -> throw CommandFailure.usage("--format " + format + " is not known. Write jsonl or csv.");
        };
    }

    private static @Nullable Instant moment(Console console, String option, @Nullable String text)
            throws CommandFailure {
        return text == null ? null : Moments.parse(option, text, console.zone());
    }
}
