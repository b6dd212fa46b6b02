package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.LinkFigures;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Conversion SALE = Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"),
            "Sale");
    private static final Conversion LEAD = Conversion.named(new ConversionId("0B9D4E7716C84D2F9A55E1C7B4402D88"),
            "Lead");

    private static StoredLink link(int key, Lifecycle lifecycle, ConversionId... conversions) {
        return new StoredLink(key, new TrackingLink(new Slug("link" + key), "Link " + key,
                "https://shop.example/?s=[s2sidentifier]", null, List.of(conversions), lifecycle));
    }

    private static Definitions definitions(StoredLink... links) {
        return new Definitions(List.of(new StoredConversion(1, SALE), new StoredConversion(2, LEAD)), List.of(links));
    }

    private static LinkFigures clicks(long clicks, long bots) {
        return new LinkFigures(0, clicks, bots, 0, 0, 0, Collections.emptySortedMap());
    }

    private static ConversionFigures arrived(long accepted, long rejected) {
        return new ConversionFigures(0, accepted, rejected, 0, Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    @Test
    void clicksWithoutAnyPostbackAreSaidTheMostFirst() {
        Definitions all = definitions(link(1, Lifecycle.ACTIVE, SALE.id()),
                link(2, Lifecycle.ACTIVE, SALE.id(), LEAD.id()), link(3, Lifecycle.PAUSED, SALE.id()));
        Map<Integer, LinkFigures> clicked = Map.of(1, clicks(30, 25), 2, clicks(40, 0), 3, clicks(900, 0));

        assertThat(Silence.of(all, Map.of(), clicked)).containsExactly(new Silence(SALE, 45, 2),
                new Silence(LEAD, 40, 2));
        assertThat(Silence.of(all, Map.of(SALE.id(), arrived(0, 1), LEAD.id(), arrived(1, 0)), clicked)).isEmpty();
        assertThat(Silence.of(all, Map.of(), Map.of(1, clicks(10, 0), 2, clicks(9, 0)))).isEmpty();
    }

    @Test
    void theInsightsTellThem() {
        Instant now = Instant.parse("2026-11-22T10:42:10Z");
        MemoryReceiver receiver = new MemoryReceiver(() -> now);
        receiver.figures(Map.of(LEAD.id(), arrived(3, 0)), Map.of(1, clicks(21, 0)));
        Definitions all = definitions(link(1, Lifecycle.ACTIVE, SALE.id(), LEAD.id()));
        InsightsViewModel insights = new InsightsViewModel(receiver, new Tasks(Runnable::run), () -> all);

        insights.tick();

        assertThat(insights.silencesProperty().get()).containsExactly(new Silence(SALE, 21, 1));
    }

    @Test
    void theSelfTestFillsEverythingIn() {
        assertThat(SelfTest.target(LEAD, "7h3k9v2xq8m4t0c6zr1p5w8ney"))
                .isEqualTo("/postback?clickId=7h3k9v2xq8m4t0c6zr1p5w8ney&id=" + LEAD.id() + "&val=0&com=0");
    }
}
