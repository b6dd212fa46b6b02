package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.table.OpenRow;
import dev.postbackdesk.desktop.table.Opening;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The postback whose detail is open, with what belongs to it. Used on the FX thread.
final class DetailViewModel {
    private static final int MOST_OF_CLICK = 100;

    private final Receiver receiver;
    private final OpenRow<Story> open;
    private final RemarksViewModel remarks;
    private final ReadOnlyObjectWrapper<@Nullable Postback> shown = new ReadOnlyObjectWrapper<>();

    /// @param trouble told why the one that is open could not be read anew
    DetailViewModel(Receiver receiver, Tasks tasks, Trouble trouble) {
        this.receiver = receiver;
        remarks = new RemarksViewModel(receiver, tasks);
        open = new OpenRow<>(tasks, trouble, this::read, story -> story.postback().number());
        open.shownProperty().addListener((_, _, story) -> show(story));
    }

    private void show(@Nullable Story story) {
        if (story != null) {
            remarks.show(story.postback().number(), story.remarks());
        }
        shown.set(story == null ? null : story.postback());
    }

    /// Opens the detail of a postback.
    void open(long number) {
        open.open(number);
    }

    /// Reads it anew, where it is that of a postback.
    void refresh(long number) {
        open.refresh(number);
    }

    /// What belongs to a postback; empty if there is none of that number.
    CompletableFuture<Optional<Story>> read(long number) {
        return Story.read(receiver, number);
    }

    void close() {
        open.close();
    }

    /// What belongs to the postback whose detail is open; null while none is.
    @Nullable
    Story story() {
        return open.shownProperty().get();
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
        return open.opening();
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
