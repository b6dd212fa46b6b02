package dev.postbackdesk.desktop.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.SetupPreview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports files into a real receiver; the test's thread stands for the FX thread.
class ImportViewModelTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final RecordingNotices notices = new RecordingNotices();
    private final List<String> failures = new ArrayList<>();
    private int imported;
    private ImportViewModel.@Nullable Looked last;
    @SuppressWarnings("NullAway.Init") // by open
    private ImportViewModel model;
    @SuppressWarnings("NullAway.Init") // by open
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").at("127.0.0.1", 0));
        model = new ImportViewModel(receiver, new Tasks(fx::add), new Messages(Locale.ENGLISH), notices);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("setup.json"), json);
    }

    private ImportViewModel.Looked look(Path file) throws InterruptedException {
        model.look(file, looked -> last = looked);
        next();
        return Objects.requireNonNull(last);
    }

    private void next() throws InterruptedException {
        Runnable result = fx.poll(10, TimeUnit.SECONDS);
        assertThat(result).isNotNull();
        result.run();
    }

    private void importIt() throws InterruptedException {
        model.run(() -> imported++, failures::add);
        assertThat(model.importingProperty().get()).isTrue();
        next();
        assertThat(model.importingProperty().get()).isFalse();
    }

    @Test
    void changesNothingBeforeItIsToldTo() throws Exception {
        ImportViewModel.Looked looked = look(file(
                """
                        {"conversions": [{"name": "Sale", "value": "20.00"}, {"name": "Lead"}],
                         "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s=[s2sidentifier]"}]}
                        """));

        assertThat(looked.name()).isEqualTo("setup.json");
        assertThat(looked.problem()).isEmpty();
        SetupPreview preview = Objects.requireNonNull(looked.preview());
        assertThat(preview.items()).extracting(SetupPreview.Item::name).containsExactly("Sale", "Lead", "Summer");
        assertThat(model.summary(preview)).isEqualTo(
                "3 new, none changed, none the same already. What the file does not name stays as it is.");
        assertThat(receiver.definitions().join().conversions()).isEmpty();

        importIt();
        assertThat(notices.done()).containsExactly("Imported 2 conversions and 1 link from setup.json.");
        assertThat(imported).isEqualTo(1);
        assertThat(receiver.definitions().join().conversions()).hasSize(2);
        assertThat(receiver.definitions().join().link(new Slug("summer"))).isPresent();
    }

    @Test
    void importsWhatWasLookedAtThoughTheFileChanged() throws Exception {
        Path file = file("{\"conversions\": [{\"name\": \"Sale\"}]}");
        look(file);
        Files.writeString(file, "{}");

        importIt();

        assertThat(receiver.definitions().join().conversions()).hasSize(1);
    }

    @Test
    void saysWhereTheFileIsWrong() throws Exception {
        ImportViewModel.Looked looked = look(file("""
                {"conversions": [{"name": "Sale"}],
                 "links": [{"slug": "summer", "name": "Summer", "destination": "ftp://shop.example/"}]}
                """));

        assertThat(looked.preview()).isNull();
        assertThat(looked.problem())
                .isEqualTo("links[0].destination: The destination has to begin with https:// or http://.");
        assertThat(look(file("{\n  \"links\": [}")).problem()).startsWith("The file is not JSON at line 2, column ");
        assertThat(receiver.definitions().join().conversions()).isEmpty();
    }

    @Test
    void ofTwoFilesInARowTheSecondCounts() throws Exception {
        Path first = file("{\"conversions\": [{\"name\": \"Sale\"}]}");
        List<ImportViewModel.Looked> shown = new ArrayList<>();
        model.look(first, shown::add);
        model.look(folder.resolve("missing.json"), shown::add);
        next();
        next();

        assertThat(shown).singleElement().satisfies(looked -> assertThat(looked.problem()).isEqualTo(
                folder.resolve("missing.json") + " can’t be read. Check that it is there and that you may read it."));
    }

    @Test
    void anExportChangesNothingWhereItCameFrom() throws Exception {
        look(file("{\"conversions\": [{\"name\": \"Sale\", \"token\": \"secret\"}]}"));
        importIt();
        Path exported = folder.resolve("out.json");
        new DefinitionsFile(new Messages(Locale.ENGLISH)).write(receiver.exportSetup().join(), exported).join();

        assertThat(exported).content().contains("***").doesNotContain("secret\"");
        assertThat(Objects.requireNonNull(look(exported).preview()).items()).isEmpty();
    }

    @Test
    void anImportCanBeTakenBack() throws Exception {
        look(file("""
                {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "20.00"},
                                 {"id": "0B9D4E7716C84D2F9A55E1C7B4402D88", "name": "Lead"}],
                 "links": [{"slug": "summer", "name": "Summer", "destination": "https://a.example/?s=[s2sidentifier]"}]}
                """));
        importIt();
        Definitions before = receiver.definitions().join();
        look(file("""
                {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "30.00"},
                                 {"id": "0B9D4E7716C84D2F9A55E1C7B4402D88", "name": "Lead", "value": "1"},
                                 {"id": "11112222333344445555666677778888", "name": "Trial"}],
                 "links": [{"slug": "summer", "name": "Summer", "destination": "https://b.example/?s=[s2sidentifier]"},
                           {"slug": "winter", "name": "Winter", "destination": "https://c.example/?s=[s2sidentifier]"}]}
                """));
        importIt();
        Definitions imported = receiver.definitions().join();
        assertThat(imported.links()).hasSize(2);
        // What the user changed since is the user's.
        Conversion lead = imported.conversions().get(1).conversion();
        receiver.saveConversion(lead.withLifecycle(Lifecycle.PAUSED)).join();

        notices.undo();
        next();

        assertThat(notices.done().getLast())
                .isEqualTo("Conversions and links are as they were before the import; what was new is archived.");
        Definitions after = receiver.definitions().join();
        assertThat(after.conversions().getFirst()).isEqualTo(before.conversions().getFirst());
        assertThat(after.conversions().get(1).conversion()).isEqualTo(lead.withLifecycle(Lifecycle.PAUSED));
        assertThat(after.conversions().get(2).conversion().lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
        assertThat(after.links().getFirst()).isEqualTo(before.links().getFirst());
        assertThat(after.links().get(1).link().lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
    }

    @Test
    void anImportThatChangesNothingLeavesNothingToTakeBack() throws Exception {
        Path same = file("{\"conversions\": [{\"id\": \"C24CA0512421422E80996FBEBFD2211D\", \"name\": \"Sale\"}]}");
        look(same);
        importIt();
        look(same);
        importIt();
        assertThat(notices.done()).hasSize(2);
        assertThatThrownBy(notices::undo).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUndoThatFailsIsSaid() throws Exception {
        look(file("{\"conversions\": [{\"name\": \"Sale\"}]}"));
        importIt();
        receiver.close();

        notices.undo();
        next();

        assertThat(notices.failed()).hasSize(1);
    }
}
