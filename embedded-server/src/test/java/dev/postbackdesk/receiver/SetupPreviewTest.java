package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.receiver.SetupPreview.FieldChange;
import dev.postbackdesk.receiver.SetupPreview.Item;
import dev.postbackdesk.receiver.SetupPreview.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupPreviewTest {
    private static final String SALE = "C24CA0512421422E80996FBEBFD2211D";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open
    private LocalReceiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = LocalReceiver.open(ReceiverConfig.of(folder.resolve("data"), "test").notListening());
        receiver.importSetup(
                bytes("""
                        {"conversions": [{"id": "%s", "name": "Sale", "value": "20.00", "token": "old secret"}, {"name": "Lead"}],
                         "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s=[s2sidentifier]"}]}
                        """
                        .formatted(SALE)))
                .join();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private SetupPreview preview(String json) {
        return receiver.previewSetup(bytes(json)).join();
    }

    @Test
    void tellsWhatIsNewWhatChangesAndWhatStays() {
        byte[] before = receiver.exportSetup().join();

        SetupPreview preview = preview("""
                {"conversions": [{"id": "%s", "value": "25.00", "currency": "EUR"}, {"name": "Lead"},
                                 {"name": "Trial", "window": "P30D"}],
                 "links": [{"slug": "Summer", "conversions": ["%s"], "active": false},
                           {"slug": "winter", "name": "Winter", "destination": "https://shop.example/w"}]}
                """.formatted(SALE, SALE));

        assertThat(preview.items().getFirst()).isEqualTo(new Item(Kind.CONVERSION, "Sale", SALE, false,
                List.of(new FieldChange("value", "20.00", "25.00"), new FieldChange("currency", "", "EUR"))));
        assertThat(preview.items().get(1)).satisfies(item -> {
            assertThat(item.name()).isEqualTo("Trial");
            assertThat(item.isNew()).isTrue();
            assertThat(item.fields()).containsExactly(new FieldChange("window", "", "P30D"));
        });
        assertThat(preview.items().get(2).fields()).containsExactly(new FieldChange("slug", "summer", "Summer"),
                new FieldChange("conversions", "", "Sale"), new FieldChange("active", "true", "false"));
        assertThat(preview.items().get(3).fields()).containsExactly(new FieldChange("slug", "", "winter"),
                new FieldChange("destination", "", "https://shop.example/w"));
        assertThat(preview.kept()).isEqualTo(1);
        assertThat(preview.warnings()).singleElement().asString().startsWith("links[1].destination: ");
        assertThat(receiver.exportSetup().join()).isEqualTo(before);
    }

    @Test
    void tellsStatusWords() {
        assertThat(preview("""
                {"conversions": [{"id": "%s", "statuses": {"trash": "declined", "Paid": "approved"}},
                                 {"name": "Trial", "statuses": {"new": "pending"}}]}""".formatted(SALE)).items())
                .extracting(Item::fields)
                .containsExactly(
                        List.of(new FieldChange("statuses", "", "paid = approved, trash = declined")),
                        List.of(new FieldChange("statuses", "", "new = pending")));
    }

    @Test
    void neverTellsASecret() {
        assertThat(preview("""
                {"conversions": [{"id": "%s", "token": "new secret"}]}""".formatted(SALE)).items()).singleElement()
                .satisfies(item -> assertThat(item.fields()).containsExactly(new FieldChange("token", "***", "***")));
        assertThat(preview("""
                {"conversions": [{"id": "%s", "token": null}]}""".formatted(SALE)).items()).singleElement()
                .satisfies(item -> assertThat(item.fields()).containsExactly(new FieldChange("token", "***", "")));
        assertThat(preview("""
                {"conversions": [{"name": "Trial", "token": "a secret"}]}""").items()).singleElement()
                .satisfies(item -> assertThat(item.fields()).containsExactly(new FieldChange("token", "", "***")));
    }

    @Test
    void whatWasExportedChangesNothing() {
        SetupPreview preview = receiver.previewSetup(receiver.exportSetup().join()).join();

        assertThat(preview.items()).isEmpty();
        assertThat(preview.kept()).isEqualTo(3);
    }

    @Test
    void failsWithThePlaceWhereImportingWould() {
        assertThatThrownBy(() -> preview("""
                {"links": [{"slug": "autumn", "name": "Autumn", "destination": "ftp://shop.example/"}]}"""))
                .hasRootCauseMessage("links[0].destination: The destination has to begin with https:// or http://.");
        assertThatThrownBy(() -> preview("{\n \"links\": [}"))
                .hasStackTraceContaining("The file is not JSON at line 2, column ");
    }
}
