package dev.postbackdesk.receiver;

import static dev.postbackdesk.receiver.Desk.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.link.Destination;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.CheckedUrl.OfDestination;
import dev.postbackdesk.receiver.CheckedUrl.OfLink;
import dev.postbackdesk.receiver.CheckedUrl.OfPostback;
import dev.postbackdesk.receiver.CheckedUrl.Other;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCheckTest {
    @TempDir
    Path data;

    private static List<CheckedUrl> urls(Desk desk, String text) {
        return get(desk.receiver.check(text)).urls();
    }

    private static OfPostback postback(Desk desk, String text) {
        List<CheckedUrl> urls = urls(desk, text);
        assertThat(urls).hasSize(1).first().isInstanceOf(OfPostback.class);
        return (OfPostback) urls.getFirst();
    }

    private static List<FindingCode> codes(OfPostback postback) {
        return postback.report().findings().stream().map(Finding::code).toList();
    }

    @Test
    void judgesAsIfItArrivedAndStoresNothing() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String click = desk.click("summer");
            String url = desk.receiver.baseAddress() + "/postback?" + Desk.saleQuery(click, "");

            OfPostback well = postback(desk, url);
            assertThat(well.report().judgement().verdict().result()).isEqualTo(Result.ACCEPTED);
            assertThat(well.corrected()).isNull();
            assertThat(well.elsewhere()).isEmpty();
            assertThat(postback(desk, url).report().judgement().verdict().result()).isEqualTo(Result.ACCEPTED);
            assertThat(desk.receiver.status().stored()).isZero();

            assertThat(desk.sale(click, "").result()).isEqualTo(Result.ACCEPTED);
            assertThat(postback(desk, url).report().judgement().verdict().result()).isEqualTo(Result.DUPLICATE);
        }
    }

    @Test
    void correctsWhatIsWrittenWrong() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            OfPostback wrong = postback(desk, "Hi, we call https://other.example/postback?clickId={clickid}&amp;id="
                    + Desk.SALE + "&amp;val=20.00&amp;com=0 for each sale.");

            assertThat(codes(wrong)).containsExactly(FindingCode.PLACEHOLDER_NOT_REPLACED, FindingCode.HTML_ESCAPED);
            assertThat(wrong.conversion()).isNotNull();
            assertThat(wrong.corrected()).startsWith(desk.receiver.baseAddress() + "/postback?clickId=")
                    .contains("&id=" + Desk.SALE);
            assertThat(wrong.elsewhere()).isEqualTo("other.example");
            assertThat(postback(desk, "https://x.example/s2s?clickId=" + desk.click("summer")).corrected()).isNull();
        }
    }

    @Test
    void readsWhatAHarSaysWasPosted() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String click = desk.click("summer");
            OfPostback posted = postback(desk, """
                    {"log": {"entries": [{"request": {"method": "POST", "url": "http://127.0.0.1/postback", "postData":
                      {"mimeType": "application/x-www-form-urlencoded", "text": "%s"}}}]}}
                    """.formatted(Desk.saleQuery(click, "")));

            assertThat(posted.report().judgement().verdict().result()).isEqualTo(Result.ACCEPTED);
            assertThat(posted.bodyUnknown()).isFalse();
            assertThat(postback(desk, "\"POST /postback HTTP/1.1\" 200").bodyUnknown()).isTrue();
        }
    }

    @Test
    void tellsLinksAndDestinationsFromTheRest() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String click = desk.click("summer");
            List<CheckedUrl> urls = urls(desk,
                    """
                            198.51.100.7 - - [22/Nov/2026:12:00:01 +0000] "GET /?s2=%s HTTP/1.1" 200 "%s/c/SUMMER" "Mozilla/5.0"
                            198.51.100.7 - - [22/Nov/2026:12:00:01 +0000] "GET /style.css HTTP/1.1" 200 "https://www.example.org/" "x"
                            198.51.100.7 - - [22/Nov/2026:12:00:01 +0000] "GET /c/winter HTTP/1.1" 404
                            https://new.example/landing?sub=%%5Bs2sidentifier%%5D"""
                            .formatted(click, desk.receiver.baseAddress()));

            assertThat(urls).hasSize(5);
            assertThat(urls.get(0)).isInstanceOfSatisfying(OfDestination.class, destination -> {
                assertThat(destination.link()).isNotNull();
                assertThat(destination.checks()).extracting(Destination.Check::fact)
                        .contains(Destination.Fact.CARRIES_CLICK_ID);
            });
            assertThat(urls.get(1)).isInstanceOfSatisfying(OfLink.class,
                    link -> assertThat(link.link()).isNotNull());
            assertThat(urls.get(2)).isInstanceOf(Other.class);
            assertThat(urls.get(3)).isInstanceOfSatisfying(OfLink.class, link -> {
                assertThat(link.slug()).isEqualTo("winter");
                assertThat(link.link()).isNull();
            });
            assertThat(urls.get(4)).isInstanceOfSatisfying(OfDestination.class, destination -> assertThat(
                    destination.corrected()).isEqualTo("https://new.example/landing?sub=[s2sidentifier]"));
        }
    }

    @Test
    void keepsWhatCountsWhereThereAreTooMany() throws Exception {
        try (Desk desk = new Desk(data).withSale()) {
            String others = IntStream.range(0, 70).mapToObj(i -> "https://example.org/" + i)
                    .collect(Collectors.joining("\n"));
            CheckedText checked = get(desk.receiver.check(others + "\nhttps://x.example/postback?clickId={x}"));

            assertThat(checked.found()).isEqualTo(71);
            assertThat(checked.urls()).hasSize(CheckedText.MOST).last().isInstanceOf(OfPostback.class);
        }
    }

    @Test
    void everyTextGetsAnAnswer() throws Exception {
        List<String> pieces = List.of("https://", "http://127.0.0.1", "/postback", "/c/", "summer", "?", "clickId=",
                "id=" + Desk.SALE, "&", "val=1", "com=0", "[s2sidentifier]", "%5Bs2sidentifier%5D", "{x}", "#", " ",
                "\n", "GET /", "POST /postback", " HTTP/1.1", "shop.example", "\ud83d", "\u0000", "%", "é", "@", ":");
        try (Desk desk = new Desk(data).withSale()) {
            Random random = new Random(4);
            for (int i = 0; i < 300; i++) {
                String text = random.ints(random.nextInt(60), 0, pieces.size()).mapToObj(pieces::get)
                        .collect(Collectors.joining());
                CheckedText checked = get(desk.receiver.check(text));
                assertThat(checked.urls()).as(text).allSatisfy(url -> assertThat(text).contains(url.url()));
            }
        }
    }
}
