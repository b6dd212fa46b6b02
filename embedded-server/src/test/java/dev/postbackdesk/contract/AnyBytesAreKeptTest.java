package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Postback;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Whatever bytes a request is made of, they are answered, stored and read back as they arrived, also after a restart.
/// Seeded: a failure comes back.
class AnyBytesAreKeptTest {
    private static final int REQUESTS = 120;
    private static final String[] PIECES = {"clickId=", "id=", Setup.SALE, "&", "=", "?", "#", "%", "%7B", "%zz", "{x}",
            "[s2sidentifier]", "+", "\"", "<", "|", "\\", "^", "`", "val=", "com=1e9", "amp;"};

    @Test
    void queriesAndBodiesComeBackByteForByte(@TempDir Path folder) throws Exception {
        Random random = new Random(4);
        Map<Long, Wire> sent = new LinkedHashMap<>();
        try (Desk desk = new Desk(folder, Setup.usual())) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] body = new byte[random.nextInt(400)];
                random.nextBytes(body);
                Wire wire = (i % 2 == 0
                        ? Wire.query(query(random))
                        : Wire.form("").with(body).to("/postback?" + query(random))).wantingJson();
                long number = new JsonMapper().readTree(desk.send(wire).text()).get("number").asLong();
                sent.put(number, wire);
            }
            assertThat(sent).hasSize(REQUESTS);
            desk.restart();
            for (Map.Entry<Long, Wire> one : sent.entrySet()) {
                Postback stored = desk.facade().postback(one.getKey()).get(30, TimeUnit.SECONDS).orElseThrow();
                Wire wire = one.getValue();
                assertThat(stored.arrival().query()).isEqualTo(wire.target().substring(wire.target().indexOf('?') + 1));
                byte[] body = stored.arrival().body();
                assertThat(body == null ? new byte[0] : body).isEqualTo(wire.body());
                assertThat(stored.arrival().method()).isEqualTo(wire.method());
            }
        }
    }

    /// All bytes that a request line may hold: no blanks, no controls.
    private static String query(Random random) {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            if (random.nextBoolean()) {
                query.append(PIECES[random.nextInt(PIECES.length)]);
            } else {
                int c = 0x21 + random.nextInt(0x100 - 0x21);
                query.append(c == 0x7F ? '~' : (char) c);
            }
        }
        return query.toString();
    }
}
