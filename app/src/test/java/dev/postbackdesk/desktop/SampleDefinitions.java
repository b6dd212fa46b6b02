package dev.postbackdesk.desktop;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.LinkFigures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The definitions of the design's pictures.
public final class SampleDefinitions {
    public static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    public static final ConversionId SUBSCRIPTION = new ConversionId("7F1E09B3D84A4C5EA2B66D0C93F1584A");
    public static final ConversionId LEAD = new ConversionId("0B9D4E77A1C34F0D9B6E52D8C7F03A11");
    public static final ConversionId NEWSLETTER = new ConversionId("5A61C0FD0F0E4B7A8C9D1E2F3A4B5C6D");
    public static final ConversionId TRIAL = new ConversionId("E30F7A92B1D24C6E8F70A1B2C3D4E5F6");
    private static final ConversionId OLD = new ConversionId("11111111111111111111111111111111");

    private SampleDefinitions() {}

    public static Definitions all() {
        Conversion sale = new Conversion(SALE, "Sale", "{payout}", "0", "10", "USD", "TUNE (HasOffers)", null,
                DuplicateRule.ONCE, Duration.ofDays(30), List.of(new SenderRange("203.0.113.0/24")), null,
                AnswerRule.STATUS, false, false, Map.of("in review", "pending", "storno", "declined"),
                Lifecycle.ACTIVE);
        return new Definitions(
                List.of(new StoredConversion(1, sale), conversion(2, SUBSCRIPTION, "Subscription", Lifecycle.ACTIVE),
                        conversion(3, LEAD, "Lead", Lifecycle.ACTIVE),
                        conversion(4, NEWSLETTER, "Newsletter sign-up", Lifecycle.ACTIVE),
                        conversion(5, TRIAL, "Trial", Lifecycle.PAUSED), conversion(6, OLD, "Old", Lifecycle.ARCHIVED)),
                List.of(link(1, "verda-box", "Verda spring box",
                        "https://verda.example/box/spring?lang=it&sub1=[s2sidentifier]#offers", "Affise",
                        Lifecycle.ACTIVE, SALE, SUBSCRIPTION),
                        link(2, "summer", "Summer campaign",
                                "https://shop.peakline.example/landing?ref=7&aff_sub=[s2sidentifier]",
                                "TUNE (HasOffers)", Lifecycle.ACTIVE, SALE, LEAD),
                        link(3, "beans", "Nordlys beans", "https://nordlys.example/beans", "CAKE", Lifecycle.ACTIVE,
                                SALE,
                                LEAD),
                        link(4, "trial", "Nordlys trial", "https://nordlys.example/trial?s2=[s2sidentifier]", "CAKE",
                                Lifecycle.ACTIVE, TRIAL),
                        link(5, "verda-winter", "Verda winter box", "https://verda.example/box?sub1=[s2sidentifier]",
                                "Affise", Lifecycle.PAUSED, SALE),
                        link(6, "spring-old", "Spring 2025", "https://verda.example/old?sub1=[s2sidentifier]", "Affise",
                                Lifecycle.ARCHIVED, SALE)));
    }

    private static StoredConversion conversion(int key, ConversionId id, String name, Lifecycle lifecycle) {
        return new StoredConversion(key, new Conversion(id, name, "20.00", "3.50", "0", "EUR", "Affise", null,
                DuplicateRule.ONCE, null, List.of(), null, AnswerRule.STATUS, false, false, Map.of(), lifecycle));
    }

    private static StoredLink link(int key, String slug, String name, String destination, String network,
            Lifecycle lifecycle, ConversionId... conversions) {
        return new StoredLink(key,
                new TrackingLink(new Slug(slug), name, destination, network, List.of(conversions), lifecycle));
    }

    public static Map<ConversionId, ConversionFigures> conversionFigures() {
        return Map.of(SALE, new ConversionFigures(41, 268, 37, 0, amounts("USD", "1904.26")), SUBSCRIPTION,
                new ConversionFigures(6, 40, 2, 0, amounts("EUR", "716.40")), LEAD,
                new ConversionFigures(28, 190, 4, 0, amounts("EUR", "665.00")));
    }

    public static Map<Integer, LinkFigures> linkFigures() {
        return Map.of(1, new LinkFigures(318, 2118, 164, 37, 141, 129, amounts("EUR", "902.18")), 2,
                new LinkFigures(204, 1400, 90, 0, 120, 80, amounts("USD", "300.00")));
    }

    private static SortedMap<String, BigDecimal> amounts(String currency, String amount) {
        return new TreeMap<>(Map.of(currency, new BigDecimal(amount)));
    }
}
