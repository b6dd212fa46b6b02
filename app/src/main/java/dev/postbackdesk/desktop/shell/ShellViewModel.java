package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the frame of the window shows: how the receiver is, its addresses, the rate, and what was rejected unseen. Used
/// on the FX thread.
public final class ShellViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final Settings settings;
    private final RateMeter rate;

    private final ReadOnlyStringWrapper screen = new ReadOnlyStringWrapper("");
    private final PublicAddressViewModel address;
    private final ObjectProperty<ReceiverStatus> status;
    private final ReadOnlyObjectWrapper<Saying> backupTrouble = new ReadOnlyObjectWrapper<>(Saying.NOTHING);
    private Saying dismissed = Saying.NOTHING;
    private final LongProperty stored = new SimpleLongProperty();
    private final LongProperty perMinute = new SimpleLongProperty();
    private final LongProperty unseenRejected = new SimpleLongProperty();
    private @Nullable Instant newest;
    private boolean looking;
    private final RejectionNotice notice;
    private LongConsumer told = _ -> {};
    /// The highest number that [#load] read, and the lowest that the feed told.
    private long loadedUpTo;
    private long fedFrom = Long.MAX_VALUE;
    /// The highest number that was stored when the window opened; what the feed tells of up to there was told late. Negative
    /// while it is asked for, and what is told meanwhile waits.
    private long storedBefore;
    private final List<PostbackRow> toldEarly = new ArrayList<>();
    private boolean unseenIsStale;
    private boolean counting;

    /// @param nanoTime what time is measured by: [System#nanoTime], whatever the clock is set to
    public ShellViewModel(Receiver receiver, Feed feed, Tasks tasks, Settings settings, LongSupplier nanoTime) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.settings = settings;
        rate = new RateMeter(nanoTime);
        notice = new RejectionNotice(nanoTime, this::notice);
        address = new PublicAddressViewModel(receiver, tasks);
        status = new SimpleObjectProperty<>(receiver.status());
        stored.set(receiver.status().stored());
        showBackupTrouble();
        feed.listen(this::follow);
    }

    /// Reads what was there before the feed began. The two overlap: a postback may be read here and told by the feed as
    /// well, so numbers decide what counts once.
    public void load() {
        Instant now = receiver.clock().instant();
        tasks.then(receiver.postbacks(
                new PostbackQuery(Set.of(), null, null, "", now.minus(Duration.ofMinutes(1)), null, 1000)), rows -> {
                    for (PostbackRow row : rows) {
                        loadedUpTo = Math.max(loadedUpTo, row.number());
                        if (row.number() < fedFrom) {
                            rate.add(Duration.between(row.receivedAt(), now), 1);
                        }
                    }
                    tick();
                }, _ -> {});
        storedBefore = -1;
        tasks.then(receiver.postbacks(new PostbackQuery(Set.of(), null, null, "", null, null, 1)),
                newest -> known(newest.isEmpty() ? 0 : newest.getFirst().number()), _ -> known(0));
        unseenIsStale = true;
        countUnseen();
    }

    private void known(long highest) {
        storedBefore = highest;
        arrived(toldEarly);
        toldEarly.clear();
        countUnseen();
    }

    /// What arrives now was not seen. The feed may tell a moment late of what was stored before the window opened, and that may
    /// have been seen long ago.
    private void arrived(List<PostbackRow> rows) {
        rows.stream().filter(row -> row.number() > storedBefore).findFirst().ifPresent(row -> {
            settings.notSeenFrom(row.receivedAt());
            unseenIsStale = true;
        });
    }

    private void notice(long rejected) {
        told.accept(rejected);
    }

    /// Is given how many were rejected while nobody looked, at most once a minute.
    public void onRejected(LongConsumer listener) {
        told = listener;
    }

    /// A second went by.
    public void tick() {
        notice.tick();
        perMinute.set(rate.perMinute());
        countUnseen();
    }

    private void follow(Feed.Batch batch) {
        long known = 0;
        for (PostbackRow row : batch.rows()) {
            newest = row.receivedAt();
            fedFrom = Math.min(fedFrom, row.number());
            known += row.number() <= loadedUpTo ? 1 : 0;
        }
        // They were told a moment after they arrived.
        rate.add(Duration.ZERO, batch.postbacks() - known);
        if (batch.status() != null) {
            status.set(batch.status());
            showBackupTrouble();
        }
        // The store counts exactly; adding up what the feed tells would not.
        stored.set(receiver.status().stored());
        if (looking || !settings.notifying().get()) {
            notice.forget();
        } else {
            notice.rejected(batch.rejected());
        }
        if (looking) {
            seen();
        } else if (batch.rejected() > 0) {
            unseenIsStale = true;
            List<PostbackRow> rows = batch.rows();
            if (storedBefore < 0) {
                toldEarly.addAll(rows);
            } else {
                arrived(rows);
            }
        }
        if (batch.definitions() != null) {
            address.refresh();
        }
        tick();
    }

    /// Tells whether the newest rows are before the user's eyes now. They are seen then.
    public void looking(boolean now) {
        looking = now;
        if (now) {
            notice.forget();
            seen();
        }
    }

    private void seen() {
        settings.seenUntil(newest == null ? receiver.clock().instant() : newest);
        unseenRejected.set(0);
    }

    /// Asks the roll-ups, one question at a time.
    private void countUnseen() {
        if (!unseenIsStale || counting || looking) {
            return;
        }
        unseenIsStale = false;
        counting = true;
        PostbackQuery query = new PostbackQuery(Set.of(Result.REJECTED), null, null, "",
                settings.seenUntil().plusNanos(1000), null, 1);
        tasks.then(receiver.counts(query), counts -> {
            counting = false;
            if (!looking) {
                unseenRejected.set(counts.byResult().getOrDefault(Result.REJECTED, 0L));
            }
        }, _ -> {
            counting = false;
            // The next second asks again: what is shown may be long past.
            unseenIsStale = true;
        });
    }

    /// Where nothing can be stored at all, that is said alone.
    private void showBackupTrouble() {
        Saying problem = status.get().backup().problem();
        if (problem.isEmpty()) {
            dismissed = Saying.NOTHING;
        }
        backupTrouble.set(status.get().storing() && !problem.equals(dismissed) ? problem : Saying.NOTHING);
    }

    /// The user knows; the next failure that differs is told again.
    void dismissBackupTrouble() {
        dismissed = status.get().backup().problem();
        showBackupTrouble();
    }

    public void open(String name) {
        screen.set(name);
    }

    /// The name of the screen in sight.
    public ReadOnlyStringProperty screenProperty() {
        return screen.getReadOnlyProperty();
    }

    public String localAddress() {
        return receiver.localAddress().toString();
    }

    /// The public address, and whether it works.
    public PublicAddressViewModel address() {
        return address;
    }

    /// `""` where there is none.
    public ReadOnlyStringProperty publicAddressProperty() {
        return address.addressProperty();
    }

    public ReadOnlyObjectProperty<ReceiverStatus> statusProperty() {
        return status;
    }

    /// Why the last backup failed, until one is made or the user knows; [Saying#NOTHING] where none did.
    ReadOnlyObjectProperty<Saying> backupTroubleProperty() {
        return backupTrouble.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty storedProperty() {
        return stored;
    }

    public ReadOnlyLongProperty perMinuteProperty() {
        return perMinute;
    }

    public ReadOnlyLongProperty unseenRejectedProperty() {
        return unseenRejected;
    }
}
