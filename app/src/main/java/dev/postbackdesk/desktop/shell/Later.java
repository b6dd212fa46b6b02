package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Once;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;

/// A screen that is made when it is first needed: what nobody opens costs neither time at the start nor memory. Used on the
/// FX thread.
public final class Later<S extends Screen> implements Screen {
    private final Entry entry;
    private final Once<S> screen;

    /// @param maker called once at most
    public Later(Entry entry, Supplier<S> maker) {
        this.entry = entry;
        screen = new Once<>(maker);
    }

    /// The screen itself, made now if it was not.
    public S get() {
        return screen.get();
    }

    /// The screen itself, if it was made.
    public Optional<S> made() {
        return screen.made();
    }

    @Override
    public Entry entry() {
        return entry;
    }

    @Override
    public Dimension2D least(double width) {
        return get().least(width);
    }

    @Override
    public Node node() {
        return get().node();
    }

    @Override
    public Optional<Node> belowNavigation() {
        return get().belowNavigation();
    }

    @Override
    public void shown() {
        get().shown();
    }

    @Override
    public void hidden() {
        made().ifPresent(Screen::hidden);
    }

    @Override
    public void tick() {
        made().ifPresent(Screen::tick);
    }

    @Override
    public void create() {
        get().create();
    }

    @Override
    public List<Command> commands() {
        return get().commands();
    }

    @Override
    public void choose(String key) {
        get().choose(key);
    }

    @Override
    public List<String> unsaved() {
        return made().map(Screen::unsaved).orElse(List.of());
    }

    @Override
    public CompletableFuture<Void> saving() {
        return made().map(Screen::saving).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void find() {
        get().find();
    }
}
