package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `postbacks export` and `clicks export`: formats, ranges, and one line to the letter.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
    /// In the contract's order.
    private static final List<String> COLUMNS = List.of("number", "receivedAt", "method", "path", "query", "headers",
            "body", "sender", "result", "findings", "clickId", "conversionId", "value", "commission", "currency",
            "transactionId", "status", "params", "duplicateOf", "test", "answer", "judgedAt");

    private Path folder;
    private String click;

    /// Seven postbacks, an hour apart from 2026-11-22T10:15:40.123456Z on.
    @BeforeAll
    void receive(@TempDir Path data) {
        folder = data;
        Setup setup = new Setup().conversion(SALE, "Sale", ", \"currency\": \"EUR\"").link("summer", SALE);
        try (Desk desk = new Desk(folder, setup)) {
            click = desk.click();
            String rest = "&id=" + SALE + "&val=20.00&com=0&comperc=10";
            Wire[] wires = {Wire.query("clickId=" + click + rest + "&param=a;b&status=pending").with("X-A: 1")
                    .with("X-A: 2"),
                    Wire.query("clickId=" + click + rest + "&param=a;b&status=pending"),
                    Wire.query("clickId=" + click + rest + "&status=approved"),
                    Wire.query("clickId={x}&id=" + SALE
                            + "&val=1%252E5&com=%2C;%22%0A&param=%C3%A9%22;c,d%0Ae&txid=T%2C1"
                            + "&currency=nope").to("/s2s?clickId={x}&id=" + SALE
                                    + "&val=1%252E5&com=%2C;%22%0A&param=%C3%A9%22;c,d%0Ae&txid=T%2C1&currency=nope"),
                    Wire.form("clickId=" + click + rest), Wire.get("/conversion.aspx?pixel=true"),
                    Wire.post("/postback", "image/png", "").with(new byte[]{0, (byte) 0xff, '\n', '\r', '"'})};
            for (Wire wire : wires) {
                desk.send(wire);
                desk.clock().advance(Duration.ofHours(1));
            }
        }
    }

    private List<Row> rows(String... more) {
        Cli.Outcome outcome = export(more);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.rows();
    }

    private Cli.Outcome export(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "postbacks";
        args[1] = "export";
        System.arraycopy(more, 0, args, 2, more.length);
        return Cli.on(folder, args);
    }

    @Test
    void oneLineToTheLetter() {
        Row row = rows().getFirst();
        assertThat(row.json().propertyNames()).containsExactlyElementsOf(COLUMNS.stream()
                .filter(name -> !name.equals("body")).toList());
        assertThat(row.json().toString()).isEqualTo("{\"number\":" + row.number()
                + ",\"receivedAt\":\"2026-11-22T10:15:40.123456Z\",\"method\":\"GET\",\"path\":\"/postback\",\"query\":\"clickId="
                + click + "&id=" + SALE + "&val=20.00&com=0&comperc=10&param=a;b&status=pending\",\"headers\":"
                + "[[\"Host\",\"shop.example\"],[\"X-A\",\"1\"],[\"X-A\",\"2\"],[\"Connection\",\"close\"]],"
                + "\"sender\":\"127.0.0.1\",\"result\":\"accepted\",\"findings\":[],\"clickId\":\"" + click
                + "\",\"conversionId\":\"" + SALE + "\",\"value\":\"20.000000\",\"commission\":\"2.000000\","
                + "\"currency\":\"EUR\",\"transactionId\":null,\"status\":\"pending\",\"params\":[\"a\",\"b\"],"
                + "\"duplicateOf\":null,\"test\":false,\"answer\":200,\"judgedAt\":\"2026-11-22T10:15:40.123456Z\"}");
    }

    @Test
    void eachResultIsNamedSo() {
        List<Row> rows = rows();
        assertThat(rows).extracting(row -> row.text("result")).containsExactly("accepted", "duplicate", "updated",
                "rejected", "duplicate", "rejected", "rejected");
        String first = rows.getFirst().text("number");
        assertThat(rows).extracting(row -> row.text("duplicateOf")).containsExactly(null, first, first, null, first,
                null, null);
        assertThat(rows.get(2).text("status")).isEqualTo("approved");
        assertThat(rows.get(4).text("status")).as("the recorded conversion's afterwards").isEqualTo("approved");
    }

    @Test
    void aRejectedOneIsShownAsDecoded() {
        Row row = rows().get(3);
        assertThat(row.text("path")).isEqualTo("/s2s");
        assertThat(row.text("clickId")).isEqualTo("{x}");
        assertThat(row.text("conversionId")).isEqualTo(SALE);
        assertThat(row.text("value")).as("valid when decoded once more").isEqualTo("1.500000");
        assertThat(row.text("commission")).isNull();
        assertThat(row.text("transactionId")).isEqualTo("T,1");
        assertThat(row.strings("params")).containsExactly("é\"", "c,d\ne");
        assertThat(row.findings()).startsWith("PLACEHOLDER_NOT_REPLACED", "COMMISSION_INVALID");
        assertThat(row.json().get("answer").asInt()).isEqualTo(400);
    }

    @Test
    void theBodyIsBase64AndAbsentIfNone() {
        List<Row> rows = rows();
        assertThat(rows.get(0).json().has("body")).isFalse();
        assertThat(rows.get(6).text("body")).isEqualTo("AP8KDSI=");
        assertThat(new String(rows.get(4).body(), StandardCharsets.US_ASCII)).startsWith("clickId=" + click);
    }

    @Test
    void linesAreUtf8AndEndWithANewlineAlone() {
        byte[] bytes = export().bytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
        assertThat(text).doesNotContain("\r").endsWith("}\n");
        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(7);
        assertThat(bytes[0]).as("no byte order mark").isEqualTo((byte) '{');
        assertThat(text.lines().toList().get(3)).contains("é");
    }

    @Test
    void jsonLinesAreTheDefault() {
        assertThat(export("--format", "jsonl").bytes()).isEqualTo(export().bytes());
        assertThat(export("--format=jsonl").bytes()).isEqualTo(export().bytes());
    }

    @Test
    void csvHasTheSameColumnsLessHeaders() throws IOException {
        String text = export("--format", "csv").out();
        assertThat(text).doesNotContain("\r");
        List<NamedCsvRecord> records;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            records = reader.stream().toList();
        }
        assertThat(records).hasSize(7);
        assertThat(records.getFirst().getHeader()).containsExactlyElementsOf(COLUMNS.stream()
                .filter(name -> !name.equals("headers")).toList());
        List<Row> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            NamedCsvRecord line = records.get(i);
            for (String column : List.of("number", "receivedAt", "method", "path", "query", "sender", "result",
                    "conversionId", "value", "commission", "currency", "transactionId", "status", "duplicateOf", "test",
                    "answer", "judgedAt")) {
                String expected = row.text(column);
                assertThat(line.getField(column)).as(column).isEqualTo(expected == null ? "" : expected);
            }
            assertThat(Arrays.asList(line.getField("findings").split("[ ;]", -1)))
                    .isEqualTo(row.strings("findings").isEmpty() ? List.of("") : row.strings("findings"));
        }
        assertThat(records.get(0).getField("params")).isIn("a;b", "a b");
        assertThat(records.get(6).getField("body")).isEqualTo("AP8KDSI=");
    }

    @ParameterizedTest
    @CsvSource({"accepted,1", "updated,1", "duplicate,2", "rejected,3"})
    void resultNarrows(String result, int count) {
        assertThat(rows("--result", result)).hasSize(count)
                .allSatisfy(row -> assertThat(row.text("result")).isEqualTo(result));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T10:15:40.123456Z,7", "2026-11-22T10:15:40.123457Z,6", "2026-11-22T11:15:40.123456Z,6",
            "2026-11-22T12:15:40.123456+01:00,6", "2026-11-22T05:15:40.123456-05:00,7", "2026-11-22,7", "2026-11-23,0",
            "2026-11-22T16:15:41Z,0", "2020-01-01,7"})
    void sinceIsInclusive(String since, int count) {
        assertThat(rows("--since", since)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T10:15:40.123456Z,0", "2026-11-22T10:15:40.123457Z,1", "2026-11-22T11:15:40.123456Z,1",
            "2026-11-23,7", "2026-11-22,0", "2026-11-22T12:15:40.123457+01:00,2"})
    void untilIsExclusive(String until, int count) {
        assertThat(rows("--until", until)).hasSize(count);
    }

    @Test
    void rangesAndResultTogether() {
        assertThat(rows("--since", "2026-11-22T11:00:00Z", "--until", "2026-11-22T15:00:00Z", "--result", "duplicate"))
                .hasSize(2);
        assertThat(rows("--since=2026-11-22T11:00:00Z", "--until=2026-11-22T14:00:00Z", "--result=duplicate"))
                .hasSize(1);
    }

    @Test
    void outWritesTheFileAndNothingElse(@TempDir Path target) throws IOException {
        Path file = target.resolve("postbacks.jsonl");
        Cli.Outcome outcome = export("--out", file.toString());
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(export().bytes());
        Cli.Outcome csv = export("--out", file.toString(), "--format", "csv");
        assertThat(csv.exit()).isZero();
        assertThat(Files.readAllBytes(file)).as("overwritten").isEqualTo(export("--format", "csv").bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--since=yesterday", "--since=2026-13-01", "--until=2026-11-22 10:00", "--result=good",
            "--result=", "--format=xml", "--until=", "--nonsense", "--since", "extra"})
    void anythingElseIsUsage(String argument) {
        Cli.Outcome outcome = export(argument);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.sentence()).endsWith(".");
    }

    @Test
    void outThatCannotBeWrittenIsTwo() {
        Cli.Outcome outcome = export("--out", folder.resolve("no/such/folder/x.jsonl").toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.sentence()).contains("x.jsonl");
    }

    @Test
    void clicksAreExportedLikewise() {
        Cli.Outcome all = Cli.on(folder, "clicks", "export");
        assertThat(all.exit()).isZero();
        Row row = all.rows().getFirst();
        assertThat(all.rows()).hasSize(1);
        assertThat(row.json().toString()).contains(click).contains("summer").contains("2026-11-22T10:15:30.123456Z");
        assertThat(all.out()).endsWith("}\n").doesNotContain("\r");
        assertThat(Cli.on(folder, "clicks", "export", "--since", "2026-11-22T10:15:30.123456Z").rows()).hasSize(1);
        assertThat(Cli.on(folder, "clicks", "export", "--until", "2026-11-22T10:15:30.123456Z").rows()).isEmpty();
        assertThat(Cli.on(folder, "clicks", "export", "--since", "2026-11-22T10:15:30.123457Z").rows()).isEmpty();
        String csv = Cli.on(folder, "clicks", "export", "--format", "csv").out();
        assertThat(csv.lines().count()).isEqualTo(2);
        assertThat(csv).contains(click);
    }

    @Test
    void nothingStoredIsNothingExported(@TempDir Path empty) {
        Cli.Outcome outcome = Cli.on(empty, "postbacks", "export");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEmpty();
    }
}
