package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// *Tokens are masked as `***` in place, in query, body and headers: the one exception to byte for byte.*
class MaskingTest {
    private static final String SECRET = "Zq8-s3cr3t.T0k3n~x";
    private static final String GUARDED = id(1);

    @Test
    void tokensAreMaskedInPlaceWhereverTheyStand(@TempDir Path folder) throws IOException {
        Setup setup = new Setup().conversion(SALE, "Sale", "")
                .conversion(GUARDED, "Guarded", ", \"token\": \"" + SECRET + "\"").link("summer", SALE, GUARDED);
        try (Desk desk = new Desk(folder, setup)) {
            String rest = "&id=" + GUARDED + "&val=1&com=1";
            String a = desk.click();
            String b = desk.click();
            String c = desk.click();
            String d = desk.click();
            assertThat(desk.send(Wire.query("clickId=" + a + "&token=" + SECRET + rest + "&param=x")).text())
                    .isEqualTo("OK");
            assertThat(desk.send(Wire.form("clickId=" + b + "&token=" + SECRET + rest + "&param=y")).text())
                    .isEqualTo("OK");
            assertThat(desk.send(Wire.json("{\"clickId\":\"" + c + "\", \"token\" : \"" + SECRET + "\",\"id\":\""
                    + GUARDED + "\",\"val\":1,\"com\":1}")).text()).isEqualTo("OK");
            assertThat(desk.send(Wire.query("clickId=" + d + "&token=" + SECRET + rest)
                    .with("Referer: https://shop.example/thanks?token=" + SECRET + "&a=b")).text()).isEqualTo("OK");
            desk.send(Wire.query("clickId=" + a + "&token=" + SECRET + "x" + rest));
            desk.send(Wire.query("token=" + SECRET));
            desk.send(Wire.query("clickId=" + a + "&%74oken=Zq8%2Ds3cr3t.T0k3n~x" + rest));
            Answer wrong = desk.send(Wire.query("clickId=" + a + "&token=guess" + rest));
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.text()).doesNotContain(SECRET);
            assertThat(desk.send(Wire.query("clickId=" + a + rest).with("Authorization: Bearer " + SECRET)).status())
                    .isEqualTo(403);
            desk.stop();
            Cli.Outcome jsonl = Cli.on(folder, "postbacks", "export");
            Cli.Outcome csv = Cli.on(folder, "postbacks", "export", "--format", "csv");
            List<Row> rows = jsonl.rows();
            assertThat(rows).hasSize(9);
            assertThat(rows.get(0).text("query")).isEqualTo("clickId=" + a + "&token=***" + rest + "&param=x");
            assertThat(text(rows.get(1).body())).isEqualTo("clickId=" + b + "&token=***" + rest + "&param=y");
            assertThat(text(rows.get(2).body())).isEqualTo("{\"clickId\":\"" + c + "\", \"token\" : \"***\",\"id\":\""
                    + GUARDED + "\",\"val\":1,\"com\":1}");
            assertThat(rows.get(3).header("Referer")).containsExactly("https://shop.example/thanks?token=***&a=b");
            assertThat(rows.get(5).text("query")).isEqualTo("token=***");
            assertThat(rows.get(6).text("query")).isEqualTo("clickId=" + a + "&%74oken=***" + rest);
            assertThat(rows.get(8).header("Authorization")).containsExactly("Bearer ***");
            for (Row row : rows) {
                assertThat(row.json().toString() + text(row.body())).doesNotContain(SECRET).doesNotContain("s3cr3t");
            }
            assertThat(csv.out()).doesNotContain("s3cr3t");
            assertThat(Cli.on(folder, "setup", "export").out()).contains("\"***\"").doesNotContain("s3cr3t");
            logsHoldNone(folder);
        }
    }

    private static void logsHoldNone(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                assertThat(Files.readString(log)).doesNotContain("s3cr3t");
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
