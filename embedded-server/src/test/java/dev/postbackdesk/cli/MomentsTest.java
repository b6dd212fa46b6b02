package dev.postbackdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"2026-11-22,2026-11-21T23:00:00Z", "2026-07-01,2026-06-30T22:00:00Z",
            "2026-11-22T10:15:30Z,2026-11-22T10:15:30Z", "2026-11-22t10:15:30z,2026-11-22T10:15:30Z",
            "2026-11-22 10:15:30.123456+02:00,2026-11-22T08:15:30.123456Z"})
    void takesRfc3339AndLocalDates(String text, Instant moment) throws CommandFailure {
        assertThat(Moments.parse("--since", text, BERLIN)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "22.11.2026", "2026-13-01", "2026-02-30", "2026-11-22T10:15:30",
            "2026-11-22T10:15Z", "2026-11-22T25:00:00Z", "+999999999-01-01T00:00:00Z", "1732270530"})
    void saysWhatToWriteOtherwise(String text) {
        CommandFailure failure = catchThrowableOfType(CommandFailure.class,
                () -> Moments.parse("--until", text, BERLIN));

        assertThat(failure.exit()).isEqualTo(Exit.USAGE);
        assertThat(failure.sentence()).startsWith("--until " + text).contains("2026-11-22T10:15:30Z");
    }
}
