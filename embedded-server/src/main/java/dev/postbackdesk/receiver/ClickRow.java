package dev.postbackdesk.receiver;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.postback.Recorded;
import java.util.List;

/// A click with what came of it. Immutable.
///
/// @param clickId the click's id, 26 lower-case characters
/// @param conversions that were recorded for it, each as it is now, the oldest first
public record ClickRow(Click click, String clickId, List<Recorded> conversions) {
    public ClickRow {
        conversions = List.copyOf(conversions);
    }

    public long number() {
        return click.number();
    }
}
