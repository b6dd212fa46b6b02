package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Receiver.ResultCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultCountsTest {
    @Test
    void countsAreEqualWhereAllOfThemAre() {
        ResultCounts counts = new ResultCounts(Map.of(Result.ACCEPTED, 3L), 2, 1, true);

        assertThat(counts).isEqualTo(new ResultCounts(Map.of(Result.ACCEPTED, 3L), 2, 1))
                .hasSameHashCodeAs(new ResultCounts(Map.of(Result.ACCEPTED, 3L), 2, 1));
        assertThat(counts).isNotEqualTo(new ResultCounts(Map.of(Result.ACCEPTED, 4L), 2, 1, true))
                .isNotEqualTo(new ResultCounts(Map.of(Result.ACCEPTED, 3L), 3, 1, true))
                .isNotEqualTo(new ResultCounts(Map.of(Result.ACCEPTED, 3L), 2, 2, true))
                .isNotEqualTo(new ResultCounts(Map.of(Result.ACCEPTED, 3L), 2, 1, false));
    }
}
