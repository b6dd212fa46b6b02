package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// *Redirect*.
class RedirectTest extends OneDesk {
    private static final String ID = "[0-9a-hjkmnp-tv-z]{26}";

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", "")
                .link("summer", SALE)
                .link("Mixed_Case-9", SALE)
                .link("a", SALE)
                .link("x".repeat(64), SALE)
                .linkTo("paused", "https://shop.example/?s2=[s2sidentifier]", ", \"active\": false", SALE)
                .linkTo("twice",
                        "https://shop.example/[s2sidentifier]/p?a=[s2sidentifier]&b=x[s2sidentifier]y#[s2sidentifier]",
                        "", SALE)
                .linkTo("odd", "https://shop.example/a%20b/%zz?x={y}&q=a+b%2B&&=&e=%C3%A9&n=ü€&s2=[s2sidentifier]", "",
                        SALE)
                .linkTo("none", "https://shop.example/no-token", "", SALE)
                .linkTo("port", "http://shop.example:8080?s2=[s2sidentifier]", "", SALE);
    }

    @Test
    void aTrackingLinkIsARedirectToTheDestinationUrl() {
        Answer answer = send(Wire.get("/c/summer"));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.the("Location")).matches("https://shop\\.example/landing\\?s2=" + ID);
        assertThat(answer.the("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.the("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.all("Server")).isEmpty();
        assertThat(answer.all("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"summer", "SUMMER", "Summer", "mixed_case-9", "MIXED_CASE-9", "Mixed_Case-9", "a", "A"})
    void theSlugIsComparedWithoutCase(String slug) {
        assertThat(send(Wire.get("/c/" + slug)).status()).isEqualTo(302);
    }

    @Test
    void aSlugHasUpToSixtyFourCharacters() {
        assertThat(send(Wire.get("/c/" + "x".repeat(64))).status()).isEqualTo(302);
    }

    @Test
    void everyTokenOfTheDestinationIsReplacedByTheSameId() {
        String location = send(Wire.get("/c/twice")).the("Location");
        assertThat(location).matches("https://shop\\.example/(" + ID + ")/p\\?a=\\1&b=x\\1y#\\1");
    }

    @Test
    void theRestIsSentByteForByteAndNonAsciiPercentEncoded() {
        assertThat(send(Wire.get("/c/odd")).the("Location"))
                .matches("\\Qhttps://shop.example/a%20b/%zz?x={y}&q=a+b%2B&&=&"
                        + "e=%C3%A9&n=%C3%BC%E2%82%AC&s2=\\E" + ID);
        assertThat(send(Wire.get("/c/port")).the("Location")).matches("\\Qhttp://shop.example:8080?s2=\\E" + ID);
    }

    @Test
    void aDestinationWithoutTheTokenIsSentAsItIs() {
        assertThat(send(Wire.get("/c/none")).the("Location")).isEqualTo("https://shop.example/no-token");
    }

    @Test
    void clickIdsDiffer() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(desk().click());
        }
        assertThat(ids).hasSize(50).allMatch(id -> id.matches("[0-7][0-9a-hjkmnp-tv-z]{25}"));
    }

    @ParameterizedTest
    @CsvSource({"HEAD,", "GET,Sec-Purpose: prefetch", "GET,Purpose: prefetch", "GET,X-Moz: prefetch",
            "GET,sec-purpose: prefetch;prerender", "HEAD,Purpose: prefetch"})
    void headAndPrefetchRecordNothing(String method, String header, @TempDir java.nio.file.Path folder) {
        try (Desk own = new Desk(folder, Setup.usual())) {
            Wire wire = Wire.get("/c/summer").as(method);
            Answer answer = own.send(header == null ? wire : wire.with(header));
            if (header == null) {
                assertThat(answer.status()).isEqualTo(302);
                assertThat(answer.the("Location")).isEqualTo("https://shop.example/landing?s2=preview");
                assertThat(answer.the("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.the("Referrer-Policy")).isEqualTo("no-referrer");
            } else if (method.equals("GET")) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.all("Location")).isEmpty();
            }
            assertThat(own.exportClicks()).isEmpty();
        }
    }

    @Test
    void extraParametersAreKeptOnTheClickNotPassedOnAndBotsAreFlagged(@TempDir java.nio.file.Path folder) {
        try (Desk own = new Desk(folder, Setup.usual())) {
            String location = own
                    .send(Wire.get("/c/SUMMER?src=mail&q=a%20b&x=%ZZ\u00e9#f").with("User-Agent: Mozilla/5.0"))
                    .the("Location");
            assertThat(location).matches("https://shop\\.example/landing\\?s2=" + ID);
            Answer bot = own.send(Wire.get("/c/summer").with(
                    "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"));
            assertThat(bot.status()).isEqualTo(302);
            assertThat(bot.the("Location")).matches("https://shop\\.example/landing\\?s2=" + ID);
            List<Row> clicks = own.exportClicks();
            assertThat(clicks).hasSize(2);
            assertThat(clicks.get(0).json().toString()).contains("src=mail&q=a%20b&x=%ZZ\u00e9#f")
                    .contains(location.substring(location.length() - 26));
            assertThat(clicks.get(0).json().get("bot").asBoolean()).isFalse();
            assertThat(clicks.get(1).json().get("bot").asBoolean()).isTrue();
            assertThat(clicks.get(1).number()).isGreaterThan(clicks.get(0).number());
        }
    }

    @Test
    void aBotsClickConvertsLikeAnyOther() {
        String location = send(Wire.get("/c/summer").with("User-Agent: facebookexternalhit/1.1")).the("Location");
        String click = location.substring(location.length() - 26);
        assertThat(send(Wire.query("clickId=" + click + "&id=" + SALE + "&val=1&com=1")).text()).isEqualTo("OK");
    }

    @Test
    void unknownOrInactiveIsFourHundredAndFourAndNothingIsRecorded(@TempDir java.nio.file.Path folder) {
        try (Desk own = new Desk(folder, setup())) {
            for (String path : List.of("/c/paused", "/c/PAUSED", "/c/nope", "/c/summer%20", "/c/sum%6Der/x")) {
                assertThat(own.send(Wire.get(path)).status()).as(path).isEqualTo(404);
                assertThat(own.send(Wire.get(path).as("HEAD")).status()).as(path).isEqualTo(404);
            }
            assertThat(own.exportClicks()).isEmpty();
        }
    }

    @Test
    void aClickIsOnDiskBeforeItsRedirect(@TempDir java.nio.file.Path folder) {
        try (Desk own = new Desk(folder, Setup.usual())) {
            String click = own.click();
            assertThat(click).isEqualTo(click.toLowerCase(Locale.ROOT));
            own.restart();
            assertThat(own.send(Wire.query("clickId=" + click + "&id=" + SALE + "&val=1&com=1")).text())
                    .isEqualTo("OK");
        }
    }
}
