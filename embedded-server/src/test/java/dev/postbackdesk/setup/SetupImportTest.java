package dev.postbackdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupImportTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    private static final ConversionId LEAD = new ConversionId("0123456789ABCDEF0123456789ABCDEF");
    private static final Conversion RICH = new Conversion(SALE, "Sale", "20.00", "1", "10", "EUR", "CAKE", "#s2#",
            DuplicateRule.BY_TRANSACTION, Duration.ofDays(30), List.of(new SenderRange("203.0.113.0/24")), "s3cret",
            AnswerRule.ALWAYS_200, true, true, Map.of(), Lifecycle.ACTIVE);
    private static final TrackingLink SUMMER = new TrackingLink(new Slug("summer"), "Summer campaign",
            "https://shop.example/landing?s2=[s2sidentifier]", "CAKE", List.of(SALE), Lifecycle.ACTIVE);
    private static final Definitions STORED = new Definitions(
            List.of(new StoredConversion(1, RICH), new StoredConversion(2, Conversion.named(LEAD, "Lead"))),
            List.of(new StoredLink(7, SUMMER)));
    private static final Networks NETWORKS = NetworksFile.shipped();

    @Test
    void takesTheContractsExample() throws SetupProblem {
        SetupChange change = plan(
                """
                        {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "name": "Sale", "value": "20.00", "commission": "0", "percent": "10", "currency": "EUR",
                                          "network": "CAKE", "clickIdPlaceholder": "#s2#", "duplicates": "once", "window": "P30D", "allowedSenders": ["203.0.113.0/24"], "token": null,
                                          "answer": "status", "acceptDefaults": false, "acceptAliases": false, "active": true}],
                         "links": [{"slug": "summer", "name": "Summer campaign", "destination": "https://shop.example/landing?s2=[s2sidentifier]",
                                    "network": "CAKE", "conversions": ["C24CA0512421422E80996FBEBFD2211D"], "active": true}]}
                        """,
                Definitions.NONE);

        assertThat(change.conversions()).containsExactly(new Conversion(SALE, "Sale", "20.00", "0", "10", "EUR", "CAKE",
                "#s2#", DuplicateRule.ONCE, Duration.ofDays(30), List.of(new SenderRange("203.0.113.0/24")), null,
                AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE));
        assertThat(change.links()).containsExactly(new LinkChange(null, SUMMER));
        assertThat(change.conversionsRead()).isEqualTo(1);
        assertThat(change.linksRead()).isEqualTo(1);
        assertThat(change.warnings()).isEmpty();
    }

    @Test
    void newOnesTakeTheirDefaults() throws SetupProblem {
        SetupChange change = plan("""
                {"conversions": [{"name": "Sale"}],
                 "links": [{"slug": "s", "name": "S", "destination": "https://a.example/?x=[s2sidentifier]"}]}
                """, Definitions.NONE);

        Conversion made = change.conversions().getFirst();
        assertThat(made).isEqualTo(Conversion.named(made.id(), "Sale"));
        assertThat(change.links().getFirst().link()).isEqualTo(new TrackingLink(new Slug("s"), "S",
                "https://a.example/?x=[s2sidentifier]", null, List.of(), Lifecycle.ACTIVE));
    }

    @Test
    void absentFieldsKeepAndPresentOnesReplace() throws SetupProblem {
        SetupChange change = plan(
                """
                        {"conversions": [{"id": "c24ca0512421422e80996fbebfd2211d", "percent": "12", "allowedSenders": ["192.0.2.1"]}],
                         "links": [{"slug": "SUMMER", "destination": "https://b.example/[s2sidentifier]"}]}
                        """,
                STORED);

        assertThat(change.conversions()).containsExactly(new Conversion(SALE, "Sale", "20.00", "1", "12", "EUR", "CAKE",
                "#s2#", DuplicateRule.BY_TRANSACTION, Duration.ofDays(30), List.of(new SenderRange("192.0.2.1")),
                "s3cret", AnswerRule.ALWAYS_200, true, true, Map.of(), Lifecycle.ACTIVE));
        assertThat(change.links()).singleElement().satisfies(link -> {
            assertThat(link.key()).isEqualTo(7);
            assertThat(link.link().destination()).isEqualTo("https://b.example/[s2sidentifier]");
            assertThat(link.link().conversions()).containsExactly(SALE);
        });
    }

    @Test
    void nullClearsOrSetsTheDefault() throws SetupProblem {
        SetupChange change = plan(
                """
                        {"conversions": [{"id": "C24CA0512421422E80996FBEBFD2211D", "value": null, "commission": null, "percent": null,
                          "currency": null, "network": null, "clickIdPlaceholder": null, "duplicates": null, "window": null,
                          "allowedSenders": null, "token": null, "answer": null, "acceptDefaults": null, "acceptAliases": null, "active": null}],
                         "links": [{"slug": "summer", "network": null, "conversions": null, "active": null}]}
                        """,
                STORED);

        assertThat(change.conversions()).containsExactly(Conversion.named(SALE, "Sale"));
        assertThat(change.links().getFirst().link().conversions()).isEmpty();
        assertThat(change.links().getFirst().link().network()).isNull();
    }

    @Test
    void whatTheFileLacksStays() throws SetupProblem {
        assertThat(plan("{}", STORED).isEmpty()).isTrue();
        assertThat(plan("{\"conversions\": [], \"links\": []}", STORED).isEmpty()).isTrue();
    }

    @Test
    void withoutAnIdTheOnlyOneOfTheNameIsMeant() throws SetupProblem {
        SetupChange change = plan("{\"conversions\": [{\"name\": \"Lead\", \"value\": \"3\"}]}", STORED);

        assertThat(change.conversions()).singleElement().satisfies(lead -> {
            assertThat(lead.id()).isEqualTo(LEAD);
            assertThat(lead.value()).isEqualTo("3");
        });
    }

    @Test
    void withoutAnIdAndWithTwoOfTheNameAThirdIsMadeAndSaid() throws SetupProblem {
        Definitions twins = new Definitions(List.of(new StoredConversion(1, Conversion.named(SALE, "Twin")),
                new StoredConversion(2, Conversion.named(LEAD, "Twin"))), List.of());

        SetupChange change = plan("{\"conversions\": [{\"name\": \"Twin\"}]}", twins);

        assertThat(change.conversions()).singleElement()
                .satisfies(made -> assertThat(made.id()).isNotIn(SALE, LEAD));
        assertThat(change.warnings()).singleElement().asString().contains("conversions[0]", "2 conversions");
    }

    @Test
    void aMaskedTokenKeepsThePresentOne() throws SetupProblem {
        String masked = "{\"conversions\": [{\"id\": \"C24CA0512421422E80996FBEBFD2211D\", \"name\": \"Sale\", \"token\": \"***\"}]}";

        assertThat(plan(masked, STORED).isEmpty()).isTrue();
        SetupChange elsewhere = plan(masked, Definitions.NONE);
        assertThat(elsewhere.conversions().getFirst().token()).isNull();
        assertThat(elsewhere.warnings()).singleElement().asString().contains("conversions[0].token", "secret");
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE,true,ACTIVE", "ACTIVE,false,PAUSED", "PAUSED,true,ACTIVE", "PAUSED,false,PAUSED",
            "ARCHIVED,true,ACTIVE", "ARCHIVED,false,ARCHIVED", "ARCHIVED,,ARCHIVED", "PAUSED,,PAUSED"})
    void activeMovesBetweenActiveAndPaused(Lifecycle before, String active, Lifecycle after) throws SetupProblem {
        Conversion old = Conversion.named(LEAD, "Lead").withLifecycle(before);
        TrackingLink link = SUMMER.withLifecycle(before);
        Definitions stored = new Definitions(List.of(new StoredConversion(1, RICH), new StoredConversion(2, old)),
                List.of(new StoredLink(1, link)));
        String field = active == null ? "" : ", \"active\": " + active;

        SetupChange change = plan("{\"conversions\": [{\"name\": \"Lead\", \"value\": \"7\"" + field
                + "}], \"links\": [{\"slug\": \"summer\", \"name\": \"Other\"" + field + "}]}", stored);

        assertThat(change.conversions().getFirst().lifecycle()).isEqualTo(after);
        assertThat(change.links().getFirst().link().lifecycle()).isEqualTo(after);
    }

    @Test
    void aLinkMayNameAConversionOfTheSameFileInAnyCase() throws SetupProblem {
        SetupChange change = plan(
                """
                        {"links": [{"slug": "s", "name": "S", "destination": "https://a.example/[s2sidentifier]", "conversions": ["abcdef00000000000000000000000001"]}],
                         "conversions": [{"id": "ABCDEF00000000000000000000000001", "name": "New"}]}
                        """,
                Definitions.NONE);

        assertThat(change.links().getFirst().link().conversions())
                .containsExactly(new ConversionId("ABCDEF00000000000000000000000001"));
    }

    @Test
    void anotherSpellingOfTheSlugReplacesIt() throws SetupProblem {
        SetupChange change = plan("{\"links\": [{\"slug\": \"Summer\"}]}", STORED);

        assertThat(change.links()).singleElement().satisfies(link -> {
            assertThat(link.key()).isEqualTo(7);
            assertThat(link.link().slug().value()).isEqualTo("Summer");
        });
    }

    @Test
    void aDestinationWithoutTheTokenIsAWarning() throws SetupProblem {
        SetupChange change = plan(
                "{\"links\": [{\"slug\": \"s\", \"name\": \"S\", \"destination\": \"https://a.example/\"}]}",
                Definitions.NONE);

        assertThat(change.links()).hasSize(1);
        assertThat(change.warnings()).singleElement().asString().contains("links[0].destination", "[s2sidentifier]");
    }

    @Test
    void anUnknownNetworkIsAWarning() throws SetupProblem {
        SetupChange change = plan("{\"conversions\": [{\"name\": \"A\", \"network\": \"My shop\"}]}", STORED);

        assertThat(change.conversions().getFirst().network()).isEqualTo("My shop");
        assertThat(change.warnings()).singleElement().asString().contains("conversions[0].network", "My shop");
    }

    @Test
    void thePresentTokenIsInNoMessage() {
        assertThat(problem("{\"conversions\": [{\"name\": \"A\", \"token\": \" hidden\\n\"}]}"))
                .doesNotContain("hidden");
        assertThat(RICH.toString()).doesNotContain("s3cret");
    }

    @Test
    void aFileAboveTheLimitIsRefused() {
        byte[] large = new byte[SetupJson.LARGEST + 1];
        assertThat(catchThrowableOfType(SetupProblem.class,
                () -> SetupImport.plan(large, STORED, NETWORKS, new SplittableRandom(1))).sentence())
                .contains("16 MiB");
    }

    private static SetupChange plan(String json, Definitions present) throws SetupProblem {
        return SetupImport.plan(json.getBytes(StandardCharsets.UTF_8), present, NETWORKS, new SplittableRandom(1));
    }

    private static String problem(String json) {
        return catchThrowableOfType(SetupProblem.class, () -> plan(json, STORED)).sentence();
    }
}
