package dev.postbackdesk.desktop;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.rehearsal.Stage;
import dev.postbackdesk.desktop.scene.Scenario;
import dev.postbackdesk.desktop.scene.StillSteps;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.rehearsal.Fault;
import dev.postbackdesk.rehearsal.Load;
import dev.postbackdesk.rehearsal.LoadFigures;
import dev.postbackdesk.rehearsal.LoadPlan;
import dev.postbackdesk.rehearsal.Pace;
import dev.postbackdesk.rehearsal.Rehearsal;
import dev.postbackdesk.rehearsal.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Plays rehearsals, each on a thread of its own, with their data in a folder beside the user's. Thread-safe.
final class Rehearsals implements Stage {
    private final Path scratch;
    private final Director director;
    private final UnaryOperator<Step> shown;

    /// Makes a rehearsal.
    @FunctionalInterface
    private interface Director {
        Rehearsal of(TrackingLink link, Conversion conversion, Fault fault);
    }

    private Rehearsals(Path data, Director director, UnaryOperator<Step> shown) {
        scratch = data.resolve("rehearsals");
        this.director = director;
        this.shown = shown;
    }

    /// @param data the data folder, which this program holds
    static Rehearsals in(Path data) {
        return new Rehearsals(data, Rehearsal::new, UnaryOperator.identity());
    }

    /// For pictures: they come out the same each time.
    ///
    /// @param start the time of the click
    static Rehearsals still(Path data, Instant start) {
        return new Rehearsals(data,
                (link, conversion, fault) -> new Rehearsal(link, conversion, fault, start, Scenario.clickKey()),
                StillSteps::of);
    }

    /// What is played.
    @FunctionalInterface
    private interface Play {
        void run() throws ReceiverException, IOException, InterruptedException;
    }

    @Override
    public Playing play(TrackingLink link, Conversion conversion, Fault fault, Pace pace, Consumer<Step> each) {
        return start(() -> director.of(link, conversion, fault).play(scratch, pace,
                step -> each.accept(shown.apply(step))));
    }

    @Override
    public Playing load(TrackingLink link, Conversion conversion, LoadPlan plan, Consumer<LoadFigures> each) {
        return start(() -> new Load(link, conversion, plan).run(scratch, each));
    }

    private Playing start(Play play) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("rehearsal").start(() -> run(play, done));
        return new Playing(done, thread::interrupt);
    }

    private void run(Play play, CompletableFuture<Void> done) {
        try {
            play.run();
            done.complete(null);
        } catch (InterruptedException e) {
            done.completeExceptionally(new CancellationException(e.getMessage()));
        } catch (ReceiverException e) {
            done.completeExceptionally(e);
        } catch (IOException e) {
            done.completeExceptionally(new ReceiverException(ReceiverException.Kind.UNAVAILABLE,
                    Saying.of("said.rehearsal.failed", scratch, Saying.why(e)), e));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
