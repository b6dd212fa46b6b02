package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.reach.ReachFinding;
import dev.postbackdesk.receiver.Receiver;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Warns whoever copies a URL that others can't use as it is, and leads to where that is mended. Used on the FX thread.
public final class AddressAdvice {
    private static final Pattern CONVERSION = Pattern.compile("[?&]id=([0-9A-Fa-f]{32})(&|$)");

    private final Receiver receiver;
    private final Messages messages;
    private final Overlay overlay;
    private final Runnable setUp;
    private final Consumer<ConversionId> toConversion;
    private final Set<String> warned = new HashSet<>();

    /// @param setUp leads to the public address
    /// @param toConversion leads to where a conversion's placeholder is set
    public AddressAdvice(Receiver receiver, Messages messages, Overlay overlay, Runnable setUp,
            Consumer<ConversionId> toConversion) {
        this.receiver = receiver;
        this.messages = messages;
        this.overlay = overlay;
        this.setUp = setUp;
        this.toConversion = toConversion;
    }

    /// A tracking link or a postback URL was copied, to be given to others. That nobody elsewhere reaches a host is said once
    /// while the window is open: who tries things out on one machine copies many of them.
    public void copied(String url) {
        warnOfPlaceholder(url);
        unreachable(url).filter(finding -> !warned.contains(finding.host())).ifPresent(this::warn);
    }

    /// A letter with such a URL in it was copied. It goes to others as it is, so what is wrong with the URL is said each time.
    public void written(String url) {
        warnOfPlaceholder(url);
        unreachable(url).ifPresent(this::warn);
    }

    /// Of no use to anybody before somebody fills it in, and that is not seen in a long URL.
    private void warnOfPlaceholder(String url) {
        if (url.contains(PostbackUrl.UNKNOWN_CLICK_ID)) {
            String sentence = messages.text("shell.copied-placeholder", PostbackUrl.UNKNOWN_CLICK_ID);
            conversion(url).ifPresentOrElse(
                    id -> overlay.advise(sentence, messages.text("shell.set-placeholder"),
                            () -> toConversion.accept(id)),
                    () -> overlay.notice(sentence));
        }
    }

    private static Optional<ConversionId> conversion(String url) {
        Matcher id = CONVERSION.matcher(url);
        return id.find() ? ConversionId.parse(id.group(1)) : Optional.empty();
    }

    private Optional<ReachFinding> unreachable(String url) {
        return finding(url).filter(finding -> finding.code() == ReachFinding.Code.UNREACHABLE_ADDRESS);
    }

    private void warn(ReachFinding finding) {
        warned.add(finding.host());
        overlay.advise(messages.text("shell.copied-unreachable", finding.host()),
                messages.text("shell.set-public-address"), setUp);
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
