package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportUndoTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    private static final ConversionId TRIAL = new ConversionId("0123456789ABCDEF0123456789ABCDEF");
    private static final String SECOND = """
            {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Purchase", "value": "25.00"},
                             {"id": "0123456789ABCDEF0123456789ABCDEF", "name": "Trial"}],
             "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s=[s2sidentifier]",
                        "conversions": ["C24CA0512421422E80996FBEBFD2211D", "0123456789ABCDEF0123456789ABCDEF"]},
                       {"slug": "winter", "name": "Winter", "destination": "https://shop.example/w?s=[s2sidentifier]"}]}
            """;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open
    private LocalReceiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").notListening());
        load("""
                {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "20.00",
                                  "token": "old secret"}],
                 "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s=[s2sidentifier]",
                            "conversions": ["C24CA0512421422E80996FBEBFD2211D"]}]}
                """);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private SetupReport load(String json) {
        return receiver.importSetup(json.getBytes(StandardCharsets.UTF_8)).join();
    }

    private static Conversion conversion(Definitions in, ConversionId id) {
        return in.conversion(id).orElseThrow().conversion();
    }

    private static StoredLink link(Definitions in, String slug) {
        return in.links().stream().filter(link -> link.link().slug().value().equals(slug)).findFirst().orElseThrow();
    }

    @Test
    void whatWasChangedIsAsItWasAndWhatWasAddedIsArchived() {
        SetupReport imported = load(SECOND);

        Definitions after = receiver.undoImport(imported).join();

        assertThat(conversion(after, SALE)).isEqualTo(conversion(imported.before(), SALE));
        assertThat(conversion(after, SALE).token()).isEqualTo("old secret");
        assertThat(conversion(after, TRIAL).lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
        assertThat(link(after, "summer").link()).isEqualTo(link(imported.before(), "summer").link());
        assertThat(link(after, "winter").link().lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
        assertThat(receiver.definitions().join()).isEqualTo(after);
    }

    @Test
    void takenBackTwiceItChangesNothingMore() {
        SetupReport imported = load(SECOND);
        Definitions once = receiver.undoImport(imported).join();

        assertThat(receiver.undoImport(imported).join()).isEqualTo(once);
    }

    @Test
    void whatWasChangedSinceStaysWithTheConversionsThatItCarries() {
        SetupReport imported = load(SECOND);
        StoredLink summer = link(imported.after(), "summer");
        TrackingLink edited = new TrackingLink(summer.link().slug(), "Summer, edited", summer.link().destination(),
                null,
                summer.link().conversions(), Lifecycle.ACTIVE);
        receiver.saveLink(summer.key(), edited).join();

        Definitions after = receiver.undoImport(imported).join();

        assertThat(link(after, "summer").link()).isEqualTo(edited);
        assertThat(conversion(after, TRIAL).lifecycle()).as("a link that stays carries it").isEqualTo(Lifecycle.ACTIVE);
        assertThat(conversion(after, SALE)).isEqualTo(conversion(imported.before(), SALE));
        assertThat(link(after, "winter").link().lifecycle()).isEqualTo(Lifecycle.ARCHIVED);
    }
}
