package dev.postbackdesk.postback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, value = {
            "id=1&token=s3cret&val=2            | id=1&token=***&val=2",
            "token=s3cret                       | token=***",
            "?token=s3cret                      | ?token=***",
            "token=a&token=b                    | token=***&token=***",
            "t%6Fken=s3cret&x=%zz               | t%6Fken=***&x=%zz",
            "%2574oken=s3cret                   | %2574oken=***",
            "%74%6F%6B%65%6E=s%33cret           | %74%6F%6B%65%6E=***",
            "id=1&amp;token=s3cret&amp;val=2    | id=1&amp;token=***&amp;val=2",
            "id=1&amp;amp;token=s3cret          | id=1&amp;amp;token=***",
            "id=1&#38;token=s3cret              | id=1&#38;token=***",
            "id=1?token=s3cret?val=2            | id=1?token=***?val=2",
            "id=1&token=a?b&val=2               | id=1&token=***&val=2",
            "id=1&token=ab?cd=ef&val=2          | id=1&token=***&val=2",
            "token=ab?cd=e?VAL=2?x=y            | token=***?VAL=2?x=y",
            "clickId=#S1#&token=s3#cret         | clickId=#S1#&token=***",
            "Token=s3cret&TOKEN=s3cret          | Token=***&TOKEN=***",
            "+token+=s3cret                     | +token+=***",
            "token=a=b=c&x=1                    | token=***&x=1",
            "token=%7Btoken%7D                  | token=***",
            "token=&token&tokens=1&mytoken=2    | token=&token&tokens=1&mytoken=2",
            "param=token;x=token=y&a=b          | param=token;x=token=y&a=b",
            "{token}={x}&a;b=\u00e9             | {token}={x}&a;b=\u00e9"})
    void masksTheQueryInPlace(String query, String masked) {
        assertThat(mask(arrival(query, null, null)).query()).isEqualTo(masked);
        assertThat(Masking.url("http://h/postback?" + query)).isEqualTo("http://h/postback?" + masked);
    }

    @Test
    void aRequestWithoutSecretsIsTheSame() {
        Arrival arrival = arrival("clickId=1&id=2", FORM, "a=b", new Header("Referer", "https://a.example/?tok=1"));

        assertThat(mask(arrival)).isSameAs(arrival);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "application/x-www-form-urlencoded ~ id=1&token=s3cret&val=2 ~ id=1&token=***&val=2",
            "Application/X-WWW-Form-Urlencoded;charset=utf-8 ~ amp;token=s3cret ~ amp;token=***",
            "application/x-www-form-urlencoded ~ token=ab?val=2&val=3 ~ token=***&val=3",
            "application/json ~ {\"id\":\"1\",\"token\":\"s3cret\",\"val\":2} ~ {\"id\":\"1\",\"token\":\"***\",\"val\":2}",
            "application/json ~ {\"token\" : 12345 , \"a\":1} ~ {\"token\" : \"***\" , \"a\":1}",
            "application/json ~ {\"token\":12345} ~ {\"token\":\"***\"}",
            "application/json ~ {\"\\u0074oken\":\"s3\\\"cret\"} ~ {\"\\u0074oken\":\"***\"}",
            "application/json ~ {\"token\":[\"a]\",{\"b\":\"}\"}],\"c\":1} ~ {\"token\":\"***\",\"c\":1}",
            "application/json ~ {\"token\":\"s3cret ~ {\"token\":\"***\"",
            "application/json ~ {\"token\":\"a\",\"token\":\"b\"} ~ {\"token\":\"***\",\"token\":\"***\"}",
            "application/json ~ {\"a\":{\"token\":\"s3cret\"}} ~ {\"a\":{\"token\":\"***\"}}",
            "application/json ~ {\"a\":\"token\",\"b\":\"x&token=y\"} ~ {\"a\":\"token\",\"b\":\"x&token=y\"}",
            "application/json ~ {\"token\":null,\"token\":\"\"} ~ {\"token\":null,\"token\":\"\"}",
            "application/json ~ token=s3cret&id=1 ~ token=***&id=1",
            "application/x-www-form-urlencoded ~ {\"token\":\"s3cret\"} ~ {\"token\":\"***\"}",
            "text/plain ~ `id=1\ntoken=s3cret\nval=2` ~ `id=1\ntoken=***\nval=2`",
            "multipart/form-data; boundary=b ~ `--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\ns3cret\r\n--b--` ~ `--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n***\r\n--b--`"})
    void masksTheBodyInPlace(String type, String body, String masked) {
        assertThat(text(mask(arrival("", type, body)))).isEqualTo(masked);
    }

    @Test
    void masksAddressesInHeaders() {
        Arrival masked = mask(arrival("id=1", null, null,
                new Header("Referer", "https://a.example/p?x=1&token=s3cret&y=2#token=other"),
                new Header("Referer", "https://a.example/p?x=1&amp;token=s3cret"),
                new Header("Cookie", "token=abc; other=1, token=def"), new Header("X-Odd", "mytoken=1; a=token=2")));

        assertThat(masked.headers()).extracting(Header::value).containsExactly(
                "https://a.example/p?x=1&token=***&y=2#token=***", "https://a.example/p?x=1&amp;token=***",
                "token=***; other=1, token=***", "mytoken=1; a=token=2");
    }

    @Test
    void masksTheSameSecretInOtherHeaders() {
        Arrival masked = mask(arrival("token=s%C3%A9cr%20et&id=1", FORM, "token=b%2Bdy!",
                new Header("X-Original", "/x/s%C3%A9cr%20et/y"), new Header("X-Secret", "s\u00c3\u00a9cr et, b+dy!"),
                new Header("User-Agent", "curl/8"), new Header("Content-Length", "13")));

        assertThat(masked.headers()).extracting(Header::value).containsExactly(FORM, "/x/***/y", "***, ***", "curl/8",
                "13");
    }

    /// Though the request itself names no token.
    @Test
    void masksKnownSecretsInHeaders() {
        Arrival arrival = arrival("id=1&param=plainsecret99", null, null,
                new Header("Authorization", "Bearer plainsecret99"),
                new Header("X-Token", "gr\u00c3\u00bc\u00c3\u009fe"),
                new Header("X-Original", "/x?a=plainsecret99"), new Header("User-Agent", "abc"));

        Arrival masked = new Masking(Set.of("plainsecret99", "gr\u00fc\u00dfe", "abc")).mask(arrival);

        assertThat(masked.headers()).extracting(Header::value).containsExactly("Bearer ***", "***", "/x?a=***", "abc");
        assertThat(masked.query()).isEqualTo(arrival.query());
    }

    @Test
    void aVeryShortSecretIsNotSoughtInOtherHeaders() {
        Arrival masked = mask(arrival("token=1", null, null, new Header("Host", "127.0.0.1:8377")));

        assertThat(masked.query()).isEqualTo("token=***");
        assertThat(masked.headers()).containsExactly(new Header("Host", "127.0.0.1:8377"));
    }

    /// Requests put together from odd pieces: with the pieces that carry the secret masked, and no other byte changed.
    @Test
    void masksNothingElseWhateverStandsAround() {
        String[] pieces = {"id=1", "clickId=#S1#", "a=b=c", "x", "", "=", "a?b", "%74ok=e", "p=%26token%3Dx", "val=%ZZ",
                "\u00e9=\u00ff", "token=", "to ken=z", "[[[x]]]=y", "{token}"};
        String[] names = {"token", "tok%65n", "amp;token", "%2574oken", "TOKEN", " token"};
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 5_000; round++) {
            List<String> raw = new ArrayList<>();
            List<String> masked = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                if (random.nextInt(3) == 0) {
                    String name = names[random.nextInt(names.length)];
                    raw.add(name + "=" + secret(random));
                    masked.add(name + "=***");
                } else {
                    String piece = pieces[random.nextInt(pieces.length)];
                    raw.add(piece);
                    masked.add(piece);
                }
            }
            String query = String.join("&", raw);
            Arrival first = mask(arrival(query, FORM, query.replace('\u00e9', 'e').replace('\u00ff', 'y')));
            assertThat(first.query()).as(query).isEqualTo(String.join("&", masked)).doesNotContain("S3");
            assertThat(text(first)).as(query).doesNotContain("S3");
            assertThat(mask(first).query()).isEqualTo(first.query());
        }
    }

    /// Whatever is sent as JSON, broken or not: the secret is gone, and a second pass changes nothing.
    @Test
    void survivesBrokenJson() {
        String whole = "{\"a\":[1,{\"b\":\"\\\"\"}],\"token\":\"S3cret\\\\\\\"x\",\"c\":{\"token\":[\"S3\",{}]},\"token\":1}";
        for (int cut = 0; cut <= whole.length(); cut++) {
            String once = text(mask(arrival("", "application/json", whole.substring(0, cut))));
            assertThat(once).doesNotContain("S3").hasSizeLessThanOrEqualTo(cut + 6);
            assertThat(text(mask(arrival("", "application/json", once)))).isEqualTo(once);
        }
    }

    private static Arrival mask(Arrival arrival) {
        return new Masking(Set.of()).mask(arrival);
    }

    private static String secret(SplittableRandom random) {
        String[] endings = {"cret", "=%26", "%25", "#x", "{a}", "\u00e9", "?", "+"};
        return "S3" + endings[random.nextInt(endings.length)] + random.nextInt(10);
    }

    private static String text(Arrival arrival) {
        byte[] body = arrival.body();
        return body == null ? "" : new String(body, UTF_8);
    }

    @SuppressWarnings("NullAway") // javac leaves @Nullable on an array out of a compact constructor's class file
    private static Arrival arrival(String query, @Nullable String type, @Nullable String body, Header... more) {
        List<Header> headers = new ArrayList<>();
        if (type != null) {
            headers.add(new Header("Content-Type", type));
        }
        headers.addAll(List.of(more));
        return new Arrival(Instant.EPOCH, "POST", "/postback", query, headers,
                body == null ? null : body.getBytes(UTF_8), "192.0.2.1", false);
    }
}
