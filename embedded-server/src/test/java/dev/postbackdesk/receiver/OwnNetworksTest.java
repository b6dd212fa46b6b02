package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.Receiver.Connection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnNetworksTest {
    private static final URI BASE = URI.create("https://pb.example");

    @TempDir
    Path data;

    private static Network own(String name, String clickId) {
        return new Network(name, "sub", clickId, List.of(), null, "{ref}", null, null, Map.of("ok", "pending"),
                Network.OWN, "me",
                null);
    }

    private static Conversion of(String network) {
        return new Conversion(Desk.SALE, "Sale", "0", "0", "0", null, network, null, DuplicateRule.ONCE, null,
                List.of(),
                null, AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE);
    }

    @Test
    void anOwnOneStandsInFrontOfTheShippedOneUntilItIsRemoved() throws ReceiverException {
        try (Desk desk = new Desk(data)) {
            desk.receiver.saveNetwork(own("cake", "{mine}")).join();

            assertThat(desk.receiver.networks().all()).hasSize(42);
            Network cake = desk.receiver.networks().named("CAKE").orElseThrow();
            assertThat(cake.isOwn()).isTrue();
            assertThat(desk.receiver.networks().behind(cake)).map(Network::clickId).contains("#s2#");
            assertThat(PostbackUrl.of(BASE, of("CAKE"), desk.receiver.networks()).text()).contains("clickId={mine}");

            desk.receiver.removeNetwork("CAKE").join();
            assertThat(desk.receiver.networks().named("cake")).map(Network::clickId).contains("#s2#");
            assertThatThrownBy(() -> desk.receiver.removeNetwork("CAKE").join()).isInstanceOf(CompletionException.class)
                    .cause().isInstanceOf(ReceiverException.class)
                    .hasMessage("There is no network of your own called CAKE.");
        }
    }

    @Test
    void itIsKeptAcrossARestartAndChangedInPlace() throws ReceiverException {
        try (Desk desk = new Desk(data)) {
            desk.receiver.saveNetwork(own("Mine", "{one}")).join();
            desk.receiver.saveNetwork(own("Other", "{two}")).join();
            desk.receiver.saveNetwork(own("MINE", "{three}")).join();
        }
        try (Desk desk = new Desk(data)) {
            assertThat(desk.receiver.networks().own()).extracting(Network::clickId).containsExactly("{two}", "{three}");
            assertThat(desk.receiver.networks().all()).hasSize(44);
        }
    }

    /// The judge knows its placeholder and its status words.
    @Test
    void theJudgeUsesIt() throws ReceiverException {
        try (Desk desk = new Desk(data)) {
            desk.receiver.saveNetwork(own("Mine", "%%ref%%")).join();
            desk.conversion(of("Mine"));
            desk.link("summer", Desk.SALE);
            CheckedUrl.OfPostback checked = (CheckedUrl.OfPostback) desk.receiver
                    .check("https://pb.example/postback?clickId={wrong}&id=" + Desk.SALE + "&val=0&com=0").join().urls()
                    .getFirst();
            assertThat(checked.report().findings().getFirst().args()).contains("%%ref%%", "Mine");

            String id = desk.receiver.testClick(1).join().clickId();
            TestPostback sent = desk.receiver
                    .testPostback("/postback?clickId=" + id + "&id=" + Desk.SALE + "&val=1&com=1&status=OK",
                            TestWay.STRAIGHT)
                    .join();
            assertThat(sent.status()).isEqualTo(200);
            assertThat(desk.receiver.postback(Objects.requireNonNull(sent.number())).join().orElseThrow().reading()
                    .status())
                    .isEqualTo("pending");
        }
    }

    @Test
    void aFileIsTakenAsAWholeOrNotAtAll() throws ReceiverException {
        try (Desk desk = new Desk(data)) {
            assertThatThrownBy(() -> desk.receiver.importNetworks(
                    "{\"networks\": [{\"name\": \"A\"}, {\"name\": \"B\", \"append\": \"a b\"}]}".getBytes(UTF_8))
                    .join())
                    .cause().hasMessageStartingWith("networks[1].append: ");
            assertThat(desk.receiver.networks().own()).isEmpty();

            byte[] file = desk.receiver.exportNetworks(List.of(own("A", "{a}"), own("B", "{b}")));
            assertThat(desk.receiver.importNetworks(file).join()).hasSize(2);
            assertThat(desk.receiver.networks().own()).containsExactly(own("A", "{a}"), own("B", "{b}"));
            assertThat(desk.receiver.exportNetworks(desk.receiver.networks().own())).isEqualTo(file);
        }
    }

    /// Of a later program that the user left again.
    @Test
    void whatCantBeReadIsNotReplaced() throws ReceiverException {
        String later = "{\"networks\": [{\"name\": \"Mine\", \"clickId\": \"{a}\", \"colour\": \"red\"}]}";
        try (Desk desk = new Desk(data)) {
            get(desk.receiver.store().writer().submit(() -> {
                desk.receiver.store().settings().put(KnownNetworks.SETTING, later);
                return true;
            }));
            TrackingLink link = new TrackingLink(new Slug("mine"), "Mine", "https://shop.example/?sub=[s2sidentifier]",
                    "Other", List.of(Desk.SALE), Lifecycle.ACTIVE);
            for (CompletableFuture<?> change : List.of(desk.receiver.saveNetwork(own("Other", "{b}")),
                    desk.receiver.removeNetwork("Mine"),
                    desk.receiver.importNetworks("{\"networks\": [{\"name\": \"B\"}]}".getBytes(UTF_8)),
                    desk.receiver.connect(new Connection(own("Other", "{b}"), of("Other"), null, link)))) {
                assertThatThrownBy(change::join).cause().isInstanceOf(ReceiverException.class)
                        .hasMessageStartingWith("This version can't read your own networks")
                        .hasMessageContaining("networks[0].colour: there is no such field");
            }
            assertThat(desk.receiver.store().settings().published(KnownNetworks.SETTING)).contains(later);
            assertThat(get(desk.receiver.definitions()).conversions()).isEmpty();
            assertThat(get(desk.receiver.definitions()).links()).isEmpty();
            assertThat(desk.receiver.networks().all()).hasSize(42);
        }
    }

    @Test
    void connectingStoresEverythingOrNothing() throws ReceiverException {
        try (Desk desk = new Desk(data)) {
            TrackingLink link = new TrackingLink(new Slug("mine"), "Mine", "https://shop.example/?sub=[s2sidentifier]",
                    "Mine", List.of(Desk.SALE), Lifecycle.ACTIVE);
            int key = desk.receiver.connect(new Connection(own("Mine", "{a}"), of("Mine"), null, link)).join()
                    .link(new Slug("mine")).orElseThrow().key();
            assertThat(desk.receiver.networks().own()).hasSize(1);

            assertThatThrownBy(() -> desk.receiver.connect(new Connection(own("Second", "{b}"),
                    Conversion.named(Desk.LEAD, "Lead"), null, link)).join()).cause()
                    .hasMessageContaining("has the slug mine");
            assertThat(desk.receiver.networks().own()).hasSize(1);
            assertThat(desk.receiver.definitions().join().conversions()).hasSize(1);

            // The same again with its key replaces it.
            assertThat(desk.receiver.connect(new Connection(null, null, key, link)).join().links()).hasSize(1);
        }
    }
}
