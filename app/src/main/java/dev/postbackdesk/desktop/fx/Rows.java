package dev.postbackdesk.desktop.fx;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;

/// Keeps a list on screen in step with the one it shows.
public final class Rows {
    private Rows() {}

    /// Makes `shown` equal to `wanted`. Where only some rows changed, only these are replaced, so that selection, focus
    /// and scroll position stay.
    public static <T, K> void update(ObservableList<T> shown, List<T> wanted, Function<T, K> key) {
        if (!shown.stream().map(key).toList().equals(wanted.stream().map(key).toList())) {
            shown.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals(shown.get(i))) {
                shown.set(i, wanted.get(i));
            }
        }
    }
}
