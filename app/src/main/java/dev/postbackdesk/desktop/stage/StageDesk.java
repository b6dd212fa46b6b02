package dev.postbackdesk.desktop.stage;

import dev.postbackdesk.desktop.demo.DemoViewModel;
import dev.postbackdesk.desktop.fx.Magnifier;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.shell.AddressAdvice;
import dev.postbackdesk.reach.ReachFinding;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Lays the stage view over the window and takes it away again, full screen where there is a screen. Used on the FX thread.
public final class StageDesk {
    private final Messages words;
    private final Overlay overlay;
    private final StageViewModel model;
    private final @Nullable DemoViewModel demo;
    private final AddressAdvice advice;
    private final boolean still;
    private final StageView.Actions actions;
    private @Nullable StageView view;
    private @Nullable Magnifier magnified;
    private boolean fullBefore;

    /// @param demo null for the user's own data
    /// @param phones lets phones in; of the demo alone
    /// @param still for pictures: nothing moves, and the window keeps its size
    public StageDesk(Messages words, Overlay overlay, StageViewModel model, @Nullable DemoViewModel demo,
            AddressAdvice advice, Runnable phones, boolean still) {
        this.words = words;
        this.overlay = overlay;
        this.model = model;
        this.demo = demo;
        this.advice = advice;
        this.still = still;
        actions = new StageView.Actions(this::leave, phones);
    }

    public boolean isOpen() {
        return view != null;
    }

    /// Opens it, unless something else takes the whole window.
    public void open() {
        if (overlay.isLaid()) {
            return;
        }
        StageView opened = new StageView(words, model, demo, actions, this::unreachable, still);
        view = opened;
        Magnifier large = StageSize.magnified(opened);
        magnified = large;
        overlay.lay(large, StageView.keys(model, demo, actions));
        model.open();
        if (!still && overlay.getScene() != null && overlay.getScene().getWindow() instanceof Stage stage) {
            // After a reset of the demo it is full screen still, for the stage view that went with the last window.
            fullBefore = stage.isFullScreen()
                    && !KeyCombination.NO_MATCH.equals(stage.getFullScreenExitKeyCombination());
            // Esc is ours: it leaves the view as well.
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
        }
    }

    private String unreachable(String url) {
        return advice.finding(url).filter(finding -> finding.code() == ReachFinding.Code.UNREACHABLE_ADDRESS)
                .map(finding -> words.text("stage.unreachable", finding.host())).orElse("");
    }

    private void leave() {
        StageView open = view;
        Magnifier large = magnified;
        if (open == null || large == null) {
            return;
        }
        view = null;
        magnified = null;
        model.close();
        overlay.lift(large);
        open.end();
        if (!still && overlay.getScene() != null && overlay.getScene().getWindow() instanceof Stage stage) {
            stage.setFullScreen(fullBefore);
            stage.setFullScreenExitKeyCombination(null);
            stage.setFullScreenExitHint(null);
        }
    }

    /// A second went by.
    public void tick() {
        model.tick();
    }
}
