package dev.postbackdesk.desktop.fx;

import org.jspecify.annotations.Nullable;

/// Shows notices as toasts.
public final class OverlayNotices {
    private OverlayNotices() {}

    public static Notices on(Overlay overlay) {
        return new Notices() {
            @Override
            public void done(String sentence, @Nullable Runnable undo) {
                overlay.toast(sentence, undo);
            }

            @Override
            public void failed(String sentence) {
                overlay.error(sentence);
            }
        };
    }
}
