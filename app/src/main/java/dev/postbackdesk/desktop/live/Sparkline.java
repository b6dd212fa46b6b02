package dev.postbackdesk.desktop.live;

import dev.postbackdesk.receiver.MinuteCount;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Sixty bars, one a minute: how many postbacks arrived, and below in red how many were rejected.
final class Sparkline extends Region {
    private static final StyleablePropertyFactory<Sparkline> FACTORY = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());
    private static final CssMetaData<Sparkline, Color> BAR = FACTORY.createColorCssMetaData("-bar-fill",
            line -> line.bar, Color.GRAY, false);
    private static final CssMetaData<Sparkline, Color> REJECTED = FACTORY.createColorCssMetaData("-rejected-fill",
            line -> line.rejected, Color.RED, false);
    private static final int HEIGHT = 24;
    private static final int MINUTES = 60;

    private final StyleableObjectProperty<Color> bar = new SimpleStyleableObjectProperty<>(BAR, this, "bar",
            Color.GRAY);
    private final StyleableObjectProperty<Color> rejected = new SimpleStyleableObjectProperty<>(REJECTED, this,
            "rejected", Color.RED);
    private final Canvas canvas = new Canvas();
    private List<MinuteCount> minutes = List.of();
    private int step = 4;

    Sparkline() {
        getStyleClass().add("sparkline");
        getChildren().add(canvas);
        canvas.setHeight(HEIGHT);
        bar.addListener((_, _, _) -> draw());
        rejected.addListener((_, _, _) -> draw());
        step(step);
    }

    /// @param pixels a bar and its gap
    void step(int pixels) {
        step = pixels;
        canvas.setWidth(MINUTES * (double) step);
        setMinSize(MINUTES * (double) step, HEIGHT);
        setMaxSize(MINUTES * (double) step, HEIGHT);
        draw();
    }

    void show(List<MinuteCount> hour) {
        minutes = hour;
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), HEIGHT);
        long most = minutes.stream().mapToLong(MinuteCount::total).max().orElse(0);
        if (most == 0) {
            return;
        }
        for (int i = 0; i < minutes.size(); i++) {
            MinuteCount minute = minutes.get(i);
            double height = height(minute.total(), most);
            double red = height(minute.rejected(), most);
            g.setFill(bar.get());
            g.fillRect((double) i * step, HEIGHT - height, step - 1.0, height);
            g.setFill(rejected.get());
            g.fillRect((double) i * step, HEIGHT - red, step - 1.0, red);
        }
    }

    /// Whole pixels, and at least one where there is anything.
    private static double height(long count, long most) {
        return count == 0 ? 0 : Math.max(1, Math.round((HEIGHT - 2.0) * count / most));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
