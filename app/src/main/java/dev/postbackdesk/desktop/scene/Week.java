package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.click.Visit;
import dev.postbackdesk.desktop.demo.Merchant;
import dev.postbackdesk.receiver.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// The seven days before the hour of [Past], each with some clicks and postbacks, and a backup at three in the night.
final class Week {
    static final List<Instant> NIGHTS = IntStream.rangeClosed(16, 22)
            .mapToObj(day -> Instant.parse("2026-11-" + day + "T03:00:00Z")).toList();
    /// Of each day.
    private static final int[] POSTBACKS = {212, 187, 204, 241, 198, 176, 223};
    private static final int CLICKS_EACH = 5;

    private Week() {}

    static void playDayBefore(History history, Instant night) {
        int postbacks = POSTBACKS[NIGHTS.indexOf(night)];
        List<CompletableFuture<?>> stored = new ArrayList<>();
        for (int i = 0; i < postbacks; i++) {
            Instant at = night.minus(Duration.ofHours(20)).plusSeconds(240L * i);
            for (int click = 0; click < CLICKS_EACH; click++) {
                stored.add(history.visit(new Visit(at.plusSeconds(click), "GET", Merchant.VERDA.slug(), "",
                        "192.0.2." + (10 + i % 200), "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", null, false,
                        false)));
            }
            stored.add(history.arrive(Merchant.SUMMER.postback(at, "{clickid}", "&val=49.90&com=0&comperc=10")));
        }
        stored.forEach(CompletableFuture::join);
    }
}
