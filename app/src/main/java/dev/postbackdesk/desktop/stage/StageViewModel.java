package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReportQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the stage view shows: the newest conversion, what arrived before, today's figures, and a tracking link. Reads only
/// while it is in sight. Used on the FX thread.
public final class StageViewModel {
    /// More than fit on any screen; tests among them are left out.
    private static final int ROWS = 40;

    private final Receiver receiver;
    private final Tasks tasks;
    private final StageText text;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<StageState> state = new ReadOnlyObjectWrapper<>(StageState.NOTHING);
    private final ReadOnlyObjectWrapper<StageState.Figures> figures = new ReadOnlyObjectWrapper<>(
            StageState.Figures.NONE);
    private final ReadOnlyObjectWrapper<@Nullable TrackingLink> link = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper ago = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clock = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper receiving = new ReadOnlyBooleanWrapper(true);
    private List<TrackingLink> links = List.of();
    private @Nullable Slug chosen;
    private boolean shown;
    private boolean rowsAreStale;
    private boolean readingRows;
    private boolean figuresAreStale;
    private boolean readingFigures;

    public StageViewModel(Receiver receiver, Feed feed, Tasks tasks, Messages words, Format format) {
        this.receiver = receiver;
        this.tasks = tasks;
        text = new StageText(words, format);
        zone = format.zone();
        feed.listen(this::follow);
    }

    /// It came into sight.
    void open() {
        shown = true;
        // Announced are changes only, and the last one may be from before anybody listened.
        receiving.set(receiver.status().storing());
        rowsAreStale = true;
        readRows();
        tick();
    }

    /// It went out of sight.
    void close() {
        shown = false;
    }

    private void follow(Feed.Batch batch) {
        if (batch.status() != null) {
            receiving.set(batch.status().storing());
        }
        if (shown) {
            rowsAreStale |= batch.postbacks() > 0 || !batch.judgedAgain().isEmpty() || batch.definitions() != null;
            readRows();
        }
    }

    /// A second went by: times grow older, figures may be others, and what could not be read may be readable again.
    public void tick() {
        if (!shown) {
            return;
        }
        Instant now = receiver.clock().instant();
        clock.set(text.clock(now));
        StageState.Newest newest = state.get().newest();
        ago.set(newest == null ? "" : text.ago(newest.at(), now));
        readRows();
        figuresAreStale = true;
        readFigures();
    }

    /// One question at a time: a flood of postbacks asks no more often than answers come.
    private void readRows() {
        if (!rowsAreStale || readingRows) {
            return;
        }
        rowsAreStale = false;
        readingRows = true;
        tasks.then(receiver.definitions(), definitions -> {
            follow(definitions);
            tasks.then(receiver.postbacks(new PostbackQuery(Set.of(Result.ACCEPTED), null, null, "", null, null, ROWS)),
                    accepted -> tasks.then(
                            receiver.postbacks(new PostbackQuery(Set.of(), null, null, "", null, null, ROWS)),
                            all -> show(accepted, all, definitions), _ -> unread()),
                    _ -> unread());
        }, _ -> unread());
    }

    /// What is shown stays, and is read anew with the next tick: at once would be again and again while the store is away.
    private void unread() {
        readingRows = false;
        rowsAreStale = true;
    }

    private void read() {
        readingRows = false;
        readRows();
    }

    private void show(List<PostbackRow> accepted, List<PostbackRow> all, Definitions definitions) {
        PostbackRow newest = accepted.stream().filter(row -> !row.test()).findFirst().orElse(null);
        Long click = newest == null ? null : newest.reading().clickNumber();
        if (newest == null || click == null) {
            show(newest, null, all, definitions);
        } else {
            tasks.then(receiver.click(click),
                    found -> show(newest, found.map(one -> one.at()).orElse(null), all, definitions),
                    _ -> {
                        show(newest, null, all, definitions);
                        rowsAreStale = true;
                    });
        }
    }

    private void show(@Nullable PostbackRow newest, @Nullable Instant clicked, List<PostbackRow> all,
            Definitions definitions) {
        state.set(new StageState(newest == null ? null : text.newest(newest, definitions, clicked),
                all.stream().filter(row -> !row.test() && (newest == null || row.number() != newest.number()))
                        .map(row -> text.line(row, definitions)).toList()));
        if (newest != null) {
            ago.set(text.ago(newest.receivedAt(), receiver.clock().instant()));
        }
        read();
    }

    private void readFigures() {
        if (!figuresAreStale || readingFigures) {
            return;
        }
        figuresAreStale = false;
        readingFigures = true;
        LocalDate today = LocalDate.ofInstant(receiver.clock().instant(), zone);
        ReportQuery day = new ReportQuery(List.of(today.atStartOfDay(zone).toInstant(),
                today.plusDays(1).atStartOfDay(zone).toInstant()), null, null);
        tasks.then(receiver.report(day), report -> {
            readingFigures = false;
            figures.set(text.figures(report.total()));
        }, _ -> readingFigures = false);
    }

    private void follow(Definitions definitions) {
        links = definitions.links().stream().map(stored -> stored.link()).filter(one -> one.lifecycle().isActive())
                .toList();
        link.set(links.stream().filter(one -> one.slug().equals(chosen)).findFirst()
                .orElse(links.isEmpty() ? null : links.getFirst()));
    }

    /// Shows the code of another link.
    ///
    /// @param by 1 for the next, -1 for the one before
    void turn(int by) {
        TrackingLink now = link.get();
        if (now != null) {
            TrackingLink next = links.get(Math.floorMod(links.indexOf(now) + by, links.size()));
            chosen = next.slug();
            link.set(next);
        }
    }

    /// How many links there are to choose from.
    int links() {
        return links.size();
    }

    /// What the code of a link opens.
    String url(TrackingLink of) {
        return receiver.baseAddress() + "/c/" + of.slug();
    }

    ReadOnlyObjectProperty<StageState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<StageState.Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /// The link whose code is shown; null where there is none.
    ReadOnlyObjectProperty<@Nullable TrackingLink> linkProperty() {
        return link.getReadOnlyProperty();
    }

    /// How long ago the newest conversion came.
    ReadOnlyStringProperty agoProperty() {
        return ago.getReadOnlyProperty();
    }

    ReadOnlyStringProperty clockProperty() {
        return clock.getReadOnlyProperty();
    }

    /// Whether postbacks are stored.
    ReadOnlyBooleanProperty receivingProperty() {
        return receiving.getReadOnlyProperty();
    }
}
