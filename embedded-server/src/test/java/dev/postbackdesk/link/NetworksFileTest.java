package dev.postbackdesk.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksFileTest {
    private final Networks networks = NetworksFile.shipped();

    @Test
    void holdsAllFacts() {
        assertThat(networks.all()).hasSize(42).extracting(Network::name).doesNotHaveDuplicates();
        assertThat(networks.all()).allSatisfy(network -> {
            assertThat(network.confidence()).isIn("A", "B", "C");
            assertThat(network.source()).isNotBlank();
            assertThat(network.statuses().values()).allMatch(word -> word.matches("pending|approved|declined"));
        });
    }

    @Test
    void everyPlaceholderIsRecognisedWhenItArrivesUnreplaced() {
        assertThat(networks.all()).allSatisfy(network -> assertThat(
                Stream.of(network.clickId(), network.payout(), network.transactionId(), network.status(),
                        network.currency()).filter(text -> text != null))
                .allMatch(Placeholder::isPlaceholder));
    }

    @Test
    void findsANetworkByItsShortName() {
        assertThat(networks.named("tune")).map(Network::name).contains("TUNE (HasOffers)");
        assertThat(networks.named("cake")).map(Network::clickId).contains("#s2#");
        assertThat(networks.named("nobody")).isEmpty();
    }

    @Test
    void aNetworksOwnStatusWordsComeFirst() {
        Network affise = networks.named("Affise").orElseThrow();

        assertThat(networks.meaning("2", affise)).contains("pending");
        assertThat(networks.meaning("2", null)).isEmpty();
        assertThat(networks.meaning("Trash", null)).contains("declined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reversed", "refund", "refunded", "chargeback", "canceled", "cancelled", "void", "voided"})
    void moneyThatIsTakenBackIsDeclined(String word) {
        assertThat(networks.meaning(word, null)).contains("declined");
        assertThat(networks.meaning(word.toUpperCase(Locale.ROOT), networks.named("Impact").orElseThrow()))
                .contains("declined");
    }
}
