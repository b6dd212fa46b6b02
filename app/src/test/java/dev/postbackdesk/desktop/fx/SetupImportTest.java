package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports files into a real receiver; the test's thread stands for the FX thread.
class SetupImportTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final RecordingNotices notices = new RecordingNotices();
    private int imported;
    @SuppressWarnings("NullAway.Init") // by open
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").at("127.0.0.1", 0));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("setup.json"), json);
    }

    private void run(Path file) throws InterruptedException {
        new SetupImport(receiver, new Tasks(fx::add), new Messages(Locale.ENGLISH), notices).run(file,
                () -> imported++);
        Runnable result = fx.poll(10, TimeUnit.SECONDS);
        assertThat(result).isNotNull();
        result.run();
    }

    @Test
    void importsAndCounts() throws Exception {
        run(file(
                """
                        {"conversions": [{"name": "Sale", "value": "20.00"}, {"name": "Lead"}],
                         "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s=[s2sidentifier]"}]}
                        """));
        assertThat(notices.done()).containsExactly("Imported 2 conversions and 1 link.");
        assertThat(notices.failed()).isEmpty();
        assertThat(imported).isEqualTo(1);
        assertThat(receiver.definitions().join().conversions()).hasSize(2);
        assertThat(receiver.definitions().join().link(new Slug("summer"))).isPresent();
    }

    @Test
    void saysWhatIsWrongAndImportsNothing() throws Exception {
        run(file("""
                {"conversions": [{"name": "Sale"}],
                 "links": [{"slug": "summer", "name": "Summer", "destination": "ftp://shop.example/"}]}
                """));
        assertThat(notices.done()).isEmpty();
        assertThat(notices.failed()).containsExactly(
                "links[0].destination: The destination has to begin with https:// or http://.");
        assertThat(imported).isZero();
        assertThat(receiver.definitions().join().conversions()).isEmpty();
    }

    @Test
    void saysThatItIsNoDefinitionsFile() throws Exception {
        run(file("name,slug\nSummer,summer\n"));
        assertThat(notices.failed()).hasSize(1);
        assertThat(imported).isZero();
    }

    @Test
    void showsWarnings() throws Exception {
        run(file("""
                {"links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/landing"}]}
                """));
        assertThat(notices.done()).containsExactly("Imported no conversions and 1 link.");
        assertThat(notices.failed())
                .containsExactly("links[0].destination: [s2sidentifier] is missing, so the merchant "
                        + "gets no click id; add a parameter such as s2=[s2sidentifier].");
        assertThat(imported).isEqualTo(1);
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        Path missing = folder.resolve("missing.json");
        run(missing);
        assertThat(notices.failed()).containsExactly(
                missing + " can’t be read. Check that it is there and that you may read it.");
        assertThat(imported).isZero();
    }
}
