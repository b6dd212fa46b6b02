package dev.postbackdesk.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.postbackdesk.click.Click;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {
    private static final Postback FULL = new Postback(17,
            new Arrival(Instant.parse("2026-11-22T10:15:30.123456Z"), "POST", "/postback",
                    "clickId=x&token=s3cret&val=\u00e9\u0085\u2028", List.of(new Header("Host", "127.0.0.1:8377"),
                            new Header("X-Quote", "a \"b\" \\ c")),
                    new byte[]{0, 1, (byte) 0xFF}, "127.0.0.1", false),
            Result.ACCEPTED,
            List.of(Finding.of(FindingCode.DOUBLE_ENCODED, "clickId"), Finding.of(FindingCode.DOUBLE_ENCODED, "id"),
                    Finding.of(FindingCode.STRAY_WHITESPACE, "val")),
            new Reading("0abc", 1L, "C24CA0512421422E80996FBEBFD2211D", 1, 1, new BigDecimal("20.000000"),
                    new BigDecimal("123456789012.500000"), "EUR", "t-1", "approved", List.of("a", "b c")),
            null, false, 200, Instant.parse("2026-11-22T10:15:31Z"));
    private static final Postback BARE = new Postback(18,
            arrival(Instant.parse("2026-11-22T10:15:30Z"), "GET", "/s2s", "", null, "::1", true),
            Result.DUPLICATE, List.of(), new Reading(null, null, null, null, null, null, null, null, null, null,
                    List.of()),
            17L, true, 404, Instant.parse("2026-11-22T10:15:30.000001Z"));

    @Test
    void aLineIsTheContracts() {
        assertThat(postbacks(Export.Format.JSONL, FULL)).isEqualTo(
                "{\"number\":17,\"receivedAt\":\"2026-11-22T10:15:30.123456Z\",\"method\":\"POST\",\"path\":\"/postback\","
                        + "\"query\":\"clickId=x&token=***&val=\u00e9\\u0085\\u2028\",\"headers\":[[\"Host\",\"127.0.0.1:8377\"],"
                        + "[\"X-Quote\",\"a \\\"b\\\" \\\\ c\"]],\"body\":\"AAH/\",\"sender\":\"127.0.0.1\",\"result\":\"accepted\","
                        + "\"findings\":[\"DOUBLE_ENCODED\",\"STRAY_WHITESPACE\"],\"clickId\":\"0abc\","
                        + "\"conversionId\":\"C24CA0512421422E80996FBEBFD2211D\",\"value\":\"20.000000\","
                        + "\"commission\":\"123456789012.500000\",\"currency\":\"EUR\",\"transactionId\":\"t-1\","
                        + "\"status\":\"approved\",\"params\":[\"a\",\"b c\"],\"duplicateOf\":null,\"test\":false,"
                        + "\"answer\":200,\"judgedAt\":\"2026-11-22T10:15:31.000000Z\"}\n");
    }

    @Test
    void nullsAreThereAndAnAbsentBodyIsNot() {
        assertThat(postbacks(Export.Format.JSONL, BARE)).isEqualTo(
                "{\"number\":18,\"receivedAt\":\"2026-11-22T10:15:30.000000Z\",\"method\":\"GET\",\"path\":\"/s2s\","
                        + "\"query\":\"\",\"headers\":[],\"sender\":\"::1\",\"result\":\"duplicate\",\"findings\":[],"
                        + "\"clickId\":null,\"conversionId\":null,\"value\":null,\"commission\":null,\"currency\":null,"
                        + "\"transactionId\":null,\"status\":null,\"params\":[],\"duplicateOf\":17,\"test\":true,"
                        + "\"answer\":404,\"judgedAt\":\"2026-11-22T10:15:30.000001Z\"}\n");
    }

    @Test
    void csvHasTheSameColumnsLessHeaders() {
        String csv = postbacks(Export.Format.CSV, FULL, BARE);

        assertThat(csv).doesNotContain("\r").startsWith(
                "number,receivedAt,method,path,query,body,sender,result,findings,clickId,conversionId,value,commission,"
                        + "currency,transactionId,status,params,duplicateOf,test,answer,judgedAt\n")
                .endsWith("18,2026-11-22T10:15:30.000000Z,GET,/s2s,\"\",,::1,duplicate,,,,,,,,,,17,true,404,"
                        + "2026-11-22T10:15:30.000001Z\n");
        CsvRecord full = CsvReader.builder().ofCsvRecord(csv).stream().skip(1).findFirst().orElseThrow();
        assertThat(full.getFields()).containsExactly("17", "2026-11-22T10:15:30.123456Z", "POST", "/postback",
                "clickId=x&token=***&val=\u00e9\u0085\u2028", "AAH/", "127.0.0.1", "accepted",
                "DOUBLE_ENCODED STRAY_WHITESPACE", "0abc", "C24CA0512421422E80996FBEBFD2211D", "20.000000",
                "123456789012.500000", "EUR", "t-1", "approved", "a;b c", "", "false", "200",
                "2026-11-22T10:15:31.000000Z");
    }

    @Test
    void anExportOfNothingIsEmptyOrAHeaderRow() {
        assertThat(postbacks(Export.Format.JSONL)).isEmpty();
        assertThat(postbacks(Export.Format.CSV).lines()).hasSize(1);
    }

    /// Whatever a sender writes comes back from a reader as it was.
    @Test
    void nothingIsChangedSilently() {
        for (String odd : List.of("=1+1", "@x", "-2", "+3", "\"", "a,b", "a;b", " x ", "\t", "#S1#", "\n", "\r\n",
                "\u0000",
                "'", "\ud83d\ude00", "\u00ff", "null", "\u2028", "\u007f")) {
            Postback row = withQuery(odd);
            JsonNode json = JsonMapper.shared().readTree(postbacks(Export.Format.JSONL, row));
            assertThat(json.path("query").stringValue()).isEqualTo(odd);
            assertThat(postbacks(Export.Format.JSONL, row).lines()).hasSize(1);
            assertThat(CsvReader.builder().ofCsvRecord(postbacks(Export.Format.CSV, row)).stream().skip(1).findFirst()
                    .orElseThrow().getField(4)).isEqualTo(odd);
        }
    }

    @Test
    void halfACharacterDoesNotEndTheExport() {
        String lines = postbacks(Export.Format.JSONL, withQuery("\ud83d"), BARE);

        assertThat(lines.lines()).hasSize(2);
        assertThat(JsonMapper.shared().readTree(lines.lines().findFirst().orElseThrow()).path("number").intValue())
                .isEqualTo(17);
        assertThat(postbacks(Export.Format.CSV, withQuery("\ud83d"), BARE).lines()).hasSize(3);
    }

    @Test
    void clicksAreTheLikewise() {
        Click click = new Click(5, Instant.parse("2026-11-22T10:15:30.5Z"), 1, "utm=1", "192.0.2.7", "Bot/1.0", null,
                true,
                false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter<ClickRecord> rows = Export.CLICKS.open(Export.Format.JSONL, out)) {
            rows.write(new ClickRecord(click, "0123456789abcdefghjkmnpqrs", "summer"));
        }
        assertThat(out.toString(UTF_8)).isEqualTo(
                "{\"number\":5,\"receivedAt\":\"2026-11-22T10:15:30.500000Z\",\"link\":\"summer\","
                        + "\"clickId\":\"0123456789abcdefghjkmnpqrs\",\"query\":\"utm=1\",\"sender\":\"192.0.2.7\","
                        + "\"userAgent\":\"Bot/1.0\",\"referer\":null,\"findings\":[\"BOT_CLICK\"],\"bot\":true,\"test\":false}\n");
    }

    @Test
    void anOutputThatTakesNothingMoreIsSaid() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        for (Export.Format format : Export.Format.values()) {
            assertThatThrownBy(() -> {
                try (RowWriter<Postback> rows = Export.postbacks(Set.of()).open(format, broken)) {
                    for (int i = 0; i < 1000; i++) {
                        rows.write(FULL);
                    }
                }
            }).isInstanceOf(UncheckedIOException.class).hasMessageContaining("Broken pipe");
        }
    }

    @SuppressWarnings("NullAway") // javac leaves @Nullable on an array out of a compact constructor's class file
    private static Arrival arrival(Instant at, String method, String path, String query, byte @Nullable [] body,
            String sender, boolean test) {
        return new Arrival(at, method, path, query, List.of(), body, sender, test);
    }

    private static Postback withQuery(String query) {
        return new Postback(17, arrival(Instant.EPOCH, "GET", "/postback", query, null, "::1", false), FULL.result(),
                FULL.findings(), FULL.reading(), null, false, 200,
                FULL.judgedAt());
    }

    private static String postbacks(Export.Format format, Postback... rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter<Postback> writer = Export.postbacks(Set.of()).open(format, out)) {
            for (Postback row : rows) {
                writer.write(row);
            }
        }
        return out.toString(UTF_8);
    }
}
