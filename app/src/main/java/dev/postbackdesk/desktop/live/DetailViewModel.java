package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.table.Opening;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The postback whose detail is open, with what belongs to it. Used on the FX thread.
final class DetailViewModel {
    private static final int MOST_OF_CLICK = 100;
    private static final String DETAIL = "detail";

    private final Receiver receiver;
    private final Tasks tasks;
    private final Trouble trouble;
    private final Opening opening = new Opening();
    private final RemarksViewModel remarks;
    private final ReadOnlyObjectWrapper<@Nullable Postback> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable Story story;
    private int telling;

    /// @param trouble told why the one that is open could not be read anew
    DetailViewModel(Receiver receiver, Tasks tasks, Trouble trouble) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.trouble = trouble;
        remarks = new RemarksViewModel(receiver, tasks);
    }

    /// Opens the detail of a postback.
    void open(long number) {
        Postback now = shown.get();
        if (now != null && now.number() == number) {
            // Another one may have been on its way.
            telling++;
            opening.end();
            return;
        }
        opening.begin(number);
        tell(number, error -> {
            // What is of another one is no detail of this one.
            story = null;
            shown.set(null);
            opening.fail(error);
        });
    }

    /// Reads it anew, where it is that of a postback.
    void refresh(long number) {
        Postback now = shown.get();
        // What is on its way takes its place.
        if (now != null && now.number() == number && opening.numberProperty().get() == null) {
            Runnable again = () -> refresh(number);
            tell(number, error -> trouble.tell(DETAIL, error, again));
        }
    }

    private void tell(long number, Consumer<ReceiverException> failed) {
        int mine = ++telling;
        tasks.then(Story.read(receiver, number), found -> {
            if (mine == telling) {
                found.ifPresent(read -> {
                    story = read;
                    remarks.show(number, read.remarks());
                    shown.set(read.postback());
                });
                trouble.over(DETAIL);
                opening.end();
            }
        }, error -> {
            if (mine == telling) {
                failed.accept(error);
            }
        });
    }

    /// What belongs to a postback; empty if there is none of that number.
    CompletableFuture<Optional<Story>> read(long number) {
        return Story.read(receiver, number);
    }

    void close() {
        telling++;
        story = null;
        shown.set(null);
        opening.end();
        trouble.over(DETAIL);
    }

    /// What belongs to the postback whose detail is open; null while none is.
    @Nullable
    Story story() {
        return story;
    }

    /// Other postbacks that name the click of a postback, the newest first; none if its click is not known.
    CompletableFuture<List<PostbackRow>> ofSameClick(Story of) {
        Click click = of.click();
        String clickId = of.postback().reading().clickId();
        if (click == null || clickId == null) {
            return CompletableFuture.completedFuture(List.of());
        }
        long besides = of.postback().number();
        // Nobody names a click before it is made, so only what came since is looked through.
        PostbackQuery query = new PostbackQuery(Set.of(), null, null, clickId, click.at(), null, MOST_OF_CLICK);
        return receiver.postbacks(query)
                .thenApply(found -> found.stream().filter(row -> row.number() != besides).toList());
    }

    /// The one that is on its way.
    Opening opening() {
        return opening;
    }

    /// What stands beside it.
    RemarksViewModel remarks() {
        return remarks;
    }

    /// The postback whose detail is open, or null.
    ReadOnlyObjectProperty<@Nullable Postback> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
