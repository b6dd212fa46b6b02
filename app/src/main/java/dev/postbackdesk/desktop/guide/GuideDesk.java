package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.shell.Command;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Opens guide and keys. Used on the FX thread.
public final class GuideDesk {
    private final Messages words;
    private final Overlay overlay;
    private final Supplier<String> screen;
    private final Supplier<Node> keys;
    private final Runnable tour;
    private @Nullable Guide guide;

    /// @param screen the name of the screen in sight
    /// @param keys makes the sheet of keys
    /// @param tour begins the tour
    public GuideDesk(Messages words, Overlay overlay, Supplier<String> screen, Supplier<Node> keys, Runnable tour) {
        this.words = words;
        this.overlay = overlay;
        this.screen = screen;
        this.keys = keys;
        this.tour = tour;
    }

    /// Shows the keys, and the way to the pages.
    public void open() {
        model();
    }

    /// Shows a page.
    ///
    /// @param page the name of its file, without `.md`
    public void open(String page) {
        model().choose(page);
    }

    private GuideViewModel model() {
        Guide pages = guide == null ? new Guide(words.locale()) : guide;
        guide = pages;
        GuideViewModel model = new GuideViewModel(pages, screen.get());
        new GuideDialog(words, overlay, model, words.text("shell.screen." + screen.get()), keys.get(), tour).open();
        return model;
    }

    /// The pages, as commands.
    public List<Command> commands() {
        return Guide.NAMES.stream()
                .map(page -> new Command("guide:" + page, words.text("guide.command", title(words, page)),
                        words.text("shell.keys"), Feather.BOOK_OPEN, () -> open(page)))
                .toList();
    }

    /// What an entry of the sheet is called.
    static String title(Messages words, String entry) {
        return words.text(entry.equals(GuideViewModel.KEYS) ? "shell.keys-title" : "guide.page." + entry);
    }
}
