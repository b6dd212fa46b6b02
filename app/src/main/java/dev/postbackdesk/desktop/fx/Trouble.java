package dev.postbackdesk.desktop.fx;

import dev.postbackdesk.receiver.ReceiverException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What could not be read of a screen while what was read before stays in sight, and reading it once more. Each part is told
/// by a name of its own, and is no trouble any more once it was read. Used on the FX thread.
public final class Trouble {
    private record Failed(String sentence, Runnable again) {}

    private final Map<String, Failed> failed = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

    /// A part could not be read.
    ///
    /// @param again reads it once more
    public void tell(String part, ReceiverException error, Runnable again) {
        failed.put(part, new Failed(error.sentence(), again));
        say();
    }

    /// A part was read, or nobody asks for it any more.
    public void over(String part) {
        if (failed.remove(part) != null) {
            say();
        }
    }

    /// Reads everything once more that could not be read.
    public void tryAgain() {
        List<Failed> all = List.copyOf(failed.values());
        failed.clear();
        all.forEach(one -> one.again().run());
        say();
    }

    private void say() {
        sentence.set(failed.values().stream().findFirst().map(Failed::sentence).orElse(""));
    }

    /// Why something could not be read; `""` where everything was.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
