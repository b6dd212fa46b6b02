package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.live.RowsViewModel.Progress;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void progressIsEqualWhereAllOfItIs() {
        Progress progress = new Progress(true, 500, false);

        assertThat(progress).isEqualTo(new Progress(true, 500, false))
                .hasSameHashCodeAs(new Progress(true, 500, false));
        assertThat(progress).isNotEqualTo(new Progress(false, 500, false))
                .isNotEqualTo(new Progress(true, 501, false)).isNotEqualTo(new Progress(true, 500, true));
    }
}
