package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.desktop.fx.Png;
import dev.postbackdesk.desktop.fx.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// Takes the picture of a scene once nothing moves in it any more. Used on the FX thread.
public final class Picture {
    /// Pulses without anything under way: layout, cells and style sheets need some to settle.
    private static final int STILL = 12;

    private Picture() {}

    /// The picture, once `settled` has been true for a while.
    ///
    /// @param settled whether nothing is under way
    public static CompletableFuture<WritableImage> of(Scene scene, BooleanSupplier settled) {
        CompletableFuture<WritableImage> taken = new CompletableFuture<>();
        new AnimationTimer() {
            private int still;

            @Override
            public void handle(long now) {
                still = settled.getAsBoolean() ? still + 1 : 0;
                if (still >= STILL) {
                    stop();
                    taken.complete(scene.snapshot(null));
                }
            }
        }.start();
        return taken;
    }

    public static void write(WritableImage image, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        WholeFile.write(file, Png.encode(image));
    }
}
