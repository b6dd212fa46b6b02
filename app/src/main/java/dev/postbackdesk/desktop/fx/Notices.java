package dev.postbackdesk.desktop.fx;

import org.jspecify.annotations.Nullable;

/// How view models tell the user what came of a command. Used on the FX thread.
public interface Notices {
    /// @param undo takes it back, or null where nothing has to
    void done(String sentence, @Nullable Runnable undo);

    /// @param sentence what happened and what to do
    void failed(String sentence);
}
