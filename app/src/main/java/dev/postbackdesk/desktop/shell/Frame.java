package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.Receiver;

/// What the window gives to each of its screens. Made in the composition root, one a window.
///
/// @param navigator leads to other screens
/// @param advice on URLs that are copied for others
public record Frame(Receiver receiver, Feed feed, Tasks tasks, Messages messages, Format format, Overlay overlay,
        AppMenu menu, Navigator navigator,
        AddressAdvice advice) {}
