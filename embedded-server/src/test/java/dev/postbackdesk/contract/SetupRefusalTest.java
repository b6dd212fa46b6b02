package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `setup import` refuses, with 2, one sentence, and nothing changed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupRefusalTest {
    /// Every field, and none as it is by default.
    static final String FULL = """
            {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "20.00",
                              "commission": "0", "percent": "10", "currency": "EUR", "network": "CAKE",
                              "clickIdPlaceholder": "#s2#", "duplicates": "by-transaction", "window": "P30D",
                              "allowedSenders": ["203.0.113.0/24", "127.0.0.1"], "token": "s3cret",
                              "answer": "always-200", "acceptDefaults": true, "acceptAliases": true, "active": true}],
             "links": [{"slug": "summer", "name": "Summer campaign",
                        "destination": "https://shop.example/landing?s2=[s2sidentifier]", "network": "CAKE",
                        "conversions": ["C24CA0512421422E80996FBEBFD2211D"], "active": true}]}
            """;

    private Path folder;
    private Path file;
    private String before;

    @BeforeAll
    void define(@TempDir Path temp) throws IOException {
        folder = temp;
        file = temp.resolve("setup.json");
        Files.writeString(file, FULL);
        assertThat(Cli.on(folder, "setup", "import", file.toString()).exit()).isZero();
        before = Cli.on(folder, "setup", "export").out();
        assertThat(before).contains("summer");
    }

    /// One look for all: an export each time would double the time that these tests take.
    @AfterAll
    void allOrNothing() {
        assertThat(Cli.on(folder, "setup", "export").out()).isEqualTo(before);
    }

    private void refused(String json, String... named) throws IOException {
        Files.writeString(file, json);
        Cli.Outcome outcome = Cli.on(folder, "setup", "import", file.toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(2);
        String sentence = outcome.sentence();
        assertThat(sentence).matches(".*[.?]");
        assertThat(named).allMatch(sentence::contains);
    }

    private static String conversionWith(String more) {
        return "{\"conversions\": [{\"id\": \"" + SALE + "\"" + more + "}]}";
    }

    private static String linkWith(String more) {
        return "{\"links\": [{\"slug\": \"summer\"" + more + "}]}";
    }

    @Test
    void aNewConversionOrLinkNeedsItsFields() throws IOException {
        refused("{\"conversions\": [{\"value\": \"1\"}]}", "name");
        refused("{\"conversions\": [{\"id\": \"" + id(1) + "\"}]}", "name");
        refused("{\"links\": [{\"name\": \"x\", \"destination\": \"https://h.example/?a=[s2sidentifier]\"}]}", "slug");
        refused("{\"links\": [{\"slug\": \"x\", \"destination\": \"https://h.example/?a=[s2sidentifier]\"}]}", "name");
        refused("{\"links\": [{\"slug\": \"x\", \"name\": \"x\"}]}", "destination");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"vlaue\": \"1\"", "\"Name\": \"x\"", "\"value\": \"5,5\"", "\"value\": \"$5\"",
            "\"value\": \"\"", "\"value\": \"-1\"", "\"value\": \"1234567890123\"", "\"value\": \"1e5\"",
            "\"commission\": \"x\"", "\"percent\": \"10%\"", "\"duplicates\": \"twice\"", "\"duplicates\": \"Once\"",
            "\"window\": \"30 days\"", "\"window\": \"-P1D\"", "\"allowedSenders\": \"127.0.0.1\"",
            "\"allowedSenders\": [\"localhost\"]", "\"allowedSenders\": [\"10.0.0.0/33\"]",
            "\"allowedSenders\": [\"10.0.0.1.2\"]", "\"allowedSenders\": [1]", "\"answer\": \"always-404\"",
            "\"answer\": 200", "\"acceptDefaults\": \"yes\"", "\"acceptAliases\": 1", "\"active\": \"true\"",
            "\"name\": \"\"", "\"name\": null", "\"name\": 7", "\"currency\": \"EURO\"", "\"token\": 7",
            "\"acceptDefaults\": true, \"value\": \"{payout}\"", "\"id\": \"twice\""})
    void anUnknownFieldOrAnInvalidValueIsRefused(String field) throws IOException {
        refused(field.contains("\"id\"")
                ? "{\"conversions\": [{" + field + ", \"name\": \"x\"}]}"
                : conversionWith(", " + field), field.replaceAll(".*\"(\\w+)\": [^:]*$", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"destination\": \"shop.example/?s2=[s2sidentifier]\"", "\"destination\": \"/landing\"",
            "\"destination\": \"ftp://shop.example/[s2sidentifier]\"", "\"destination\": \"javascript:alert(1)\"",
            "\"destination\": \"https://user:pw@shop.example/[s2sidentifier]\"",
            "\"destination\": \"https://user@shop.example/[s2sidentifier]\"",
            "\"destination\": \"https://shop.example/\\r\\nX: y\"", "\"destination\": \"https://shop.example/\\u0000\"",
            "\"destination\": \"https://shop.example/\\u0085\"", "\"destination\": \"https://\"",
            "\"destination\": \"\"", "\"destination\": null", "\"unknown\": 1", "\"active\": 1",
            "\"conversions\": [\"C0FFEE00000000000000000000000099\"]", "\"conversions\": [\"x\"]",
            "\"conversions\": \"C24CA0512421422E80996FBEBFD2211D\"", "\"name\": \"\""})
    void anInvalidLinkIsRefused(String field) throws IOException {
        refused(linkWith(", " + field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "a.b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aSlugHasItsShape(String slug) throws IOException {
        refused("{\"links\": [{\"slug\": \"" + slug + "\", \"name\": \"x\", \"destination\":"
                + " \"https://h.example/?a=[s2sidentifier]\"}]}", "slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"conversions\": {}}", "{\"conversions\": [1]}",
            "{\"links\": [[]]}", "{\"conversion\": []}", "{\"conversions\": []} x", "{'conversions': []}"})
    void badJsonIsRefused(String json) throws IOException {
        refused(json);
    }

    @Test
    void importIsAllOrNothing() throws IOException {
        refused("{\"conversions\": [{\"name\": \"New\"}, {\"id\": \"" + SALE + "\", \"value\": \"99\"}],"
                + " \"links\": [{\"slug\": \"summer\", \"conversions\": [\"" + id(42) + "\"]}]}", id(42));
    }

    @Test
    void aFileThatCannotBeReadIsTwo() {
        Cli.Outcome outcome = Cli.on(folder, "setup", "import", folder.resolve("nowhere.json").toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.sentence()).contains("nowhere.json");
    }
}
