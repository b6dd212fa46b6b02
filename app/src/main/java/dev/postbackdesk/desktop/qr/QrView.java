package dev.postbackdesk.desktop.qr;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A QR code on its white ground. Its modules are whole pixels, so that their edges are sharp: it is as large as fits into
/// the size that was asked for.
public final class QrView extends StackPane {
    private final double edge;
    private final Canvas canvas = new Canvas();

    /// @param edge of the ground
    public QrView(double edge) {
        this.edge = edge;
        getStyleClass().add("qr-code");
        setMinSize(edge, edge);
        setPrefSize(edge, edge);
        setMaxSize(edge, edge);
        getChildren().add(canvas);
    }

    /// The code as it is shown.
    public Image image() {
        return canvas.snapshot(null, null);
    }

    /// @param code null for an empty ground
    public void show(@Nullable QrCode code) {
        int size = code == null ? 1 : code.size();
        int module = Math.max(1, (int) (edge / size));
        canvas.setWidth(size * module);
        canvas.setHeight(size * module);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(Color.WHITE);
        pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setFill(Color.BLACK);
        for (int y = 0; code != null && y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (code.isDark(x, y)) {
                    pen.fillRect(x * module, y * module, module, module);
                }
            }
        }
    }
}
