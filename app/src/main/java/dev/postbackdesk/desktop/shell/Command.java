package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.KeyNames;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Something that the user can do, as the palette, the menu and the sheet of keys list it. Immutable; run on the FX
/// thread.
///
/// @param id what it is remembered by among the recent ones; does not change with the language
/// @param title what happens, in words
/// @param place where it belongs, in words; found by the palette too
/// @param key runs it without the palette, or null
public record Command(String id, String title, String place, Feather icon, @Nullable KeyCombination key,
        Runnable action) {
    public Command(String id, String title, String place, Feather icon, Runnable action) {
        this(id, title, place, icon, null, action);
    }

    /// The same under a key.
    public Command on(KeyCombination other) {
        return new Command(id, title, place, icon, other, action);
    }

    /// What its key is called; `""` where it has none.
    public String keyText(KeyNames names) {
        return key == null ? "" : names.of(key);
    }
}
