package dev.postbackdesk.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.click.ClickKey;
import dev.postbackdesk.database.Contents;
import dev.postbackdesk.database.Snapshot;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a backup says of itself.
///
/// @param sequence above that of every backup that was in the folder: tells which is newer, whatever the clock did
/// @param line of the data in it, see [Snapshot#line()]; `""` also where a version made it that did not tell
/// @param program the version that made it
/// @param contents what the database in it holds
/// @param key of the click ids
record Head(Instant madeAt, long sequence, String line, String program, Contents contents, ClickKey key) {
    private static final String FORMAT = "1";

    byte[] properties() {
        return """
                # A backup of Postback Desk. Restore it with: backups restore FILE
                format=%s
                made-at=%s
                sequence=%d
                line=%s
                program=%s
                schema=%d
                postbacks=%d
                clicks=%d
                highest-postback=%d
                highest-click=%d
                rest=%s
                """.formatted(FORMAT, madeAt, sequence, line, program, contents.schema(), contents.postbacks(),
                contents.clicks(), contents.highestPostback(), contents.highestClick(), contents.rest())
                .getBytes(UTF_8);
    }

    /// @throws IOException if these are no such entries
    static Head read(byte[] properties, byte[] key) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        new String(properties, UTF_8).lines().filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2).forEach(pair -> values.put(pair[0], pair[1]));
        if (!FORMAT.equals(values.get("format"))) {
            throw new SaidIOException(Saying.of("said.why.newer"));
        }
        try {
            Contents contents = new Contents(Math.toIntExact(number(values, "schema")), number(values, "postbacks"),
                    number(values, "clicks"), number(values, "highest-postback"), number(values, "highest-click"),
                    values.getOrDefault("rest", ""));
            return new Head(Instant.parse(values.getOrDefault("made-at", "")), number(values, "sequence"),
                    values.getOrDefault("line", ""), values.getOrDefault("program", ""), contents,
                    ClickKey.parse(new String(key, UTF_8)));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new SaidIOException(Saying.of("said.why.senseless"), e);
        }
    }

    private static long number(Map<String, String> values, String name) {
        return Long.parseLong(values.getOrDefault(name, ""));
    }
}
