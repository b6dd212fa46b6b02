package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private Desk desk;
    private String before;

    @BeforeAll
    void define(@TempDir Path temp) {
        desk = new Desk(temp, new Setup());
        desk.define(FULL);
        before = exported();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private String exported() {
        return new String(desk.facade().exportSetup().join(), StandardCharsets.UTF_8);
    }

    /// Imports while the receiver runs, as each row would otherwise open the data folder anew; that the command ends with
    /// 2 is shown below.
    private void refused(String json, String... named) {
        assertThatThrownBy(() -> desk.facade().importSetup(json.getBytes(StandardCharsets.UTF_8)).get())
                .cause().isInstanceOfSatisfying(ReceiverException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ReceiverException.Kind.INVALID);
                    assertThat(refusal.sentence()).matches(".*[.?]");
                    assertThat(named).allMatch(refusal.sentence()::contains);
                });
        assertThat(exported()).as("all or nothing").isEqualTo(before);
    }

    private static String conversionWith(String more) {
        return "{\"conversions\": [{\"id\": \"" + SALE + "\"" + more + "}]}";
    }

    private static String linkWith(String more) {
        return "{\"links\": [{\"slug\": \"summer\"" + more + "}]}";
    }

    @Test
    void aNewConversionOrLinkNeedsItsFields() {
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
    void anUnknownFieldOrAnInvalidValueIsRefused(String field) {
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
    void anInvalidLinkIsRefused(String field) {
        refused(linkWith(", " + field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "a.b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aSlugHasItsShape(String slug) {
        refused("{\"links\": [{\"slug\": \"" + slug + "\", \"name\": \"x\", \"destination\":"
                + " \"https://h.example/?a=[s2sidentifier]\"}]}", "slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"conversions\": {}}", "{\"conversions\": [1]}",
            "{\"links\": [[]]}", "{\"conversion\": []}", "{\"conversions\": []} x", "{'conversions': []}"})
    void badJsonIsRefused(String json) {
        refused(json);
    }

    @Test
    void importIsAllOrNothing() {
        refused("{\"conversions\": [{\"name\": \"New\"}, {\"id\": \"" + SALE + "\", \"value\": \"99\"}],"
                + " \"links\": [{\"slug\": \"summer\", \"conversions\": [\"" + id(42) + "\"]}]}", id(42));
    }

    @Test
    void theCommandEndsWithTwoAndOneSentence(@TempDir Path temp) throws IOException {
        Path data = Files.createDirectory(temp.resolve("data"));
        assertThat(command(data, temp, FULL).exit()).isZero();
        for (String json : List.of("", "{", "[]", conversionWith(", \"vlaue\": \"1\""), conversionWith(
                ", \"value\": \"5,5\""), linkWith(", \"conversions\": [\"" + id(42) + "\"]"))) {
            Cli.Outcome outcome = command(data, temp, json);
            assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(2);
            assertThat(outcome.sentence()).matches(".*[.?]");
        }
        Cli.Outcome missing = Cli.on(data, "setup", "import", temp.resolve("nowhere.json").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.sentence()).contains("nowhere.json");
        assertThat(Cli.on(data, "setup", "export").out()).isEqualTo(before);
    }

    private static Cli.Outcome command(Path data, Path temp, String json) throws IOException {
        return Cli.on(data, "setup", "import", Files.writeString(temp.resolve("setup.json"), json).toString());
    }
}
