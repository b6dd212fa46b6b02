package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.table.MasterDetail;
import dev.postbackdesk.receiver.ClickRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// What can be done on the screen, for the palette and the sheet of keys.
final class ClickCommands {
    private final Messages messages;
    private final ClicksViewModel model;
    private final ClickCopies copies;
    private final ClickFilterBar filters;
    private final MasterDetail split;
    private final String place;

    ClickCommands(Messages messages, ClicksViewModel model, ClickCopies copies, ClickFilterBar filters,
            MasterDetail split) {
        this.messages = messages;
        this.model = model;
        this.copies = copies;
        this.filters = filters;
        this.split = split;
        place = messages.text("shell.screen.clicks");
    }

    private Command command(String id, String key, Feather icon, Runnable action) {
        return new Command("clicks:" + id, messages.text(key), place, icon, action);
    }

    /// With the list in sight, as far as there is one.
    ///
    /// @param save keeps the search
    List<Command> ofTheList(Runnable toNewest, Runnable save) {
        List<Command> all = new ArrayList<>();
        if (!model.rows().isEmpty()) {
            all.add(command("newest", "clicks.to-newest", Feather.ARROW_UP, toNewest));
            all.add(command("copy", "clicks.copy-rows", Feather.COPY, split::copyRows)
                    .on(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN)));
        }
        if (model.boundedProperty().get()) {
            all.add(command("further", "clicks.further", Feather.CHEVRONS_DOWN, model::lookFurther));
        }
        if (model.stateProperty().get() == ClicksViewModel.State.ROWS
                || model.stateProperty().get() == ClicksViewModel.State.NO_MATCH) {
            for (ClickKind kind : ClickKind.values()) {
                all.add(command("kind-" + kind.word(), "clicks.show." + kind.word(), Feather.FILTER,
                        () -> filters.choose(kind)));
            }
            if (!model.searchField().text().isEmpty()) {
                all.add(command("copy-search", "clicks.copy-search", Feather.COPY, filters::copy));
                all.add(command("save-search", "search.save", Feather.FILTER, save));
                all.add(command("clear-search", "search.clear", Feather.X, model.searchField()::clear));
            }
        }
        return all;
    }

    /// Of the click whose detail is open, else of the selected one.
    ///
    /// @param inLive shows the postbacks that name a click
    List<Command> ofOne(ClickRow row, Consumer<ClickRow> inLive) {
        List<Command> all = new ArrayList<>();
        all.add(command("in-live", "clicks.in-live-tip", Feather.ACTIVITY, () -> inLive.accept(row)));
        copies.of(row, model.definitionsProperty().get()).stream().filter(copy -> !copy.copied().isEmpty())
                .forEach(copy -> all.add(command(copy.key().replace("clicks.", ""), copy.key(), Feather.COPY,
                        () -> copies.run(copy))));
        return all;
    }
}
