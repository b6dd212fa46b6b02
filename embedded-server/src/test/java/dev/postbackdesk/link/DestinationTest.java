package dev.postbackdesk.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.link.Destination.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://shop.example:8080/a?b=[s2sidentifier]#c",
            "HTTPS://shop.example/?x={y}|z", "https://[::1]/x", "https://bücher.example/ü", "http://localhost/",
            "https://shop.example/?next=http://other.example/@me"})
    void takesAbsoluteAddresses(String destination) {
        assertThat(Destination.problem(destination)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example/landing", "ftp://shop.example/", "https:///landing", "https://",
            "https://me:secret@shop.example/", "https://me@shop.example/", "https://shop.example/a b",
            "https://shop.example/\n", "https://shop.example:99999/", "https://shop.example:0/", "https://a:b/",
            "javascript:alert(1)", "https://shop.example/\u0000", "https://shop.example/\uD800"})
    void saysWhatIsWrongWithOthers(String destination) {
        assertThat(Destination.problem(destination)).get().asString().endsWith(".").startsWith("The destination");
    }

    @ParameterizedTest
    @CsvSource({"https://s.example,https://s.example?sub=[s2sidentifier]",
            "https://s.example/a,https://s.example/a?sub=[s2sidentifier]",
            "https://s.example/a?x=1,https://s.example/a?x=1&sub=[s2sidentifier]",
            "https://s.example/a?x=1&,https://s.example/a?x=1&sub=[s2sidentifier]",
            "https://s.example/a?,https://s.example/a?sub=[s2sidentifier]",
            "https://s.example/a?x=1#top,https://s.example/a?x=1&sub=[s2sidentifier]#top",
            "https://s.example/a?sub=&x=1,https://s.example/a?sub=[s2sidentifier]&x=1",
            "https://s.example/a?sub=123,https://s.example/a?sub=[s2sidentifier]",
            "https://s.example/a?subx=1,https://s.example/a?subx=1&sub=[s2sidentifier]",
            "https://s.example/a?u=https%3A%2F%2Fb%3Fsub%3D,https://s.example/a?u=https%3A%2F%2Fb%3Fsub%3D&sub=[s2sidentifier]",
            "https://s.example/a?z=%5Bs2sidentifier%5D,https://s.example/a?z=[s2sidentifier]",
            "https://s.example/a?z=[s2sidentifier],https://s.example/a?z=[s2sidentifier]"})
    void putsTheTokenInAtTheRightPlace(String destination, String expected) {
        assertThat(Destination.withToken(destination, "sub")).isEqualTo(expected);
    }

    @Test
    void resolvesEveryTokenAndLeavesTheRest() {
        assertThat(
                Destination.resolve("https://s.example/[s2sidentifier]?a={b}|%zz&c=[s2sidentifier]#[s2sidentifier]ü€",
                        "abc"))
                .isEqualTo("https://s.example/abc?a={b}|%zz&c=abc#abc%C3%BC%E2%82%AC");
    }

    @ParameterizedTest
    @CsvSource({"https://s.example/?sub1=[s2sidentifier],Affise,NETWORK_HANDS_BACK",
            "https://s.example/?x=[s2sidentifier],Affise,OTHER_PARAMETER",
            "https://s.example/?x=[s2sidentifier],,CARRIES_CLICK_ID",
            "https://s.example/[s2sidentifier]/,Affise,CLICK_ID_IN_PATH", "https://s.example/,Affise,TOKEN_MISSING",
            "https://s.example/?a=1#[s2sidentifier],Affise,TOKEN_IN_FRAGMENT",
            "https://s.example/?a=%5bs2sidentifier%5D,Affise,TOKEN_ENCODED"})
    void saysWhereTheClickIdGoes(String destination, String network, Fact expected) {
        Network known = network == null ? null : NetworksFile.shipped().named(network).orElseThrow();

        assertThat(Destination.checks(destination, known)).extracting(Destination.Check::fact).contains(expected);
    }
}
