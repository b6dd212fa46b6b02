package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Notices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what the user was told.
public final class RecordingNotices implements Notices {
    private final List<String> done = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private @Nullable Runnable undo;

    @Override
    public void done(String sentence, @Nullable Runnable back) {
        done.add(sentence);
        undo = back;
    }

    @Override
    public void failed(String sentence) {
        failed.add(sentence);
    }

    public List<String> done() {
        return done;
    }

    public List<String> failed() {
        return failed;
    }

    /// Takes the last thing back.
    public void undo() {
        if (undo == null) {
            throw new IllegalStateException("There is nothing to take back");
        }
        undo.run();
    }
}
