package dev.postbackdesk.postback;

import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.link.Definitions;
import java.util.Optional;

/// What a hearing may look at besides the postback: what does not depend on the postbacks before it. Used by one thread at a
/// time.
public interface Known {
    Definitions definitions();

    /// Decrypts click ids; the caller's thread's own.
    ClickIds clickIds();

    Optional<ClickFacts> click(long number);
}
