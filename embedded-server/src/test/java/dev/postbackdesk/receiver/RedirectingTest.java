package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.click.Redirects.Outcome;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectingTest {
    @TempDir
    Path data;

    @Test
    void everyTokenIsReplacedAndTheRestKeptByteForByte() throws Exception {
        try (Desk desk = new Desk(data)) {
            save(desk, "https://shop.example/[s2sidentifier]/a?x={y}&s2=[s2sidentifier]&z=%5B%zz#ü");
            Outcome outcome = visit(desk, "GET", "summer", false);
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Redirect.class, redirect -> {
                String id = redirect.location().substring(21, 21 + ClickIds.LENGTH);
                assertThat(ClickIds.isWellFormed(id)).isTrue();
                assertThat(redirect.location())
                        .isEqualTo("https://shop.example/" + id + "/a?x={y}&s2=" + id + "&z=%5B%zz#%C3%BC");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUMMER", "summer", "sUmMeR"})
    void slugsAreComparedWithoutCase(String slug) throws Exception {
        try (Desk desk = new Desk(data)) {
            save(desk, "https://shop.example/?s2=[s2sidentifier]");
            assertThat(visit(desk, "GET", slug, false)).isInstanceOf(Outcome.Redirect.class);
        }
    }

    @Test
    void whatIsNoActiveLinkIsNotFoundAndNotRecorded() throws Exception {
        try (Desk desk = new Desk(data)) {
            int key = save(desk, "https://shop.example/?s2=[s2sidentifier]");
            for (String slug : List.of("other", "", "a b", "x".repeat(65), "summer/", "s%75mmer", "sümmer")) {
                assertThat(visit(desk, "GET", slug, false)).as(slug).isInstanceOf(Outcome.NotFound.class);
            }
            for (Lifecycle lifecycle : List.of(Lifecycle.PAUSED, Lifecycle.ARCHIVED)) {
                get(desk.receiver.saveLink(key, Desk.linkOf("summer").withLifecycle(lifecycle)));
                assertThat(visit(desk, "GET", "summer", false)).isInstanceOf(Outcome.NotFound.class);
            }
        }
        assertThat(clicks()).isEmpty();
    }

    @Test
    void lookingWithoutFollowingIsCountedButNoClick() throws Exception {
        try (Desk desk = new Desk(data)) {
            save(desk, "https://shop.example/?s2=[s2sidentifier]&t=[s2sidentifier]");
            assertThat(visit(desk, "GET", "summer", true)).isInstanceOf(Outcome.NotNow.class);
            assertThat(visit(desk, "HEAD", "summer", true)).isInstanceOf(Outcome.NotNow.class);
            assertThat(visit(desk, "HEAD", "summer", false))
                    .isEqualTo(new Outcome.Redirect("https://shop.example/?s2=preview&t=preview"));
            // Behind the counts in the writer's queue.
            assertThat(visit(desk, "GET", "summer", false)).isInstanceOf(Outcome.Redirect.class);
            long prefetches = get(desk.read((handle, _) -> handle
                    .createQuery("SELECT SUM(prefetches) FROM click_rollup").mapTo(Long.class).one()));
            assertThat(prefetches).isEqualTo(3);
        }
        assertThat(clicks()).hasSize(1);
    }

    @Test
    void aClickKeepsWhatTheVisitorSent() throws Exception {
        Visit visit = new Visit(Desk.NOON, "GET", "summer", "utm=a%20b&\u00e9", "2001:db8::7", "Mozilla/5.0 \u00e9",
                "https://blog.example/", false, false);
        String id;
        try (Desk desk = new Desk(data)) {
            save(desk, "https://shop.example/?s2=[s2sidentifier]");
            id = location(get(desk.history.visit(visit))).substring(25);
        }
        assertThat(clicks()).singleElement().satisfies(record -> {
            assertThat(record.clickId()).isEqualTo(id);
            assertThat(record.slug()).isEqualTo("summer");
            assertThat(record.click()).isEqualTo(new Click(1, visit.at(), 1, visit.query(), visit.sender(),
                    visit.userAgent(), visit.referer(), false, false));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "facebookexternalhit/1.1", "WhatsApp/2.23", "Slackbot-LinkExpanding 1.0", "TelegramBot (like TwitterBot)",
            "Baiduspider", "Mozilla/5.0 (compatible; AhrefsBot/7.0)", "LinkedInBot/1.0"})
    void crawlersGetAClickThatIsFlagged(String userAgent) throws Exception {
        assertThat(isCrawler(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "Wget/1.21",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36", "",
            "python-requests/2.31",
            "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Instagram 300.0"})
    void othersAreNot(String userAgent) throws Exception {
        assertThat(isCrawler(userAgent)).isFalse();
    }

    @Test
    void aClickAndItsPostbackMayShareABatch() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            // Numbers are handed out in order, so the id of the next click can be made beforehand.
            String next = desk.receiver.store().clickIds().encode(2);
            desk.click("summer");
            CompletableFuture<Outcome> visited = desk.history
                    .visit(new Visit(Desk.NOON, "GET", "summer", "", "192.0.2.1", null, null, false, false));
            CompletableFuture<Intake.Outcome> arrived = desk.history
                    .arrive(desk.arrival(Desk.saleQuery(next, "")));
            assertThat(location(get(visited))).endsWith(next);
            assertThat(Desk.stored(get(arrived)).result()).isEqualTo(Result.ACCEPTED);
        }
    }

    private boolean isCrawler(String userAgent) throws Exception {
        try (Desk desk = new Desk(data)) {
            save(desk, "https://shop.example/?s2=[s2sidentifier]");
            desk.click("summer", userAgent, false);
        }
        return clicks().getFirst().click().bot();
    }

    private List<ClickRecord> clicks() throws Exception {
        List<ClickRecord> clicks = new ArrayList<>();
        try (Archive archive = StoredArchive.open(data, "test")) {
            archive.forEachClick(ExportRange.ALL, clicks::add);
        }
        return clicks;
    }

    private static int save(Desk desk, String destination) {
        return get(desk.receiver.saveLink(null,
                new TrackingLink(new Slug("summer"), "Summer", destination, null, List.of(), Lifecycle.ACTIVE)))
                .link(new Slug("summer")).orElseThrow().key();
    }

    private static Outcome visit(Desk desk, String method, String slug, boolean prefetch) {
        return get(desk.history
                .visit(new Visit(desk.clock.instant(), method, slug, "", "192.0.2.1", null, null, prefetch, false)));
    }

    private static String location(Outcome outcome) {
        return ((Outcome.Redirect) outcome).location();
    }
}
