package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.receiver.Receiver;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Follows the chosen link as a visitor would, and tells where the click id was left behind. Used on the FX thread.
final class FollowViewModel {
    private final Receiver receiver;
    private final Tasks tasks;
    private final Notices notices;
    private final WalkText text;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LinkWalk> walk = new ReadOnlyObjectWrapper<>();
    private final ObservableList<WalkText.Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper storedIsOther = new ReadOnlyBooleanWrapper();
    private final BooleanProperty answersShown = new SimpleBooleanProperty();
    private @Nullable Integer link;
    private @Nullable CompletableFuture<LinkWalk> running;
    /// Of those that were begun: what an earlier one finds is no longer waited for.
    private int count;

    FollowViewModel(Receiver receiver, Tasks tasks, Messages words, Notices notices) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.notices = notices;
        text = new WalkText(words);
    }

    /// Another link is shown: what was found out about the one before is put away.
    ///
    /// @param key null for none, or one that is not stored
    void show(@Nullable Integer key) {
        if (key == null || !key.equals(link)) {
            stop();
            clear();
            link = key;
            possible.set(key != null);
        }
    }

    /// Shows what was found out.
    void show(LinkWalk found) {
        walk.set(found);
        lines.setAll(text.of(found));
    }

    /// What was found out holds no longer.
    void clear() {
        answersShown.set(false);
        walk.set(null);
        lines.clear();
    }

    /// The destination in the form, and the stored one: it is the stored one that is followed.
    ///
    /// @param stored null for none
    void compare(String edited, @Nullable String stored) {
        storedIsOther.set(stored != null && !stored.equals(edited));
    }

    /// Follows the link as it is stored.
    void follow() {
        Integer key = link;
        if (key == null || following.get()) {
            return;
        }
        following.set(true);
        clear();
        CompletableFuture<LinkWalk> asked = receiver.followLink(key);
        running = asked;
        count++;
        int number = count;
        tasks.then(asked, found -> {
            if (ended(number)) {
                show(found);
            }
        }, problem -> {
            if (ended(number)) {
                notices.failed(problem.sentence());
            }
        });
    }

    private boolean ended(int number) {
        if (running == null || number != count) {
            return false;
        }
        running = null;
        following.set(false);
        return true;
    }

    /// Goes no further.
    void stop() {
        CompletableFuture<LinkWalk> asked = running;
        running = null;
        following.set(false);
        if (asked != null) {
            asked.cancel(true);
        }
    }

    ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// Whether there is a stored link to follow.
    ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /// Whether the destination is being edited: what is followed is another then.
    ReadOnlyBooleanProperty storedIsOtherProperty() {
        return storedIsOther.getReadOnlyProperty();
    }

    /// Whether the user wants to see the answers between which a click id got lost.
    BooleanProperty answersShownProperty() {
        return answersShown;
    }

    /// The last walk of this link, or null.
    ReadOnlyObjectProperty<@Nullable LinkWalk> walkProperty() {
        return walk.getReadOnlyProperty();
    }

    /// What is said of it.
    ObservableList<WalkText.Line> lines() {
        return lines;
    }
}
