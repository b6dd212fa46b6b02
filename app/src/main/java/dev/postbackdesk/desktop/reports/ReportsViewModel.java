package dev.postbackdesk.desktop.reports;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.table.Answered;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Report;
import dev.postbackdesk.receiver.ReportQuery;
import dev.postbackdesk.receiver.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// A report without its nodes: what it is about, and what it came to. While it is in sight it follows what arrives, some seconds
/// behind. Used on the FX thread.
final class ReportsViewModel {
    /// Seconds between two readings of what changed.
    static final int EVERY = 5;
    /// Of [Period#OWN], until others are chosen.
    private static final int OFFERED_DAYS = 14;

    /// What stands in the report's place.
    enum State {
        LOADING, SHOWN,
        /// Nothing happened in that time.
        NOTHING, FAILED
    }

    /// What is shown: a report and what it was asked for.
    ///
    /// @param before what the time before came to; empty where there is none
    record Shown(ReportSpan span, Report report, Optional<Sums> before) {}

    /// What the user chose to see.
    private record Asked(Period period, boolean hourly, LocalDate from, LocalDate to, Scope scope) {}

    private final Receiver receiver;
    private final Tasks tasks;
    private final ZoneId zone;
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.DAYS_30);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.LINK);
    private final ObjectProperty<Boolean> hourly = new SimpleObjectProperty<>(false);
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final ObjectProperty<LocalDate> ownFrom;
    private final ObjectProperty<LocalDate> ownTo;
    /// Whether the user chose those two: else they end today.
    private boolean chosen;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private CompletableFuture<Shown> reading = new CompletableFuture<>();
    private final Answered<Asked> answered = new Answered<>("report");
    /// Tells the question that is under way from those before.
    private int questions;
    private boolean inSight;
    private boolean stale = true;
    /// The day on which it was last read: where none was chosen, the days are others on the next.
    private LocalDate readOn;
    private boolean idle = true;
    private final int every;
    private int secondsToNext;

    /// @param zone whose midnight begins a day
    /// @param every seconds between two readings of what changed; 0 for pictures
    ReportsViewModel(Receiver receiver, Feed feed, Tasks tasks, ZoneId zone, int every) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.zone = zone;
        this.every = every;
        LocalDate today = today();
        readOn = today;
        ownFrom = new SimpleObjectProperty<>(today.minusDays(OFFERED_DAYS - 1L));
        ownTo = new SimpleObjectProperty<>(today);
        period.addListener((_, _, now) -> {
            hourly.set(now == Period.TODAY);
            if (now == Period.OWN && !chosen) {
                offerDays();
            }
            read();
        });
        hourly.addListener((_, _, _) -> read());
        scope.addListener((_, _, _) -> read());
        feed.listen(batch -> {
            if (batch.definitions() != null) {
                definitions.set(batch.definitions());
            }
            stale |= batch.postbacks() > 0 || batch.clicks() > 0 || !batch.judgedAgain().isEmpty();
        });
    }

    /// The days to begin with, as of now: the screen may have been made days ago.
    private void offerDays() {
        LocalDate today = today();
        ownFrom.set(today.minusDays(OFFERED_DAYS - 1L));
        ownTo.set(today);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(receiver.clock().instant(), zone);
    }

    /// It is looked at from now on.
    void shown() {
        inSight = true;
        readDefinitions();
        read();
    }

    private void readDefinitions() {
        tasks.then(receiver.definitions(), known -> {
            trouble().over("definitions");
            definitions.set(known);
        }, error -> trouble().tell("definitions", error, this::readDefinitions));
    }

    void hidden() {
        inSight = false;
    }

    /// A second went by.
    void tick() {
        if (secondsToNext > 0) {
            secondsToNext--;
        }
        Shown now = shown.get();
        boolean incomplete = now != null && !now.report.reasonsCounted();
        boolean nextDay = !readOn.equals(today());
        if (inSight && idle && secondsToNext == 0 && (stale || incomplete || nextDay)) {
            read();
        }
    }

    /// Reads the report anew. Whatever was being read is given up.
    void read() {
        if (!inSight) {
            stale = true;
            return;
        }
        reading.cancel(false);
        stale = false;
        readOn = today();
        idle = false;
        secondsToNext = every;
        int mine = ++questions;
        Asked question = new Asked(period.get(), hourly.get(), ownFrom.get(), ownTo.get(), scope.get());
        answered.ask(question);
        if (state.get() == State.FAILED) {
            state.set(State.LOADING);
        }
        ReportSpan span = span();
        CompletableFuture<Report> report = receiver.report(query(span.edges()));
        CompletableFuture<Optional<Sums>> before = span.before().isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : receiver.report(query(span.before())).thenApply(earlier -> Optional.of(earlier.total()));
        CompletableFuture<Shown> asked = report.thenCombine(before, (now, then) -> new Shown(span, now, then));
        reading = asked;
        // Cancelling what was combined cancels nothing by itself.
        var _ = asked.whenComplete((_, _) -> {
            report.cancel(false);
            before.cancel(false);
        });
        tasks.then(Answered.unlessGivenUp(asked), read -> {
            if (!asked.isCancelled()) {
                idle = true;
                read.ifPresent(now -> {
                    answered.answer(question);
                    show(now);
                });
            }
        }, error -> failed(error, mine));
    }

    private ReportSpan span() {
        return ReportSpan.of(period.get(), hourly.get(), ownFrom.get(), ownTo.get(), receiver.clock().instant(), zone);
    }

    private ReportQuery query(List<Instant> edges) {
        return switch (scope.get()) {
            case Scope.All _ -> new ReportQuery(edges, null, null);
            case Scope.OfLink(int key) -> new ReportQuery(edges, null, key);
            case Scope.OfConversion(int key) -> new ReportQuery(edges, key, null);
        };
    }

    private void show(Shown read) {
        shown.set(read);
        state.set(read.report.total().isEmpty() ? State.NOTHING : State.SHOWN);
    }

    /// A report that is a few seconds old stays, but not one of something else.
    private void failed(ReceiverException error, int of) {
        if (of != questions) {
            return;
        }
        idle = true;
        answered.fail(error, state.get() == State.LOADING, () -> state.set(State.FAILED), this::read);
    }

    /// Chooses days; in the wrong order they are turned round, and never more than one report may hold.
    void own(LocalDate one, LocalDate other) {
        LocalDate to = one.isAfter(other) ? one : other;
        LocalDate from = one.isAfter(other) ? other : one;
        if (ChronoUnit.DAYS.between(from, to) >= ReportSpan.MOST_DAYS) {
            from = to.minusDays(ReportSpan.MOST_DAYS - 1L);
        }
        chosen = true;
        ownFrom.set(from);
        ownTo.set(to);
        if (period.get() == Period.OWN) {
            read();
        } else {
            period.set(Period.OWN);
        }
    }

    /// Whether the days are few enough to be shown by the hour.
    boolean canBeHourly() {
        ReportSpan span = span();
        return ChronoUnit.DAYS.between(span.from(), span.to()) < ReportSpan.MOST_HOURLY_DAYS;
    }

    ObjectProperty<Period> periodProperty() {
        return period;
    }

    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    ObjectProperty<Boolean> hourlyProperty() {
        return hourly;
    }

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    ReadOnlyObjectProperty<LocalDate> ownFromProperty() {
        return ownFrom;
    }

    ReadOnlyObjectProperty<LocalDate> ownToProperty() {
        return ownTo;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }

    /// Whether what is shown is what was asked for, and why it can't be read.
    Answered<?> answered() {
        return answered;
    }

    /// What could not be read anew.
    Trouble trouble() {
        return answered.trouble();
    }
}
