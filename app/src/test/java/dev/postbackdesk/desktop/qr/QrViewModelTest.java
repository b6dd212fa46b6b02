package dev.postbackdesk.desktop.qr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.FileDialogs;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.ReceiverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class QrViewModelTest {
    @TempDir
    Path folder;

    private final RecordingNotices notices = new RecordingNotices();
    private final List<String> proposed = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
    private String into = ".";

    private final FileDialogs files = new FileDialogs() {
        @Override
        public Optional<Path> chooseDefinitions() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String name) {
            proposed.add(name);
            return Optional.of(folder.resolve(into).resolve(name));
        }
    };

    private QrViewModel model(Printing printing) {
        QrViewModel model = new QrViewModel(new Tasks(Runnable::run), new Messages(Locale.ENGLISH), notices, files,
                printing);
        model.show("https://pb.example/c/summer");
        return model;
    }

    private void eventually(List<String> told) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !told.isEmpty());
    }

    @Test
    void savesBothKinds() throws Exception {
        QrViewModel model = model((_, _) -> true);
        model.savePng();
        eventually(notices.done());
        assertThat(Files.readAllBytes(folder.resolve("qr-summer.png"))).startsWith((byte) 0x89, (byte) 'P', (byte) 'N',
                (byte) 'G');
        notices.done().clear();
        model.saveSvg();
        eventually(notices.done());
        assertThat(folder.resolve("qr-summer.svg")).content().contains("<svg");
        assertThat(proposed).containsExactly("qr-summer.png", "qr-summer.svg");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws Exception {
        into = "nowhere";
        model((_, _) -> true).savePng();
        eventually(notices.failed());
        assertThat(notices.failed()).singleElement().asString().contains("can’t be written", "nowhere");
    }

    @Test
    void printsOrSaysWhyNot() {
        model((_, caption) -> printed.add(caption)).print();
        assertThat(printed).containsExactly("https://pb.example/c/summer");
        assertThat(notices.done()).hasSize(1);

        model((_, _) -> {
            throw new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "No printer is set up.");
        }).print();
        assertThat(notices.failed()).containsExactly("No printer is set up.");
    }

    @Test
    void withoutALinkThereIsNothing() {
        QrViewModel model = model((_, _) -> true);
        model.show("");
        assertThat(model.codeProperty().get()).isNull();
        model.savePng();
        model.print();
        assertThat(proposed).isEmpty();
        assertThat(notices.done()).isEmpty();
    }
}
