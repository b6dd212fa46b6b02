package dev.postbackdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way in which a definitions file can be wrong: the sentence names the place, and says what works there.
class SetupProblemTest {
    private static final Networks NETWORKS = NetworksFile.shipped();
    private static final Definitions STORED = new Definitions(List.of(new StoredConversion(1,
            Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Sale"))), List.of());

    @ParameterizedTest
    @MethodSource({"files", "conversions", "links"})
    void namesThePlaceAndWhatWorks(String json, String place, String cure) {
        SetupProblem problem = catchThrowableOfType(SetupProblem.class,
                () -> SetupImport.plan(json.getBytes(StandardCharsets.UTF_8), STORED, NETWORKS,
                        new SplittableRandom(1)));

        assertThat(problem).isNotNull();
        assertThat(problem.sentence()).contains(place).contains(cure).doesNotContain("\n").matches("(?s).*[.?]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"conversions\": [", "{\"links\": [{]}", "// a comment", "{\"links\": NaN}"})
    void keepsTheParsersSettingsToItself(String json) {
        SetupProblem problem = catchThrowableOfType(SetupProblem.class,
                () -> SetupImport.plan(json.getBytes(StandardCharsets.UTF_8), STORED, NETWORKS,
                        new SplittableRandom(1)));

        assertThat(problem.sentence()).startsWith("The file is not JSON at line 1").endsWith(".")
                .doesNotContain("Source", "REDACTED", "Feature", "enable");
    }

    /// A damaged file is refused in a sentence, or it is no longer damaged; nothing else happens.
    @Test
    void noFileIsTooOdd() {
        String whole = """
                {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "20.00", "window": "P30D",
                  "allowedSenders": ["203.0.113.0/24"], "token": "x", "answer": "status", "acceptDefaults": true, "active": true}],
                 "links": [{"slug": "summer", "name": "Summer", "destination": "https://shop.example/?s2=[s2sidentifier]",
                  "conversions": ["C24CA0512421422E80996FBEBFD2211D"]}]}
                """;
        String[] pieces = {"null", "[", "]", "{", "}", "\"", ",", "1e99999999", "-0", "\\u0000", "\u00e9", "/*", "true",
                "\"\"", "PT", "9".repeat(2000), "\ud83d"};
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder odd = new StringBuilder(whole);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(odd.length());
                odd.replace(at, Math.min(odd.length(), at + random.nextInt(4)), pieces[random.nextInt(pieces.length)]);
            }
            byte[] json = odd.toString()
                    .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE);
            try {
                assertThat(SetupImport.plan(json, STORED, NETWORKS, random).conversionsRead())
                        .isLessThan(2);
            } catch (SetupProblem e) {
                assertThat(e.sentence()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    static Stream<Arguments> files() {
        return Stream.of(arguments("", "empty", "{\"conversions\": [], \"links\": []}"),
                arguments("   ", "empty", "\"links\""), arguments("nonsense", "line 1, column", "JSON"),
                arguments("{\"conversions\": [}", "line 1, column 18", "JSON"),
                arguments("{\"conversions\": [\n{\"name\": \"A\",}]}", "line 2", "JSON"),
                arguments("{\"conversions\": [", "line 1", "JSON"),
                arguments("{} {}", "line 1, column 4", "remove"), arguments("{} x", "line 1", "JSON"),
                arguments("{'conversions': []}", "line 1", "JSON"), arguments("{} // done", "line 1", "JSON"),
                arguments("[]", "The file holds a list", "\"conversions\""),
                arguments("\"text\"", "The file holds a text", "\"conversions\""),
                arguments("null", "The file holds null", "\"conversions\""),
                arguments("{\"conversion\": []}", "conversion:", "did you mean \"conversions\"?"),
                arguments("{\"Links\": []}", "Links:", "did you mean \"links\"?"),
                arguments("{\"conversions\": {}}", "conversions:", "[]"),
                arguments("{\"conversions\": null}", "conversions:", "[]"),
                arguments("{\"links\": \"summer\"}", "links:", "[]"),
                arguments("{\"links\": [], \"links\": []}", "links:", "keep one"),
                arguments("[".repeat(5000), "nested too deeply", "\"links\""));
    }

    static Stream<Arguments> conversions() {
        return Stream.of(one("\"Sale\"", "conversions[0]:", "\"name\""), one("null", "conversions[0]:", "\"name\""),
                one("{}", "conversions[0].name:", "\"Sale\""), field("name", "null", "\"Sale\""),
                field("name", "\"\"", "\"Sale\""), field("name", "\" \"", "\"Sale\""), field("name", "5", "\"Sale\""),
                field("name", "\"a\\nb\"", "\"Sale\""), field("name", "\"a\\u2028b\"", "\"Sale\""),
                field("name", "\"\\ud800\"", "\"Sale\""), field("name", "\"" + "x".repeat(201) + "\"", "200"),
                one("{\"name\": \"A\", \"name\": \"B\"}", "conversions[0].name:", "keep one"),
                one("{\"name\": \"A\", \"windw\": \"P1D\"}", "conversions[0].windw:", "did you mean \"window\"?"),
                one("{\"name\": \"A\", \"xyz\": 1}", "conversions[0].xyz:", "\"acceptDefaults\""),
                other("id", "\"123\"", "32 hex digits"), other("id", "5", "\"C24CA0512421422E80996FBEBFD2211D\""),
                other("value", "20", "\"20.00\""), other("value", "\"$20\"", "\"20.00\""),
                other("value", "\"20,00\"", "\"20.00\""), other("value", "\"\"", "\"20.00\""),
                other("value", "\"-1\"", "\"20.00\""), other("value", "\"1e5\"", "\"20.00\""),
                other("value", "\"1.1234567\"", "\"20.00\""), other("value", "\"٣\"", "\"20.00\""),
                other("commission", "\"abc\"", "\"#price#\""), other("percent", "\"10%\"", "\"20.00\""),
                other("currency", "\"EURO\"", "\"EUR\""), other("currency", "\"eur\"", "\"EUR\""),
                other("network", "5", "in quotes"), other("clickIdPlaceholder", "\"\"", "a text, such as"),
                other("duplicates", "\"never\"", "\"once\" or \"by-transaction\" or \"every\""),
                other("duplicates", "true", "\"once\""), other("window", "\"30 days\"", "\"P30D\""),
                other("window", "\"P1M\"", "\"P30D\""), other("window", "\"P0D\"", "\"PT36H\""),
                other("window", "\"-P1D\"", "\"PT36H\""), other("window", "\"P\"", "\"PT36H\""),
                other("window", "\"P1DT\"", "\"PT36H\""), other("window", "\"P999999999W\"", "100 years"),
                other("window", "30", "\"P30D\""), other("allowedSenders", "\"203.0.113.7\"", "[\"203.0.113.0/24\"]"),
                element("allowedSenders", "\"shop.example\"", "203.0.113.0/24"),
                element("allowedSenders", "\"203.0.113.0/33\"", "/32"), element("allowedSenders", "null", "203.0.113"),
                other("token", "\"\"", "or null"), other("token", "7", "or null"), other("token", "\" x\"", "or null"),
                other("answer", "\"200\"", "\"status\" or \"always-200\""),
                other("acceptDefaults", "\"true\"", "true or false"), other("acceptAliases", "1", "true or false"),
                other("active", "\"yes\"", "true or false"),
                arguments("{\"conversions\": [{\"name\": \"A\", \"value\": \"#price#\", \"acceptDefaults\": true}]}",
                        "conversions[0].value:", "\"20.00\""),
                arguments("{\"conversions\": [{\"name\": \"A\"}, {\"name\": \"A\"}]}", "conversions[1]:", "keep one"),
                arguments("{\"conversions\": [{\"name\": \"Sale\"}, {\"id\": \"c24ca0512421422E80996FBEBFD2211D\"}]}",
                        "conversions[1]:", "stands in conversions[0] too"));
    }

    static Stream<Arguments> links() {
        String rest = "\"name\": \"S\", \"destination\": \"https://a.example/[s2sidentifier]\"";
        return Stream.of(arguments("{\"links\": [{" + rest + "}]}", "links[0].slug:", "\"summer\""),
                arguments("{\"links\": [{\"slug\": \"a b\", " + rest + "}]}", "links[0].slug:", "1 to 64"),
                arguments("{\"links\": [{\"slug\": \"s\"}]}", "links[0].name:", "needed"),
                arguments("{\"links\": [{\"slug\": \"s\", \"name\": \"S\"}]}", "links[0].destination:",
                        "[s2sidentifier]"),
                destination("ftp://a.example/", "https://"), destination("/landing", "https://"),
                destination("https://", "https://"), destination("https://user:secret@a.example/", "@"),
                destination("https://a.example/\\u0007", "control character"), destination("", "https://"),
                arguments("{\"links\": [{\"slug\": \"s\", " + rest + ", \"conversions\": [\"Sale\"]}]}",
                        "links[0].conversions[0]:", "32 hex digits"),
                arguments("{\"links\": [{\"slug\": \"s\", " + rest
                        + ", \"conversions\": [\"00000000000000000000000000000001\"]}]}", "links[0].conversions[0]:",
                        "00000000000000000000000000000001"),
                arguments("{\"links\": [{\"slug\": \"s\", " + rest
                        + ", \"conversions\": [\"C24CA0512421422E80996FBEBFD2211D\", \"c24CA0512421422E80996FBEBFD2211D\"]}]}",
                        "links[0].conversions[1]:", "keep one"),
                arguments("{\"links\": [{\"slug\": \"s\", " + rest + "}, {\"slug\": \"S\", " + rest + "}]}",
                        "links[1]:", "stands in links[0] too"),
                arguments("{\"links\": [{\"slug\": \"s\", " + rest + ", \"url\": \"\"}]}", "links[0].url:",
                        "known are"));
    }

    private static Arguments one(String conversion, String place, String cure) {
        return arguments("{\"conversions\": [" + conversion + "]}", place, cure);
    }

    private static Arguments field(String name, String value, String cure) {
        return one("{\"" + name + "\": " + value + "}", "conversions[0]." + name + ":", cure);
    }

    private static Arguments other(String name, String value, String cure) {
        return one("{\"name\": \"A\", \"" + name + "\": " + value + "}", "conversions[0]." + name + ":", cure);
    }

    private static Arguments element(String name, String value, String cure) {
        return one("{\"name\": \"A\", \"" + name + "\": [\"192.0.2.1\", " + value + "]}",
                "conversions[0]." + name + "[1]:", cure);
    }

    private static Arguments destination(String value, String cure) {
        return arguments("{\"links\": [{\"slug\": \"s\", \"name\": \"S\", \"destination\": \"" + value + "\"}]}",
                "links[0].destination:", cure);
    }
}
