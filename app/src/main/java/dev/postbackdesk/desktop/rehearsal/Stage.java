package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import dev.postbackdesk.rehearsal.Pace;
import dev.postbackdesk.rehearsal.Step;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Plays rehearsals in the background. Handed in by the composition root: a screen opens no receivers.
public interface Stage {
    /// Something under way.
    ///
    /// @param done when all is taken away again; fails with a [dev.postbackdesk.receiver.ReceiverException] that can be
    ///        shown, or with a [java.util.concurrent.CancellationException] where it was stopped
    /// @param stop ends it at once; doing so again is no matter
    record Playing(CompletableFuture<Void> done, Runnable stop) {}

    /// @param each told of each step, on a thread of its own
    Playing play(TrackingLink link, Conversion conversion, Fault fault, Pace pace, Consumer<Step> each);

    /// @param each told how it stands, four times a second, on a thread of its own
    Playing load(TrackingLink link, Conversion conversion, LoadPlan plan, Consumer<LoadFigures> each);
}
