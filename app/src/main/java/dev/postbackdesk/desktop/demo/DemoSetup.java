package dev.postbackdesk.desktop.demo;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.shop.Offer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What the demo begins with: conversions, tracking links, and what the demo shop offers. Pure functions.
public final class DemoSetup {
    /// Click ids of the demo are the same each time; so its key is no secret.
    private static final byte[] CLICK_KEY = "the demo 2026 pd".getBytes(StandardCharsets.US_ASCII);
    private static final String SALE = "C24CA0512421422E80996FBEBFD2211D";

    private DemoSetup() {}

    public static byte[] clickKey() {
        return CLICK_KEY.clone();
    }

    /// The definitions file, whose links lead to the demo shop.
    ///
    /// @param base where the shop is reached, e.g. `http://127.0.0.1:8377`
    public static byte[] definitions(URI base) {
        try (InputStream file = Theme.asset("demo/demo.json").openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{base}", base.toString())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the shop offers, at the paths that the links lead to.
    public static List<Offer> offers() {
        return List.of(
                new Offer("verda", "sub1", "Verda", "verda", "Spring box",
                        "Twelve kinds of vegetables and herbs from the valley, picked the day before.", "Buy now",
                        new BigDecimal("64.90"), "EUR", "0", "10", SALE, "affise-postback/3.1"),
                new Offer("nordlys", "s2", "Nordlys", "nordlys", "Morning beans, 1\u00a0kg",
                        "Roasted on Tuesday in small drums: cocoa, hazelnut, a little orange.", "Buy now",
                        new BigDecimal("38.50"), "EUR", "0", "10", SALE, "nordlys/1.9"),
                new Offer("peakline", "aff_sub", "Peakline", "peakline", "Summer tent",
                        "Two people, 1.4 kg, up in three minutes, dry in every thunderstorm so far.", "Buy now",
                        new BigDecimal("149.00"), "USD", "0", "10", SALE, "peakline-s2s/2.4"),
                new Offer("nordlys-trial", "s2", "Nordlys", "nordlys", "Try three coffees",
                        "Three small bags to try at home. You pay nothing, and nothing goes on by itself.",
                        "Send me the trial", BigDecimal.ZERO, "EUR", "3.50", "0",
                        "0B9D4E7716C84D2F9A55E1C7B4402D88", "nordlys/1.9"),
                new Offer("peakline-news", "aff_sub", "Peakline", "peakline", "The Sunday letter",
                        "One tour a week, drawn by hand, with the huts that have a bed left.", "Sign up",
                        BigDecimal.ZERO, "USD", "0.40", "0", "5A61C0FD2B7E4A90B3D8F6120E9C7745",
                        "peakline-s2s/2.4"));
    }

    /// Whose word on the sender counts: the demo's own traffic plays merchants and visitors with addresses of their own, and
    /// comes from this machine.
    ///
    /// @param bind where the receiver listens
    public static List<SenderRange> playedBy(String bind) {
        return Stream.of("127.0.0.1", "::1", bind).distinct().filter(address -> SenderRange.problem(address).isEmpty())
                .map(SenderRange::new).toList();
    }
}
