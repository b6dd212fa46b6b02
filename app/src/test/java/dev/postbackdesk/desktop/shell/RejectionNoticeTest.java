package dev.postbackdesk.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionNoticeTest {
    private final List<Long> told = new ArrayList<>();
    private long now = 5;
    private final RejectionNotice notice = new RejectionNotice(() -> now, told::add);

    @Test
    void theFirstIsToldAtOnceAndABurstOnce() {
        notice.rejected(1);
        for (int i = 0; i < 500; i++) {
            notice.rejected(2);
        }
        now += RejectionNotice.APART - 1;
        notice.tick();
        assertThat(told).containsExactly(1L);

        now++;
        notice.tick();
        notice.tick();

        assertThat(told).containsExactly(1L, 1000L);
    }

    @Test
    void nothingIsToldOfNothingNorOfWhatWasSeen() {
        notice.rejected(0);
        notice.rejected(3);
        notice.rejected(4);
        notice.forget();
        now += 2 * RejectionNotice.APART;
        notice.tick();

        assertThat(told).containsExactly(3L);
    }
}
