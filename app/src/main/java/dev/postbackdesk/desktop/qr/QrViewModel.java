package dev.postbackdesk.desktop.qr;

import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Notices;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The QR code of a tracking link: shown, saved and printed. Used on the FX thread.
public final class QrViewModel {
    /// So that it is 10 cm wide at 150 dots an inch.
    private static final int PIXELS_A_MODULE = 16;

    private final Tasks tasks;
    private final Messages words;
    private final Notices notices;
    private final FileDialogs files;
    private final Printing printing;
    private final ReadOnlyStringWrapper url = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable QrCode> code = new ReadOnlyObjectWrapper<>();

    public QrViewModel(Tasks tasks, Messages words, Notices notices, FileDialogs files, Printing printing) {
        this.tasks = tasks;
        this.words = words;
        this.notices = notices;
        this.files = files;
        this.printing = printing;
    }

    /// @param link `""` for none
    public void show(String link) {
        if (!link.equals(url.get())) {
            url.set(link);
            code.set(QrCode.of(link).orElse(null));
        }
    }

    void savePng() {
        save(".png", now -> now.png(PIXELS_A_MODULE));
    }

    void saveSvg() {
        save(".svg", now -> now.svg().getBytes(StandardCharsets.UTF_8));
    }

    private interface Drawing {
        byte[] of(QrCode code);
    }

    private void save(String suffix, Drawing drawing) {
        QrCode now = code.get();
        if (now == null) {
            return;
        }
        String name = url.get().substring(url.get().lastIndexOf('/') + 1);
        files.chooseTarget(words.text("links.qr.save.title"), "qr-" + name + suffix)
                .ifPresent(file -> tasks.then(write(file, () -> drawing.of(now)),
                        written -> notices.done(words.text("links.qr.saved", written), null),
                        problem -> notices.failed(problem.sentence())));
    }

    private CompletableFuture<Path> write(Path file, Supplier<byte[]> drawing) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return WholeFile.write(file, drawing.get());
            } catch (IOException e) {
                throw new java.util.concurrent.CompletionException(new ReceiverException(
                        ReceiverException.Kind.UNAVAILABLE, words.text("links.qr.not-saved", file), e));
            }
        });
    }

    void print() {
        QrCode now = code.get();
        if (now == null) {
            return;
        }
        try {
            if (printing.print(now, url.get())) {
                notices.done(words.text("links.qr.printed"), null);
            }
        } catch (ReceiverException e) {
            notices.failed(e.sentence());
        }
    }

    /// Null where there is nothing to show.
    public ReadOnlyObjectProperty<@Nullable QrCode> codeProperty() {
        return code.getReadOnlyProperty();
    }

    /// What the code opens.
    ReadOnlyStringProperty urlProperty() {
        return url.getReadOnlyProperty();
    }
}
