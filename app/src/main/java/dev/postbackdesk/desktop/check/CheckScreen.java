package dev.postbackdesk.desktop.check;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Entry;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.desktop.shell.Screen;
import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Puts the Check screen into the window.
public final class CheckScreen implements Screen {
    public static final Entry ENTRY = new Entry("check", Feather.CHECK_SQUARE, "U");

    private final CheckViewModel model;
    private final CheckView view;
    private final Messages words;
    private boolean inSight;

    public CheckScreen(Frame frame) {
        words = frame.messages();
        model = new CheckViewModel(frame.receiver(), frame.tasks(), frame.messages(), frame.format());
        view = new CheckView(frame.messages(), model, frame.advice()::copied);
        frame.feed().listen(batch -> {
            if (inSight && batch.definitions() != null) {
                model.check();
            }
        });
    }

    /// Checks a text as if it had been pasted.
    public void check(String text) {
        view.check(text);
    }

    /// What is in the field.
    public String text() {
        return model.textProperty().get();
    }

    @Override
    public Entry entry() {
        return ENTRY;
    }

    @Override
    public Dimension2D least(double width) {
        return new Dimension2D(LEAST_WIDTH, width < 600 ? 520 : 460);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        inSight = true;
        model.check();
    }

    @Override
    public void hidden() {
        inSight = false;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command("check:clear", words.text("check.clear.tip"), words.text("shell.screen.check"),
                Feather.X, () -> check("")));
    }

    @Override
    public void find() {
        view.find();
    }
}
