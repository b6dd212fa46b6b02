package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// *Definitions*: `setup import` and `setup export`.
class SetupTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FULL = SetupRefusalTest.FULL;

    private Path folder;
    private Path file;

    @BeforeEach
    void folders(@TempDir Path temp) {
        folder = temp;
        file = temp.resolve("setup.json");
    }

    private Cli.Outcome imports(String json) throws IOException {
        Files.writeString(file, json);
        return Cli.on(folder, "setup", "import", file.toString());
    }

    private void imported(String json) throws IOException {
        Cli.Outcome outcome = imports(json);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    private JsonNode exported() {
        Cli.Outcome outcome = Cli.on(folder, "setup", "export");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return JSON.readTree(outcome.bytes());
    }

    private JsonNode conversion() {
        return exported().get("conversions").get(0);
    }

    private JsonNode link() {
        return exported().get("links").get(0);
    }

    private static String conversionWith(String more) {
        return "{\"conversions\": [{\"id\": \"" + SALE + "\"" + more + "}]}";
    }

    private static String linkWith(String more) {
        return "{\"links\": [{\"slug\": \"summer\"" + more + "}]}";
    }

    @Test
    void whatWasImportedIsExportedWithTheTokenMasked() throws IOException {
        imported(FULL);
        assertThat(exported()).isEqualTo(JSON.readTree(FULL.replace("s3cret", "***")));
    }

    @Test
    void fieldsAreExportedInTheContractsOrder() throws IOException {
        imported(FULL);
        assertThat(conversion().propertyNames()).containsExactly("id", "name", "value", "commission", "percent",
                "currency", "network", "clickIdPlaceholder", "duplicates", "window", "allowedSenders", "token",
                "answer",
                "acceptDefaults", "acceptAliases", "active");
        assertThat(link().propertyNames()).containsExactly("slug", "name", "destination", "network", "conversions",
                "active");
    }

    @Test
    void theDefaults() throws IOException {
        imported(
                "{\"conversions\": [{\"name\": \"Lead\"}], \"links\": [{\"slug\": \"s\", \"name\": \"S\", \"destination\":"
                        + " \"https://h.example/?a=[s2sidentifier]\"}]}");
        JsonNode lead = conversion();
        assertThat(lead.get("id").asString()).matches("[0-9A-F]{32}");
        assertThat(lead.toString()).isEqualTo("{\"id\":\"" + lead.get("id").asString() + "\",\"name\":\"Lead\","
                + "\"value\":\"0\",\"commission\":\"0\",\"percent\":\"0\",\"currency\":null,\"network\":null,"
                + "\"clickIdPlaceholder\":null,\"duplicates\":\"once\",\"window\":null,\"allowedSenders\":[],"
                + "\"token\":null,\"answer\":\"status\",\"acceptDefaults\":false,\"acceptAliases\":false,"
                + "\"active\":true}");
        assertThat(link().toString()).isEqualTo("{\"slug\":\"s\",\"name\":\"S\",\"destination\":"
                + "\"https://h.example/?a=[s2sidentifier]\",\"network\":null,\"conversions\":[],\"active\":true}");
    }

    @Test
    void presentFieldsReplaceAbsentOnesKeep() throws IOException {
        imported(FULL);
        imported(conversionWith(", \"value\": \"25\", \"active\": false"));
        JsonNode expected = JSON.readTree(FULL.replace("s3cret", "***").replace("\"20.00\"", "\"25\"")
                .replace("\"acceptAliases\": true, \"active\": true", "\"acceptAliases\": true, \"active\": false"));
        assertThat(exported()).isEqualTo(expected);
        imported(linkWith(", \"name\": \"Other\""));
        assertThat(link().get("name").asString()).isEqualTo("Other");
        assertThat(link().get("destination").asString()).contains("[s2sidentifier]");
        assertThat(link().get("conversions").size()).isEqualTo(1);
        imported("{}");
        assertThat(exported().get("conversions").size()).as("what the file lacks stays").isEqualTo(1);
    }

    @Test
    void aListReplaces() throws IOException {
        imported(FULL);
        imported(conversionWith(", \"allowedSenders\": [\"198.51.100.1\"]"));
        assertThat(conversion().get("allowedSenders").toString()).isEqualTo("[\"198.51.100.1\"]");
        imported(conversionWith(", \"allowedSenders\": []"));
        assertThat(conversion().get("allowedSenders").size()).isZero();
        imported(linkWith(", \"conversions\": []"));
        assertThat(link().get("conversions").size()).isZero();
    }

    @Test
    void nullClears() throws IOException {
        imported(FULL);
        Map<String, String> cleared = new LinkedHashMap<>();
        for (String field : List.of("currency", "network", "clickIdPlaceholder", "window", "token")) {
            cleared.put(field, "null");
        }
        for (String amount : List.of("value", "commission", "percent")) {
            cleared.put(amount, "\"0\"");
        }
        cleared.put("duplicates", "\"once\"");
        cleared.put("answer", "\"status\"");
        cleared.put("allowedSenders", "[]");
        cleared.put("acceptDefaults", "false");
        cleared.put("acceptAliases", "false");
        StringBuilder nulls = new StringBuilder();
        cleared.keySet().forEach(field -> nulls.append(", \"").append(field).append("\": null"));
        imported(conversionWith(nulls.toString()));
        JsonNode conversion = conversion();
        cleared.forEach((field, value) -> assertThat(conversion.get(field).toString()).as(field).isEqualTo(value));
        imported(linkWith(", \"network\": null"));
        assertThat(link().get("network").isNull()).isTrue();
    }

    @Test
    void aTokenIsExportedMaskedAndTheMaskKeepsThePresentOne() throws IOException {
        imported(FULL);
        imported(conversionWith(", \"token\": \"***\", \"allowedSenders\": [], \"answer\": \"status\""));
        assertThat(conversion().get("token").asString()).isEqualTo("***");
        try (Desk desk = new Desk(folder, new Setup())) {
            String query = "clickId=" + desk.click() + "&id=" + SALE + "&val=1&com=1&token=";
            assertThat(desk.send(Wire.query(query + "***")).status()).isEqualTo(403);
            assertThat(desk.send(Wire.query(query + "s3cret")).status()).isEqualTo(200);
        }
        imported(conversionWith(", \"token\": \"other\""));
        assertThat(conversion().get("token").asString()).isEqualTo("***");
        imported(conversionWith(", \"token\": null"));
        assertThat(conversion().get("token").isNull()).isTrue();
    }

    @Test
    void anExportImportsIntoTheSameAndChangesNothing() throws IOException {
        imported(FULL);
        String before = exported().toString();
        imported(before);
        assertThat(exported().toString()).isEqualTo(before);
    }

    @Test
    void byIdWithoutCaseAndBySlugWithoutCase() throws IOException {
        imported(FULL);
        imported("{\"conversions\": [{\"id\": \"" + SALE.toLowerCase(Locale.ROOT) + "\", \"name\": \"Renamed\"}],"
                + " \"links\": [{\"slug\": \"SUMMER\", \"name\": \"Renamed\"}]}");
        assertThat(exported().get("conversions").size()).isEqualTo(1);
        assertThat(exported().get("links").size()).isEqualTo(1);
        assertThat(conversion().get("name").asString()).isEqualTo("Renamed");
        assertThat(conversion().get("id").asString()).isEqualTo(SALE);
    }

    @Test
    void withoutAnIdByNameIfExactlyOneHasIt() throws IOException {
        imported(FULL);
        imported("{\"conversions\": [{\"name\": \"Sale\", \"value\": \"1\"}]}");
        assertThat(exported().get("conversions").size()).isEqualTo(1);
        assertThat(conversion().get("value").asString()).isEqualTo("1");
        imported("{\"conversions\": [{\"name\": \"Sale 2\"}]}");
        assertThat(exported().get("conversions").size()).isEqualTo(2);
        imported("{\"conversions\": [{\"id\": \"" + id(1) + "\", \"name\": \"Sale\"}]}");
        assertThat(exported().get("conversions").size()).isEqualTo(3);
    }

    @Test
    void aLinkMayNameAConversionOfTheSameFile() throws IOException {
        imported(
                "{\"links\": [{\"slug\": \"s\", \"name\": \"S\", \"destination\": \"https://h.example/?a=[s2sidentifier]\","
                        + " \"conversions\": [\"" + id(5).toLowerCase(Locale.ROOT)
                        + "\"]}], \"conversions\": [{\"id\": \"" + id(5)
                        + "\", \"name\": \"C\"}]}");
        assertThat(link().get("conversions").toString()).isEqualTo("[\"" + id(5) + "\"]");
    }

    @Test
    void aDestinationWithoutTheTokenIsImportedWithAWarning() throws IOException {
        Cli.Outcome outcome = imports(FULL.replace("?s2=[s2sidentifier]", ""));
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out() + outcome.err()).contains("[s2sidentifier]").containsIgnoringCase("warning");
        assertThat(link().get("destination").asString()).isEqualTo("https://shop.example/landing");
    }

    @Test
    void amountsMayBePlaceholders() throws IOException {
        imported(FULL.replace("\"20.00\"", "\"#price#\"").replace("\"acceptDefaults\": true",
                "\"acceptDefaults\": false"));
        assertThat(conversion().get("value").asString()).isEqualTo("#price#");
        Cli.Outcome defaults = imports(conversionWith(", \"acceptDefaults\": true"));
        assertThat(defaults.exit()).as("then they must be amounts").isEqualTo(2);
        assertThat(conversion().get("acceptDefaults").asBoolean()).isFalse();
    }

    @Test
    void theMaskIsNoSecretWhereThereIsNone() throws IOException {
        imports("{\"conversions\": [{\"id\": \"" + id(1) + "\", \"name\": \"New\", \"token\": \"***\"}]}");
        JsonNode conversions = exported().get("conversions");
        assertThat(conversions.size() == 0 || conversions.get(0).get("token").isNull()).isTrue();
    }

    @Test
    void nothingDefinedIsExportedAsSuch() {
        JsonNode empty = exported();
        assertThat(empty.get("conversions").size()).isZero();
        assertThat(empty.get("links").size()).isZero();
    }

    @Test
    void severalOfEachKeepTheirOrderOrAtLeastAreAllThere() throws IOException {
        imported(new Setup().conversion(id(1), "A", "").conversion(id(2), "B", "").link("one", id(1)).link("two", id(2),
                id(1)).json());
        assertThat(StreamSupport.stream(exported().get("conversions").spliterator(), false)
                .map(c -> c.get("name").asString())).containsExactlyInAnyOrder("A", "B");
        JsonNode two = exported().get("links").get(1).get("slug").asString().equals("two")
                ? exported().get("links").get(1)
                : exported().get("links").get(0);
        assertThat(two.get("conversions").size()).isEqualTo(2);
    }

    @Test
    void aHexIdInLowerCaseIsTakenInUpperCase() throws IOException {
        imported("{\"conversions\": [{\"id\": \"" + id(3).toLowerCase(Locale.ROOT) + "\", \"name\": \"C\"}]}");
        assertThat(conversion().get("id").asString()).isEqualTo(id(3));
    }
}
