package dev.postbackdesk.cli;

import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.postback.Recorded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known in a data folder where nothing was ever stored.
class NoEvidence implements Evidence {
    /// Of any key: no click id was ever handed out.
    private final ClickIds clickIds = new ClickIds(new byte[ClickIds.KEY_BYTES]);

    @Override
    public Definitions definitions() {
        return Definitions.NONE;
    }

    @Override
    public ClickIds clickIds() {
        return clickIds;
    }

    @Override
    public Optional<ClickFacts> click(long number) {
        return Optional.empty();
    }

    @Override
    public Optional<Recorded> recorded(long clickNumber, int conversionKey, @Nullable String transactionId) {
        return Optional.empty();
    }

    @Override
    public Optional<Recorded> anyRecorded(long clickNumber, int conversionKey) {
        return Optional.empty();
    }
}
