package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.reach.ReachFinding;
import dev.postbackdesk.receiver.Receiver;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Warns whoever copies a URL that nobody elsewhere can call, once for each host while the window is open, and leads to
/// where that is mended. Used on the FX thread.
public final class AddressAdvice {
    private final Receiver receiver;
    private final Messages messages;
    private final Overlay overlay;
    private final Runnable setUp;
    private final Set<String> warned = new HashSet<>();

    /// @param setUp leads to the public address
    public AddressAdvice(Receiver receiver, Messages messages, Overlay overlay, Runnable setUp) {
        this.receiver = receiver;
        this.messages = messages;
        this.overlay = overlay;
        this.setUp = setUp;
    }

    /// A tracking link or a postback URL was copied, to be given to others.
    public void copied(String url) {
        finding(url).filter(finding -> finding.code() == ReachFinding.Code.UNREACHABLE_ADDRESS)
                .filter(finding -> warned.add(finding.host()))
                .ifPresent(finding -> overlay.advise(messages.text("shell.copied-unreachable", finding.host()),
                        messages.text("shell.set-public-address"), setUp));
    }

    /// What is wrong with the address of a URL that is to be given to others.
    public Optional<ReachFinding> finding(String url) {
        return ReachFinding.of(url, receiver.publicAddress());
    }

    /// Leads to the public address.
    public void setUp() {
        setUp.run();
    }
}
