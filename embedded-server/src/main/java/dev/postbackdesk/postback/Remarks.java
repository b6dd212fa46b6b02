package dev.postbackdesk.postback;

import java.util.List;

/// What users put beside one postback. Immutable.
///
/// @param notes the oldest first
public record Remarks(boolean pinned, List<Note> notes) {
    public static final Remarks NONE = new Remarks(false, List.of());

    public Remarks {
        notes = List.copyOf(notes);
    }

    /// As lists show it.
    public Mark mark() {
        return new Mark(pinned, notes.size());
    }
}
