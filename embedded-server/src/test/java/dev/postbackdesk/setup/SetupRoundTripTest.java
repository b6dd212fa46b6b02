package dev.postbackdesk.setup;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetupRoundTripTest {
    private static final Networks NETWORKS = NetworksFile.shipped();

    @Test
    void anEmptySetupIsTwoEmptyLists() {
        assertThat(text(Definitions.NONE)).isEqualTo("""
                {
                  "conversions": [],
                  "links": []
                }
                """);
    }

    @Test
    void fieldsStandInTheContractsOrderAndTokensAreMasked() {
        ConversionId id = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
        Conversion sale = new Conversion(id, "Sale – Größe", "20.00", "0", "10", "EUR", "CAKE", "#s2#",
                DuplicateRule.ONCE, Duration.ofDays(30), List.of(new SenderRange("203.0.113.0/24")), "s3cret",
                AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE);
        TrackingLink link = new TrackingLink(new Slug("summer"), "Summer campaign",
                "https://shop.example/landing?s2=[s2sidentifier]", null, List.of(id), Lifecycle.ARCHIVED);

        assertThat(text(new Definitions(List.of(new StoredConversion(1, sale)), List.of(new StoredLink(1, link)))))
                .isEqualTo("""
                        {
                          "conversions": [
                            {
                              "id": "C24CA0512421422E80996FBEBFD2211D",
                              "name": "Sale – Größe",
                              "value": "20.00",
                              "commission": "0",
                              "percent": "10",
                              "currency": "EUR",
                              "network": "CAKE",
                              "clickIdPlaceholder": "#s2#",
                              "duplicates": "once",
                              "window": "P30D",
                              "allowedSenders": [
                                "203.0.113.0/24"
                              ],
                              "token": "***",
                              "answer": "status",
                              "acceptDefaults": false,
                              "acceptAliases": false,
                              "active": true
                            }
                          ],
                          "links": [
                            {
                              "slug": "summer",
                              "name": "Summer campaign",
                              "destination": "https://shop.example/landing?s2=[s2sidentifier]",
                              "network": null,
                              "conversions": [
                                "C24CA0512421422E80996FBEBFD2211D"
                              ],
                              "active": false
                            }
                          ]
                        }
                        """);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void importingAnExportWhereItCameFromChangesNothing(int seed) throws SetupProblem {
        Definitions definitions = definitions(new SplittableRandom(seed));

        SetupChange again = SetupImport.plan(SetupExport.write(definitions), definitions, NETWORKS,
                new SplittableRandom(0));

        assertThat(again.isEmpty()).as(text(definitions)).isTrue();
        assertThat(again.conversionsRead()).isEqualTo(definitions.conversions().size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anExportBringsEverythingButSecretsToAnotherPlace(int seed) throws SetupProblem {
        Definitions definitions = definitions(new SplittableRandom(seed));

        SetupChange elsewhere = SetupImport.plan(SetupExport.write(definitions), Definitions.NONE, NETWORKS,
                new SplittableRandom(0));

        assertThat(elsewhere.conversions()).containsExactlyElementsOf(definitions.conversions().stream()
                .map(stored -> withoutToken(paused(stored.conversion()))).toList());
        assertThat(elsewhere.links()).extracting(LinkChange::link)
                .containsExactlyElementsOf(definitions.links().stream().map(stored -> stored.link()
                        .withLifecycle(stored.link().lifecycle().isActive() ? Lifecycle.ACTIVE : Lifecycle.PAUSED))
                        .toList());
    }

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            seeds.add(i);
        }
        return seeds;
    }

    private static String text(Definitions definitions) {
        return new String(SetupExport.write(definitions), StandardCharsets.UTF_8);
    }

    private static Conversion paused(Conversion conversion) {
        return conversion.withLifecycle(conversion.lifecycle().isActive() ? Lifecycle.ACTIVE : Lifecycle.PAUSED);
    }

    private static Conversion withoutToken(Conversion c) {
        return new Conversion(c.id(), c.name(), c.value(), c.commission(), c.percent(), c.currency(), c.network(),
                c.clickIdPlaceholder(), c.duplicates(), c.window(), c.allowedSenders(), null, c.answer(),
                c.acceptDefaults(), c.acceptAliases(), c.statuses(), c.lifecycle());
    }

    private static Definitions definitions(RandomGenerator random) {
        List<StoredConversion> conversions = new ArrayList<>();
        List<ConversionId> ids = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Conversion conversion = conversion(random);
            ids.add(conversion.id());
            conversions.add(new StoredConversion(conversions.size() + 1, conversion));
        }
        List<StoredLink> links = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            links.add(new StoredLink(i, new TrackingLink(new Slug("s_" + i + "-" + random.nextInt(9)), name(random),
                    "https://a.example/" + random.nextInt() + "?ü={x}&s=[s2sidentifier]#f",
                    random.nextBoolean() ? "CAKE" : null, ids.subList(0, random.nextInt(ids.size() + 1)),
                    pick(random, Lifecycle.values()))));
        }
        return new Definitions(conversions, links);
    }

    private static Conversion conversion(RandomGenerator random) {
        boolean defaults = random.nextBoolean();
        return new Conversion(ConversionId.generate(random), name(random), amount(random, defaults),
                amount(random, defaults), amount(random, defaults), orNull(random, "CHF"), orNull(random, "Affise"),
                orNull(random, "{sub1}"), pick(random, DuplicateRule.values()), window(random),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new SenderRange("2001:db8::/32"), new SenderRange("192.0.2.1")),
                orNull(random, name(random).strip()), pick(random, AnswerRule.values()), defaults, random.nextBoolean(),
                random.nextBoolean() ? Map.of() : Map.of("in review", "pending", "größe", "declined"),
                pick(random, Lifecycle.values()));
    }

    private static @Nullable Duration window(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Duration.ofDays(random.nextInt(1, 36_525));
            case 2 -> Duration.ofHours(random.nextInt(1, 5_000));
            default -> Duration.ofSeconds(random.nextInt(1, 5_000_000));
        };
    }

    private static String amount(RandomGenerator random, boolean plain) {
        return plain || random.nextBoolean() ? random.nextInt(1000) + "." + random.nextInt(10, 100) : "{payout}";
    }

    /// Letters of all planes, quotes and backslashes among them.
    private static String name(RandomGenerator random) {
        StringBuilder name = new StringBuilder("n");
        for (int i = random.nextInt(12); i > 0; i--) {
            int c = random.nextBoolean() ? random.nextInt(0x20, 0x7F) : random.nextInt(0xA1, 0x1F600);
            boolean text = switch (Character.getType(c)) {
                case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                default -> !Character.isISOControl(c);
            };
            name.appendCodePoint(text ? c : 'x');
        }
        return name.toString();
    }

    private static @Nullable String orNull(RandomGenerator random, String text) {
        return random.nextBoolean() ? text : null;
    }

    private static <T> T pick(RandomGenerator random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
