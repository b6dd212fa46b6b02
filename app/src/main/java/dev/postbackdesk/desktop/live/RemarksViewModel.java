package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /// What is being written on other postbacks too, by number.
    private final SortedMap<Long, String> drafts = new TreeMap<>();
    /// Why the last change of what stands beside a postback was not stored, by number.
    private final Map<Long, String> problems = new HashMap<>();
    /// Postbacks whose note is on its way.
    private final Set<Long> writing = new HashSet<>();
    private long number;

    RemarksViewModel(Receiver receiver, Tasks tasks) {
        this.receiver = receiver;
        this.tasks = tasks;
        draft.addListener((_, _, text) -> {
            // Another postback's draft is nothing that was typed.
            if (!text.equals(drafts.getOrDefault(number, ""))) {
                solved(number);
                keep(text);
            }
        });
    }

    /// Shows those of a postback; a draft stays with the postback that it was begun for, and so does the reason why it could
    /// not be stored.
    void show(long other, Remarks known) {
        if (number != other) {
            number = other;
            draft.set(drafts.getOrDefault(other, ""));
            problem.set(problems.getOrDefault(other, ""));
        }
        remarks.set(known);
    }

    /// Reads them anew, where they are those of that postback.
    void refresh(long changed) {
        if (changed == number) {
            tasks.then(receiver.remarks(changed), now -> set(changed, now), error -> {
                // Whoever comes back to it reads it anew.
                if (changed == number) {
                    problem.set(error.sentence());
                }
            });
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

    private void keep(String text) {
        if (text.isEmpty()) {
            drafts.remove(number);
        } else {
            drafts.put(number, text);
        }
    }

    /// Stores the draft as a note, once however often it is asked for meanwhile; what is wrong with it is said in
    /// [#problemProperty]. What is typed until it is stored stays.
    void write() {
        long mine = number;
        String sent = draft.get();
        if (!writing.add(mine)) {
            return;
        }
        tasks.then(receiver.remark(mine, new Remark.Write(sent)), now -> {
            writing.remove(mine);
            written(mine, sent);
            set(mine, now);
        }, error -> {
            writing.remove(mine);
            failed(mine, error);
        });
    }

    private void written(long of, String sent) {
        drafts.remove(of, sent);
        solved(of);
        if (of == number) {
            draft.set(drafts.getOrDefault(of, ""));
        }
    }

    /// Takes a note away.
    ///
    /// @param removed told once it is, with what puts it back
    void remove(Note note, Consumer<Runnable> removed) {
        long mine = number;
        tasks.then(receiver.remark(mine, new Remark.Remove(note.place())), now -> {
            set(mine, now);
            removed.accept(() -> tasks.then(receiver.remark(mine, new Remark.PutBack(note)), back -> set(mine, back),
                    error -> failed(mine, error)));
        }, error -> failed(mine, error));
    }

    private void failed(long of, ReceiverException error) {
        problems.put(of, error.sentence());
        if (of == number) {
            problem.set(error.sentence());
        }
    }

    private void solved(long of) {
        problems.remove(of);
        if (of == number) {
            problem.set("");
        }
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

    /// The postbacks that notes are being written on.
    List<Long> unsaved() {
        return drafts.entrySet().stream().filter(draft -> !draft.getValue().isBlank()).map(Map.Entry::getKey).toList();
    }

    /// Why the last thing that was asked for beside the postback that is open was not done, or `""`.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
