package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Remarks;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RemarksViewModelTest {
    @Test
    void aNoteThatIsBeingWrittenIsUnsaved() {
        RemarksViewModel model = new RemarksViewModel(new MemoryReceiver(() -> Instant.EPOCH),
                new Tasks(Runnable::run));
        model.show(12, Remarks.NONE);
        assertThat(model.unsaved()).isZero();
        model.draftProperty().set("  ");
        assertThat(model.unsaved()).isZero();
        model.draftProperty().set("Ask the merchant");
        assertThat(model.unsaved()).isEqualTo(12);
        model.show(13, Remarks.NONE);
        assertThat(model.unsaved()).isZero();
    }
}
