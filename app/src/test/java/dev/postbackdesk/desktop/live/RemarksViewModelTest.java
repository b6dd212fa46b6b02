package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RemarksViewModelTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final MemoryReceiver receiver = new MemoryReceiver(() -> Instant.EPOCH);
    private final RemarksViewModel model = new RemarksViewModel(receiver, new Tasks(later::add));

    private void answer() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private List<String> notes() {
        return receiver.remarks(12).join().notes().stream().map(Note::text).toList();
    }

    @Test
    void aNoteThatIsBeingWrittenIsUnsaved() {
        model.show(12, Remarks.NONE);
        assertThat(model.unsaved()).isEmpty();
        model.draftProperty().set("  ");
        assertThat(model.unsaved()).isEmpty();
        model.draftProperty().set("Ask the merchant");
        assertThat(model.unsaved()).containsExactly(12L);
    }

    @Test
    void aDraftStaysWithItsPostback() {
        model.show(12, Remarks.NONE);
        model.draftProperty().set("Ask the merchant");

        model.show(13, Remarks.NONE);
        assertThat(model.draftProperty().get()).isEmpty();
        model.draftProperty().set("This one too");
        assertThat(model.unsaved()).containsExactly(12L, 13L);

        model.show(12, Remarks.NONE);
        assertThat(model.draftProperty().get()).isEqualTo("Ask the merchant");
        model.draftProperty().set("");
        assertThat(model.unsaved()).containsExactly(13L);
    }

    @Test
    void whatIsTypedWhileANoteIsStoredStays() {
        model.show(12, Remarks.NONE);
        model.draftProperty().set("Ask");
        model.write();
        model.draftProperty().set("Ask the merchant");
        answer();

        assertThat(model.draftProperty().get()).isEqualTo("Ask the merchant");
        assertThat(notes()).containsExactly("Ask");
    }

    @Test
    void aNoteIsStoredOnce() {
        model.show(12, Remarks.NONE);
        model.draftProperty().set("Ask");
        model.write();
        model.write();
        answer();

        assertThat(notes()).containsExactly("Ask");
        assertThat(model.draftProperty().get()).isEmpty();
        model.draftProperty().set("Asked");
        model.write();
        answer();
        assertThat(notes()).containsExactly("Ask", "Asked");
    }

    @Test
    void aNoteThatIsStoredWhileAnotherPostbackIsLookedAtIsNoDraftAnyMore() {
        model.show(12, Remarks.NONE);
        model.draftProperty().set("Ask");
        model.write();
        model.show(13, Remarks.NONE);
        answer();

        assertThat(model.unsaved()).isEmpty();
        model.show(12, Remarks.NONE);
        assertThat(model.draftProperty().get()).isEmpty();
    }

    @Test
    void whyANoteIsNotStoredIsToldAtItsPostback() {
        model.show(13, Remarks.NONE);
        model.draftProperty().set("This one too");
        model.show(12, Remarks.NONE);
        model.draftProperty().set("Ask");
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));
        model.write();
        receiver.failWith(null);
        model.show(13, Remarks.NONE);
        answer();
        assertThat(model.problemProperty().get()).isEmpty();

        model.show(12, Remarks.NONE);
        assertThat(model.problemProperty().get()).isEqualTo("The disk is away.");
        model.write();
        model.show(13, Remarks.NONE);
        answer();
        model.show(12, Remarks.NONE);
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(notes()).containsExactly("Ask");
    }

    @Test
    void whyANoteIsNotStoredIsToldUntilItIsChanged() {
        model.show(12, Remarks.NONE);
        model.draftProperty().set("long");
        receiver.failWith(new ReceiverException(ReceiverException.Kind.INVALID, "The note is too long."));
        model.write();
        answer();
        model.draftProperty().set("short");
        model.show(13, Remarks.NONE);
        model.show(12, Remarks.NONE);

        assertThat(model.problemProperty().get()).isEmpty();
    }
}
