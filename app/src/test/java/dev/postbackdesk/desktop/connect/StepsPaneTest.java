package dev.postbackdesk.desktop.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Tasks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(OnFxThread.class)
class StepsPaneTest {
    private final Messages words = new Messages(Locale.GERMAN);
    private final ConnectViewModel model = new ConnectViewModel(
            new MemoryReceiver(InstantSource.fixed(Instant.parse("2026-11-22T10:41:00Z"))), new Tasks(Runnable::run),
            words, new Format(Locale.GERMAN, ZoneOffset.UTC), new RecordingNotices(), new Random(5));

    private String pay() {
        StepsPane pane = new StepsPane(words, model, _ -> {}, () -> {});
        Button step = (Button) pane.lookup("#step-" + Step.PAY.word());
        return ((Label) step.getGraphic().lookup(".caption")).getText();
    }

    @Test
    void amountsAreSaidAsTheLanguageWritesThem() throws Exception {
        String said = WaitForAsyncUtils.asyncFx(() -> {
            model.form().choose("CAKE");
            model.form().urlProperty().set("https://verda.example/box");
            model.next();
            model.next();
            model.form().valueFromProperty().set(ConnectDraft.From.FIXED);
            model.form().valueProperty().set("49.90");
            model.form().paysProperty().set(ConnectDraft.Pays.PERCENT);
            model.form().percentProperty().set("5.5");
            return pay();
        }).get(20, TimeUnit.SECONDS);

        assertThat(said).isEqualTo("49,90, Provision 5,5 %");
    }
}
