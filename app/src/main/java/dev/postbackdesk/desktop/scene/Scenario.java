package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.desktop.demo.DemoClock;
import dev.postbackdesk.desktop.demo.DemoHistory;
import dev.postbackdesk.desktop.demo.DemoSetup;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.shell.SavedFilter;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.receiver.History;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A named scene of `--scene`: a past played through a real receiver, and what is open in the window.
public enum Scenario {
    /// Nothing has ever happened.
    EMPTY(null),
    /// A busy hour, no detail open.
    TABLE(null),
    /// The same hour after thirty days of business.
    MONTH(null),
    /// The same hour; a placeholder was not replaced.
    PLACEHOLDER(Past.PLACEHOLDER),
    /// The same hour; a sender is not allowed.
    SENDER(Past.SENDER),
    /// The same hour; the postback with the placeholder is sent again.
    REPLAY(Past.PLACEHOLDER),
    /// The same hour; an e-mail of a merchant is checked.
    CHECK(null),
    /// The same hour; a network is chosen for another merchant.
    CONNECT_NETWORK(null),
    /// The same hour; a merchant that no network is known of, whose manual was pasted.
    CONNECT_OWN(null),
    /// The same hour; a network's placeholders are being changed.
    CONNECT_TEMPLATE(null),
    /// The same hour; the offer's address was pasted.
    CONNECT_OFFER(null),
    /// The same hour; what a sale is worth.
    CONNECT_PAY(null),
    /// The same hour; a merchant is connected and was tested.
    CONNECT(null),
    /// The same hour; the first link was followed, and the shop loses the click id.
    FOLLOWED(null),
    /// The same, and both answers are shown between which it got lost.
    ANSWERS(null),
    /// The same hour after a week of which there are backups; their dialog is open.
    BACKUPS(null),
    /// The same hour; the command palette is open.
    PALETTE(null),
    /// The same hour; guide and keys are open at the page of the screen.
    GUIDE(null),
    /// The demo, of which phones know nothing.
    DEMO(null),
    /// The demo's stage view, open to phones.
    STAGE(null),
    /// The same hour; something is searched, and the last term is being completed.
    SEARCH(null),
    /// The same hour; a search that is not understood whole.
    SEARCH_PROBLEM(null),
    /// The same hour; a search that nothing matches.
    NO_MATCH(null),
    /// The same hour; clicks are searched, and the last term is being completed.
    CLICK_SEARCH(null),
    /// Nothing has ever happened; the tour is at its first station.
    TOUR(null),
    /// The same hour; an amount that is encoded twice is rehearsed, up to the request.
    REHEARSAL(null),
    /// The same hour; a rehearsal with a placeholder that was not replaced is at its end.
    REHEARSAL_DONE(null),
    /// The same hour; a load runs.
    REHEARSAL_LOAD(null),
    /// The same hour, of which nothing answers yet.
    LOADING(null),
    /// The same hour, of which nothing can be read.
    UNREADABLE(null),
    /// The same hour; its lists can be read, and nothing more of what is in them.
    PARTLY_UNREADABLE(Past.PLACEHOLDER),
    /// After the same week the database was cut off.
    DAMAGED(null);

    private final @Nullable Instant open;

    Scenario(@Nullable Instant open) {
        this.open = open;
    }

    private boolean isFirstStart() {
        return this == EMPTY || this == TOUR;
    }

    /// Whether it is the demo.
    public boolean isDemo() {
        return this == DEMO || this == STAGE;
    }

    /// The receiver as this scene has it.
    public Receiver of(Receiver sound) {
        return this == LOADING
                ? Troubled.silent(sound)
                : this == UNREADABLE
                        ? Troubled.unreadable(sound)
                        : this == PARTLY_UNREADABLE ? Troubled.partly(sound) : sound;
    }

    /// The address that it listens on.
    public String bind() {
        return this == STAGE ? "192.168.178.20" : ReceiverConfig.DEFAULT_BIND;
    }

    /// As `--scene` names it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Scenario> named(String word) {
        return Arrays.stream(values()).filter(scenario -> scenario.word().equals(word)).findFirst();
    }

    /// The searches of postbacks that are kept.
    public List<SavedFilter> filters() {
        return isFirstStart()
                ? List.of()
                : List.of(new SavedFilter("Rejected today", "result:rejected since:today"),
                        new SavedFilter("Waits for approval", "result:pending"),
                        new SavedFilter("Above 100 EUR", "val>100 currency:EUR"),
                        new SavedFilter("Accepted, but warned", "result:accepted has:warning"));
    }

    /// Likewise of clicks.
    public List<SavedFilter> clickFilters() {
        return isFirstStart()
                ? List.of()
                : List.of(new SavedFilter("People today", "by:person since:today"),
                        new SavedFilter("Summer, sold", "link:summer has:conversion"),
                        new SavedFilter("Crawlers", "by:crawler"));
    }

    /// What is searched, and what is being written after it.
    public List<String> search() {
        return switch (this) {
            case SEARCH -> List.of("since:1h result:rejected,duplicate", "sender:203.0");
            case SEARCH_PROBLEM -> List.of("result:rejected val>abc since:yesterday?", "");
            case CLICK_SEARCH -> List.of("link:summer by:person", "has:");
            case NO_MATCH -> List.of("result:rejected link:\"Verda spring box\" val>5000", "");
            case EMPTY, TABLE, MONTH, PLACEHOLDER, SENDER, REPLAY, CHECK, CONNECT_NETWORK, CONNECT_TEMPLATE,
                    CONNECT_OWN,
                    CONNECT_OFFER, CONNECT_PAY, CONNECT, FOLLOWED, ANSWERS, BACKUPS, PALETTE, GUIDE, DEMO, STAGE,
                    TOUR,
                    REHEARSAL,
                    REHEARSAL_DONE, REHEARSAL_LOAD, LOADING, UNREADABLE, PARTLY_UNREADABLE, DAMAGED ->
                List.of();
        };
    }

    /// The nights of the week before, on which backups were made; none for most.
    public List<Instant> nights() {
        return this == BACKUPS || this == DAMAGED ? Week.NIGHTS : List.of();
    }

    /// Plays a day of the week before.
    public static void playDayBefore(History history, Instant night) {
        Week.playDayBefore(history, night);
    }

    /// The clock of all scenes.
    public static InstantSource clock() {
        return InstantSource.fixed(Past.NOW);
    }

    /// The key of all scenes' click ids: the ids are the same in each picture.
    public static byte[] clickKey() {
        return new byte[]{'h', 'a', 'r', 'b', 'o', 'u', 'r', ' ', 'a', 'd', 's', ' ', '2', '0', '2', '6'};
    }

    /// The address that merchants use here, or null.
    public @Nullable URI publicAddress() {
        return isFirstStart() || isDemo() ? null : URI.create("https://pb.harbourads.example");
    }

    /// What the last check of the public address came to, two minutes ago.
    public Optional<AddressCheck> addressCheck() {
        return Optional.ofNullable(publicAddress()).map(address -> new AddressCheck(address,
                Past.NOW.minus(Duration.ofMinutes(2)), new AddressCheck.Outcome.Works(Duration.ofMillis(212))));
    }

    /// Where a visitor of a link went, where it was followed.
    ///
    /// @param destination with the click id of a test in place
    public Optional<LinkWalk> walk(String destination, String clickId) {
        if (this != FOLLOWED && this != ANSWERS) {
            return Optional.empty();
        }
        String without = destination.replaceFirst("[?&][^=?&]+=" + clickId, "").replace("https://", "https://www.");
        Duration took = Duration.ofMillis(140);
        return Optional.of(new LinkWalk(clickId, Past.NOW.minus(Duration.ofMinutes(1)), List.of(
                new LinkWalk.Hop(destination, 301, without, LinkWalk.By.REDIRECT, false, took),
                new LinkWalk.Hop(without, 200, null, null, false, took)), new LinkWalk.End.Arrived(false)));
    }

    /// What was seen of it before the window opened.
    public Instant seenUntil() {
        return isDemo() ? Past.NOW : Past.SEEN_UNTIL;
    }

    /// The definitions file to import, or nothing.
    public byte[] setup() {
        if (isFirstStart()) {
            return new byte[0];
        }
        if (isDemo()) {
            return DemoSetup.definitions(URI.create("http://" + bind() + ":" + ReceiverConfig.DEFAULT_PORT));
        }
        try (InputStream file = Theme.asset("scenes/harbour.json").openStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text on the Check screen, or `""`.
    public String checked() {
        return this == CHECK
                ? """
                        Hello Ada, we placed this for the sales of your summer campaign:
                        https://pb.harbourads.example/postback?clickId={clickid}&id=C24CA0512421422E80996FBEBFD2211D&val={payout}&com=0&comperc=10
                        and this for the leads:
                        https://pb.harbourads.example/postback?clickId=#s2#&id=0B9D4E7716C84D2F9A55E1C7B4402D88&val=0&com=3.50
                        Visitors come through https://pb.harbourads.example/c/summer. Is that well? Regards, Tom
                        """
                : "";
    }

    /// What was done on the Connect screen.
    ///
    /// @param network the chosen one, `""` for the user's own merchant
    /// @param merchant what that is called
    /// @param manual what was pasted of its manual
    /// @param offer the offer's address
    /// @param steps how often Next was pressed
    /// @param test whether it was tested then
    public record Connecting(String network, String merchant, String manual, String offer, int steps, boolean test) {}

    /// What was done on the Connect screen; empty for nothing.
    public Optional<Connecting> connecting() {
        String offer = "https://shop.peakline.example/landing?ref=7#offers";
        String tune = "TUNE (HasOffers)";
        return switch (this) {
            case CONNECT_NETWORK, CONNECT_TEMPLATE -> Optional.of(new Connecting(tune, "", "", "", 0, false));
            case CONNECT_OWN -> Optional.of(new Connecting("", "Nordlys",
                    "Use %%ref%% as your postback's order number and %%total%% for the order value. "
                            + "Sub-ids are %%sub1%% and %%sub2%%. Append sub1= to the offer's link.",
                    "", 0, false));
            case CONNECT_OFFER -> Optional.of(new Connecting(tune, "", "", offer, 1, false));
            case CONNECT_PAY -> Optional.of(new Connecting(tune, "", "", offer, 2, false));
            case CONNECT -> Optional.of(new Connecting(tune, "", "", offer, 3, true));
            case EMPTY, TABLE, MONTH, PLACEHOLDER, SENDER, REPLAY, CHECK, FOLLOWED, ANSWERS, BACKUPS, PALETTE, GUIDE,
                    SEARCH, SEARCH_PROBLEM, NO_MATCH, CLICK_SEARCH, DEMO, STAGE, TOUR, REHEARSAL, REHEARSAL_DONE,
                    REHEARSAL_LOAD, LOADING, UNREADABLE, PARTLY_UNREADABLE, DAMAGED ->
                Optional.empty();
        };
    }

    /// The note that somebody wrote on the postback whose detail is open, or `""`.
    public String note() {
        return this == PLACEHOLDER ? "Tom at Peakline places the corrected URL this afternoon." : "";
    }

    /// Plays what happened before the window opened.
    ///
    /// @return the number of the postback whose detail is open, or empty
    public Optional<Long> playPast(History history) {
        if (isFirstStart()) {
            return Optional.empty();
        }
        if (isDemo()) {
            DemoHistory.play(history, new DemoClock(), Past.NOW, ZoneOffset.UTC, _ -> {});
            return Optional.empty();
        }
        if (this == MONTH) {
            Month.play(history);
        }
        Map<Instant, Long> numbers = Past.play(history);
        return Optional.ofNullable(open).map(numbers::get);
    }

    /// Plays what happens while it is open.
    public void playPresent(History history) {
        if (isDemo()) {
            DemoHistory.sellOne(history, Past.NOW.minusSeconds(4));
        } else if (!isFirstStart() && this != LOADING && this != UNREADABLE) {
            Past.playLast(history);
        }
    }
}
