package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.benchmarks.AnswerReader.State;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nDate: x\r\ncontent-LENGTH: 12\r\nX: 5\r\n\r\nHTTP/1.1 400";
    private static final String FOUND = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: https://a.example/\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void readsAnAnswerInPiecesOfAnySize() {
        for (int cut = 0; cut <= OK.length(); cut++) {
            reader.begin();
            read(OK.substring(0, cut));
            assertThat(read(OK.substring(cut))).as("cut at %d", cut).isEqualTo(State.COMPLETE);
            assertThat(reader.status()).isEqualTo(200);
        }
    }

    @Test
    void isNotCompleteBeforeTheLastByte() {
        reader.begin();

        assertThat(read(OK.substring(0, OK.length() - 1))).isEqualTo(State.BODY);
    }

    @Test
    void leavesWhatFollows() {
        ByteBuffer both = ByteBuffer.wrap((FOUND + OK).getBytes(US_ASCII));

        reader.begin();
        assertThat(reader.read(both)).isEqualTo(State.COMPLETE);
        assertThat(reader.status()).isEqualTo(302);
        assertThat(both.remaining()).isEqualTo(OK.length());
        reader.begin();
        assertThat(reader.read(both)).isEqualTo(State.COMPLETE);
        assertThat(reader.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 20x OK\r\n", "HTTP/1.1\r\n", "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"})
    void doesNotGuess(String answer) {
        reader.begin();

        assertThat(read(answer)).isEqualTo(State.MALFORMED);
    }

    private State read(String bytes) {
        return reader.read(ByteBuffer.wrap(bytes.getBytes(US_ASCII)));
    }
}
