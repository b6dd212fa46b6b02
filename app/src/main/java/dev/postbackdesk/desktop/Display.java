package dev.postbackdesk.desktop;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Filter;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Whether there is a screen to open windows on, and how JavaFX is started.
final class Display {
    /// JUL forgets a logger that nobody holds, and its filter with it. Not asked for before JavaFX starts: the first use of JUL opens
    /// every jar of the class path, for which the thread that opens the receiver need not wait.
    private static final class Held {
        static final Logger JAVAFX = Logger.getLogger("javafx");
    }

    private final Map<String, String> environment;
    private @Nullable CompletableFuture<Boolean> begun;

    Display(Map<String, String> environment) {
        this.environment = environment;
    }

    /// On Linux the environment tells; elsewhere there is one.
    boolean isThere() {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || System.getProperty("glass.platform") != null || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /// Lets JavaFX draw into memory: before [#start], for pictures where there is no display.
    void drawIntoMemory() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    /// Begins to start JavaFX on a thread of its own, where there is a screen; asking again starts nothing.
    ///
    /// @return whether there is a display, once that is known
    CompletableFuture<Boolean> begin() {
        CompletableFuture<Boolean> known = begun;
        if (known == null) {
            known = isThere()
                    ? CompletableFuture.supplyAsync(this::start,
                            work -> Thread.ofPlatform().name("javafx-start").start(work))
                    : CompletableFuture.completedFuture(false);
            begun = known;
        }
        return known;
    }

    /// Starts JavaFX; its windows may all be closed without ending it.
    ///
    /// @return false where it finds no display after all
    boolean start() {
        Logger javafx = Held.JAVAFX;
        // It warns of being on the class path, which is what we want: half of our libraries are no modules.
        Filter others = javafx.getFilter();
        javafx.setFilter(
                line -> (line.getMessage() == null || !line.getMessage().contains("Unsupported JavaFX configuration"))
                        && (others == null || others.isLoggable(line)));
        LibraryCache.choose();
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
            return true;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            javafx.fine(e.toString());
            return false;
        }
    }
}
