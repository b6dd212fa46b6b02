package dev.postbackdesk.durability;

import dev.postbackdesk.durability.Ledger.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was acknowledged, compared with what is stored.
///
/// @param postbacks stored
/// @param clicks stored
/// @param lost acknowledged, and not stored, or stored with another answer
/// @param doubled numbers, click ids or requests that are stored twice, and conversions that are recorded twice
public record Audit(long acknowledged, long postbacks, long clicks, List<String> lost, List<String> doubled) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Audit {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
    }

    /// @param program what starts the commands
    /// @param data a folder that nobody holds
    /// @param folder for the exported files
    public static Audit of(Ledger ledger, List<String> program, Path data, Path folder)
            throws IOException, InterruptedException {
        List<String> doubled = new ArrayList<>();
        Map<String, Integer> answers = new HashMap<>();
        Set<String> recorded = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        export(program, data, folder, "postbacks", row -> {
            once(numbers.add(row.get("number").asLong()), "number " + row.get("number"), doubled);
            JsonNode params = row.get("params");
            if (params.isEmpty()) {
                return;
            }
            String mark = params.get(0).asString();
            once(answers.put(mark, row.get("answer").asInt()) == null, "postback " + mark, doubled);
            if (row.get("result").asString().equals("accepted")) {
                String transaction = row.get("transactionId").asString();
                once(recorded.add(transaction), "conversion " + transaction, doubled);
            }
        });
        Set<String> clicks = new HashSet<>();
        export(program, data, folder, "clicks", row -> {
            String id = row.get("clickId").asString();
            once(clicks.add(id), "click " + id, doubled);
        });
        List<Entry> entries = ledger.read();
        List<String> lost = entries.stream()
                .filter(entry -> entry.status() == 302
                        ? !clicks.contains(entry.mark())
                        : answers.getOrDefault(entry.mark(), 0) != entry.status())
                .map(Entry::toString).toList();
        return new Audit(entries.size(), numbers.size(), clicks.size(), lost, doubled);
    }

    private static void once(boolean first, String what, List<String> doubled) {
        if (!first) {
            doubled.add(what);
        }
    }

    private static void export(List<String> program, Path data, Path folder, String what, Consumer<JsonNode> each)
            throws IOException, InterruptedException {
        Path file = folder.resolve(what + ".jsonl");
        Files.deleteIfExists(file);
        Process process = new ProcessBuilder(ReceiverChild.with(program, what, "export", "--data", data.toString(),
                "--out", file.toString())).inheritIO().start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(what + " export ends with " + code);
        }
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> each.accept(JSON.readTree(line)));
        }
    }
}
