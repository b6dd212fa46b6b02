package dev.postbackdesk.desktop.fx;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What keys are called in the window's language, as its keyboards are labelled: `Ctrl+Shift+P`, `Strg+Umschalt+P`, `⇧⌘P`
/// on a Mac. JavaFX knows the English names alone. Whatever shows a key asks here; keys inside of sentences are written
/// out in the texts themselves, see [Messages]. Immutable and thread-safe.
public final class KeyNames {
    private final Messages messages;
    private final boolean mac;

    public KeyNames(Messages messages) {
        this.messages = messages;
        this.mac = messages.isMac();
    }

    /// A key alone.
    public String of(KeyCode code) {
        return switch (code) {
            case ENTER -> messages.text("fx.key.enter");
            case ESCAPE -> messages.text("fx.key.escape");
            case SPACE -> messages.text("fx.key.space");
            case TAB -> messages.text("fx.key.tab");
            case DELETE -> messages.text("fx.key.delete");
            case BACK_SPACE -> messages.text("fx.key.backspace");
            case HOME -> messages.text("fx.key.home");
            case END -> messages.text("fx.key.end");
            case PAGE_UP -> messages.text("fx.key.page-up");
            case PAGE_DOWN -> messages.text("fx.key.page-down");
            case UP -> "↑";
            case DOWN -> "↓";
            case LEFT -> "←";
            case RIGHT -> "→";
            // The one letter, digit or sign that stands on it, or F1 and the like.
            default -> new KeyCodeCombination(code).getDisplayText();
        };
    }

    /// A key with those that are held meanwhile.
    public String of(KeyCombination combination) {
        String key = combination instanceof KeyCodeCombination coded
                ? of(coded.getCode())
                : combination.getDisplayText();
        boolean shortcut = isHeld(combination.getShortcut());
        boolean control = isHeld(combination.getControl()) || (shortcut && !mac);
        boolean command = isHeld(combination.getMeta()) || (shortcut && mac);
        StringBuilder text = new StringBuilder();
        if (mac) {
            // In the order of Apple's menus.
            text.append(control ? "⌃" : "").append(isHeld(combination.getAlt()) ? "⌥" : "")
                    .append(isHeld(combination.getShift()) ? "⇧" : "").append(command ? "⌘" : "");
        } else {
            text.append(control ? held("fx.key.control") : "")
                    .append(isHeld(combination.getAlt()) ? held("fx.key.alt") : "")
                    .append(isHeld(combination.getShift()) ? held("fx.key.shift") : "")
                    .append(command ? held("fx.key.meta") : "");
        }
        return text.append(key).toString();
    }

    /// A key with the one that most commands of a system begin with.
    public String shortcut(KeyCode code) {
        return of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    /// The same keys for a menu, which shows what they call themselves.
    public KeyCombination forMenu(KeyCombination combination) {
        return new Named(combination, of(combination));
    }

    private String held(String key) {
        return messages.text(key) + "+";
    }

    private static boolean isHeld(KeyCombination.ModifierValue value) {
        return value == KeyCombination.ModifierValue.DOWN;
    }

    /// Keys that have a name of their own. A scene keeps accelerators in a map: two of them are equal as their keys are.
    private static final class Named extends KeyCombination {
        private final KeyCombination keys;
        private final String name;

        Named(KeyCombination keys, String name) {
            super(keys.getShift(), keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut());
            this.keys = keys;
            this.name = name;
        }

        @Override
        public boolean match(KeyEvent event) {
            return keys.match(event);
        }

        @Override
        public String getName() {
            return keys.getName();
        }

        @Override
        public String getDisplayText() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && keys.equals(named.keys);
        }

        @Override
        public int hashCode() {
            return keys.hashCode();
        }
    }
}
