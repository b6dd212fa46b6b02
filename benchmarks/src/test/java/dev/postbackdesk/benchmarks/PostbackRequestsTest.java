package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PostbackRequestsTest {
    private static final int MANY = 20_000;
    private static final Pattern TARGET = Pattern.compile(
            "GET /postback\\?clickId=(\\S+)&id=C24CA0512421422E80996FBEBFD2211D&val=(\\S+)&com=0&comperc=10"
                    + "&txid=([0-9a-f]{16})&param=empty HTTP/1\\.1\r\nHost: 127\\.0\\.0\\.1:80\r\n.*\r\n\r\n",
            Pattern.DOTALL);
    private static final String FIRST = "a".repeat(26);
    private static final String SECOND = "b".repeat(26);

    private final byte[] ids = (FIRST + SECOND).getBytes(US_ASCII);

    @Test
    void oneInTwentyIsWrongAndNoTransactionComesTwice() {
        Map<Integer, Integer> statuses = new TreeMap<>();
        Set<String> transactions = new HashSet<>();
        Map<String, Integer> clicks = new TreeMap<>();
        for (long seed : new long[]{1, 3}) {
            Requests requests = new PostbackRequests(Kind.BY_TRANSACTION, 80, true, ids, seed);
            for (int i = 0; i < MANY; i++) {
                ByteBuffer bytes = ByteBuffer.allocate(1_000);
                int status = requests.next(bytes);
                Matcher matcher = TARGET.matcher(new String(bytes.array(), 0, bytes.position(), US_ASCII));
                assertThat(matcher.matches()).isTrue();
                statuses.merge(status, 1, Integer::sum);
                clicks.merge(matcher.group(1), 1, Integer::sum);
                transactions.add(matcher.group(3));
                assertThat(status).isEqualTo(due(matcher.group(1), matcher.group(2)));
            }
        }

        assertThat(statuses.get(200)).isBetween(2 * MANY * 94 / 100, 2 * MANY * 96 / 100);
        assertThat(statuses.get(400)).isBetween(MANY * 5 / 100, MANY * 8 / 100);
        assertThat(transactions).hasSize(2 * MANY);
        assertThat(clicks.get(FIRST)).isBetween(MANY * 85 / 100, MANY * 110 / 100);
        assertThat(clicks.get(SECOND)).isBetween(MANY * 85 / 100, MANY * 110 / 100);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(some(5)).isEqualTo(some(5)).isNotEqualTo(some(7));
    }

    private String some(long seed) {
        Requests requests = new PostbackRequests(Kind.ONCE, 80, false, ids, seed);
        ByteBuffer bytes = ByteBuffer.allocate(100_000);
        for (int i = 0; i < 100; i++) {
            requests.next(bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), US_ASCII);
    }

    private static int due(String click, String value) {
        if (click.contains("%7B") || value.contains("%2C")) {
            return 400;
        }
        return click.startsWith("0") ? 404 : 200;
    }
}
