package dev.postbackdesk.desktop;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.conversions.ConversionsScreen;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.Trouble;
import dev.postbackdesk.desktop.links.LinksScreen;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.desktop.shell.Navigator;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.receiver.Receiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is defined, as places to go to from anywhere, whether its screen was opened before or not. Used on the FX thread.
final class Places {
    private static final String DEFINITIONS = "definitions";

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final Navigator navigator;
    private final Trouble trouble = new Trouble();
    private Runnable known = () -> {};
    private @Nullable Definitions definitions;

    Places(Receiver receiver, Feed feed, Tasks tasks, Messages words, Navigator navigator) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        this.navigator = navigator;
        feed.listen(batch -> {
            if (batch.definitions() != null) {
                know(batch.definitions());
            }
        });
    }

    /// Reads what is defined, unless it is known: then the feed tells of changes.
    void load() {
        if (definitions == null) {
            trouble.over(DEFINITIONS);
            tasks.then(receiver.definitions(), this::know, error -> trouble.tell(DEFINITIONS, error, this::load));
        }
    }

    private void know(Definitions now) {
        definitions = now;
        trouble.over(DEFINITIONS);
        known.run();
    }

    /// Called when what is defined can be gone to.
    void onKnown(Runnable listener) {
        known = listener;
    }

    /// Why what is defined can't be gone to.
    Trouble trouble() {
        return trouble;
    }

    /// Making a new one, and going to one by its name.
    List<Command> commands() {
        List<Command> all = new ArrayList<>();
        all.add(create(ConversionsScreen.ENTRY, words.text("conversions.new"), words.text("conversions.title")));
        Definitions now = definitions;
        if (now != null) {
            now.conversions().stream().map(StoredConversion::conversion)
                    .filter(conversion -> conversion.lifecycle() != Lifecycle.ARCHIVED)
                    .forEach(conversion -> all.add(new Command("conversion." + conversion.id(), conversion.name(),
                            words.text("conversions.title"), ConversionsScreen.ENTRY.icon(), () -> navigator
                                    .choose(ConversionsScreen.ENTRY.name(), conversion.id().value()))));
        }
        all.add(create(LinksScreen.ENTRY, words.text("links.new"), words.text("links.title")));
        if (now != null) {
            now.links().stream().filter(stored -> stored.link().lifecycle() != Lifecycle.ARCHIVED)
                    .forEach(stored -> all.add(new Command("link." + stored.key(), stored.link().name(),
                            words.text("links.place", stored.link().slug()), LinksScreen.ENTRY.icon(),
                            () -> navigator.choose(LinksScreen.ENTRY.name(), String.valueOf(stored.key())))));
        }
        return all;
    }

    private Command create(Entry screen, String title, String place) {
        return new Command(screen.name() + ":new", title, place, Feather.PLUS,
                () -> navigator.open(screen.name(), true));
    }
}
