package dev.postbackdesk.desktop.system;

import dev.postbackdesk.language.Saying;

/// Never set: where the system can't be told, and where it is not to be.
///
/// @param obstacle see [Autostart#obstacle()]; [Saying#NOTHING] to look as if it could be set, in pictures
public record NoAutostart(Saying obstacle) implements Autostart {
    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public void set(boolean on) {}
}
