package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.receiver.Receiver;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What stands beside the postback whose detail is open, and the note that is being written. Used on the FX thread.
final class RemarksViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Remarks> remarks = new ReadOnlyObjectWrapper<>(Remarks.NONE);
    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private long number;

    RemarksViewModel(Receiver receiver, Tasks tasks) {
        this.receiver = receiver;
        this.tasks = tasks;
        draft.addListener((_, _, _) -> problem.set(""));
    }

    /// Shows those of a postback; a draft stays with the postback that it was begun for.
    void show(long other, Remarks known) {
        if (number != other) {
            number = other;
            draft.set("");
            problem.set("");
        }
        remarks.set(known);
    }

    /// Reads them anew, where they are those of that postback.
    void refresh(long changed) {
        if (changed == number) {
            tasks.then(receiver.remarks(changed), now -> set(changed, now), error -> problem.set(error.sentence()));
        }
    }

    /// Pins the postback, or takes the pin off.
    ///
    /// @param failed told why it could not be done
    void togglePin(Consumer<String> failed) {
        long mine = number;
        tasks.then(receiver.remark(mine, new Remark.Pin(!remarks.get().pinned())), now -> set(mine, now),
                error -> failed.accept(error.sentence()));
    }

    /// Stores the draft as a note; what is wrong with it is said in [#problemProperty].
    void write() {
        long mine = number;
        tasks.then(receiver.remark(mine, new Remark.Write(draft.get())), now -> {
            if (mine == number) {
                draft.set("");
            }
            set(mine, now);
        }, error -> problem.set(error.sentence()));
    }

    /// Takes a note away.
    ///
    /// @param removed told once it is, with what puts it back
    void remove(Note note, Consumer<Runnable> removed) {
        long mine = number;
        tasks.then(receiver.remark(mine, new Remark.Remove(note.place())), now -> {
            set(mine, now);
            removed.accept(() -> tasks.then(receiver.remark(mine, new Remark.PutBack(note)), back -> set(mine, back),
                    error -> problem.set(error.sentence())));
        }, error -> problem.set(error.sentence()));
    }

    private void set(long of, Remarks now) {
        if (of == number) {
            remarks.set(now);
        }
    }

    ReadOnlyObjectProperty<Remarks> remarksProperty() {
        return remarks.getReadOnlyProperty();
    }

    /// The note that is being written.
    StringProperty draftProperty() {
        return draft;
    }

    /// The postback that a note is being written on; 0 for none.
    long unsaved() {
        return draft.get().isBlank() ? 0 : number;
    }

    /// Why the last thing that was asked for was not done, or `""`.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
