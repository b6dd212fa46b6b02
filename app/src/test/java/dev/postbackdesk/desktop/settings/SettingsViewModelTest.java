package dev.postbackdesk.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:40:00Z");

    private final MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(NOW));
    private final RecordingNotices notices = new RecordingNotices();
    private final SettingsViewModel model = new SettingsViewModel(receiver, new Tasks(Runnable::run),
            new Messages(Locale.ENGLISH), notices);

    @Test
    void soundProxiesAreSavedAtOnce() {
        model.proxies().add("10.0.0.0/8");

        assertThat(receiver.trustedProxies()).containsExactly(new SenderRange("10.0.0.0/8"));
        assertThat(notices.done()).hasSize(1);
        model.proxies().clear();
        assertThat(receiver.trustedProxies()).isEmpty();
        assertThat(notices.done()).last().asString().contains("No proxy is trusted");
    }

    @Test
    void aBadOneIsShownAndNothingIsSaved() {
        model.proxies().addAll("10.0.0.0/8", "10.0.0.0/99");

        assertThat(model.proxyProblemProperty().get()).startsWith("10.0.0.0/99: a range ends with /0 to /32");
        assertThat(receiver.trustedProxies()).isEmpty();
        model.refresh();
        assertThat(model.proxies()).hasSize(2);
        model.proxies().remove("10.0.0.0/99");
        assertThat(model.proxyProblemProperty().get()).isEmpty();
        assertThat(receiver.trustedProxies()).hasSize(1);
    }

    @Test
    void thisMachineIsTrustedOnce() {
        model.trustThisMachine();
        model.trustThisMachine();

        assertThat(receiver.trustedProxies()).containsExactly(new SenderRange("127.0.0.1"), new SenderRange("::1"));
        assertThat(notices.done()).hasSize(1);
    }

    @Test
    void whatCannotBeSavedComesBack() {
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is full."));
        model.proxies().add("10.0.0.1");

        assertThat(notices.failed()).containsExactly("The disk is full.");
        assertThat(model.proxies()).isEmpty();
        assertThat(model.saving()).as("it was told").isCompleted();
    }

    @Test
    void whatWasSavedElsewhereIsShown() {
        receiver.saveTrustedProxies(List.of(new SenderRange("10.0.0.1"))).join();
        model.refresh();

        assertThat(model.proxies()).containsExactly("10.0.0.1");
        assertThat(notices.done()).isEmpty();
    }

    @Test
    void tellsOfTheLastBackup() {
        assertThat(model.lastBackupProperty().get()).isNull();
        receiver.makeBackup().join();
        model.refresh();
        assertThat(model.lastBackupProperty().get()).isEqualTo(NOW);
    }
}
