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

    /// What the WHATWG's URL standard makes of a URL: where its query is, what separates parameters, and what is one name.
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            // Fragments stay last; an empty query counts as one.
            "https://s.example#top~https://s.example?sub=[s2sidentifier]#top",
            "https://s.example/#~https://s.example/?sub=[s2sidentifier]#",
            "https://s.example/?#top~https://s.example/?sub=[s2sidentifier]#top",
            "https://s.example?~https://s.example?sub=[s2sidentifier]",
            "https://s.example/a?x=1&#top~https://s.example/a?x=1&sub=[s2sidentifier]#top",
            // Routes of a page's own: what follows # never reaches the shop.
            "https://s.example/#/path?x=1~https://s.example/?sub=[s2sidentifier]#/path?x=1",
            "https://s.example/app?v=2#!/offer?sub=1~https://s.example/app?v=2&sub=[s2sidentifier]#!/offer?sub=1",
            // A second ? belongs to the value.
            "https://s.example/a?x=1?y=2~https://s.example/a?x=1?y=2&sub=[s2sidentifier]",
            // Only & separates.
            "https://s.example/a?x=1;y=2~https://s.example/a?x=1;y=2&sub=[s2sidentifier]",
            "https://s.example/a?x=1;sub=2~https://s.example/a?x=1;sub=2&sub=[s2sidentifier]",
            "https://s.example/a;sub=1~https://s.example/a;sub=1?sub=[s2sidentifier]",
            "https://s.example/a?x=1&&y=2~https://s.example/a?x=1&&y=2&sub=[s2sidentifier]",
            "https://s.example/a?&x=1~https://s.example/a?&x=1&sub=[s2sidentifier]",
            // Bytes stay as they are.
            "https://s.example/a?q=a+b%20c~https://s.example/a?q=a+b%20c&sub=[s2sidentifier]",
            "https://s.example/%7Ea?q=%zz&r=%~https://s.example/%7Ea?q=%zz&r=%&sub=[s2sidentifier]",
            "https://s.example/a?q={x}|y~https://s.example/a?q={x}|y&sub=[s2sidentifier]",
            "https://s.example/ü?q=é~https://s.example/ü?q=é&sub=[s2sidentifier]",
            "https://bücher.example/a~https://bücher.example/a?sub=[s2sidentifier]",
            "https://xn--bcher-kva.example/a?x=1~https://xn--bcher-kva.example/a?x=1&sub=[s2sidentifier]",
            "https://[2001:db8::1]:8443/a?x=1~https://[2001:db8::1]:8443/a?x=1&sub=[s2sidentifier]",
            "https://[::1]~https://[::1]?sub=[s2sidentifier]",
            "HTTPS://S.EXAMPLE:443/A~HTTPS://S.EXAMPLE:443/A?sub=[s2sidentifier]",
            // A nested URL has no parameters of its own here, encoded or not.
            "https://s.example/r?u=https%3A%2F%2Fb.example%2F%3Fsub%3D1%26x%3D2~https://s.example/r?u=https%3A%2F%2Fb.example%2F%3Fsub%3D1%26x%3D2&sub=[s2sidentifier]",
            "https://s.example/r?u=https://b.example/?sub=1~https://s.example/r?u=https://b.example/?sub=1&sub=[s2sidentifier]",
            "https://s.example/r/https%3A%2F%2Fb.example%2F~https://s.example/r/https%3A%2F%2Fb.example%2F?sub=[s2sidentifier]",
            // An empty one of that name is the place for it; a name is compared decoded, and with case.
            "https://s.example/a?sub~https://s.example/a?sub=[s2sidentifier]",
            "https://s.example/a?x=1&sub=#top~https://s.example/a?x=1&sub=[s2sidentifier]#top",
            "https://s.example/a?s%75b=&x=1~https://s.example/a?s%75b=[s2sidentifier]&x=1",
            "https://s.example/a?SUB=1~https://s.example/a?SUB=1&sub=[s2sidentifier]",
            "https://s.example/a?xsub=1&sub2=2~https://s.example/a?xsub=1&sub2=2&sub=[s2sidentifier]"})
    void insertsWhereTheUrlStandardSaysThatAQueryIs(String destination, String expected) {
        assertThat(Destination.problem(destination)).isEmpty();
        assertThat(Destination.insertion(destination, "sub")).isEqualTo(new Insertion.Placed(expected));
        assertThat(Destination.problem(expected)).isEmpty();
        // Taken away again, the destination is the same byte for byte, but for separators that were empty.
        assertThat(Destination.valueOf(Destination.resolve(expected, "7h3k9v2xq8m4t0c6zr1p5w8ney"), "sub"))
                .contains("7h3k9v2xq8m4t0c6zr1p5w8ney");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "https://s.example/a?sub=123~123~https://s.example/a?sub=[s2sidentifier]~https://s.example/a?sub=123&sub=[s2sidentifier]",
            "https://s.example/a?sub={aff_sub}&x=1#t~{aff_sub}~https://s.example/a?sub=[s2sidentifier]&x=1#t~https://s.example/a?sub={aff_sub}&x=1&sub=[s2sidentifier]#t",
            "https://s.example/a?s%75b=1~1~https://s.example/a?s%75b=[s2sidentifier]~https://s.example/a?s%75b=1&sub=[s2sidentifier]",
            "https://s.example/a?sub=a=b~a=b~https://s.example/a?sub=[s2sidentifier]~https://s.example/a?sub=a=b&sub=[s2sidentifier]"})
    void asksWhereTheParameterHoldsSomething(String destination, String value, String replaced, String added) {
        assertThat(Destination.insertion(destination, "sub"))
                .isEqualTo(new Insertion.Occupied(value, replaced, added));
    }

    @ParameterizedTest
    @CsvSource({"https://s.example/a?z=[s2sidentifier],https://s.example/a?z=[s2sidentifier]",
            "https://s.example/[s2sidentifier]/a,https://s.example/[s2sidentifier]/a",
            "https://s.example/a?sub=1&z=%5Bs2sidentifier%5d,https://s.example/a?sub=1&z=[s2sidentifier]"})
    void leavesATokenWhereItStands(String destination, String expected) {
        assertThat(Destination.insertion(destination, "sub")).isEqualTo(new Insertion.Present(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"https://s.example/a?x=1&sub=abc#sub=2~abc", "https://s.example/a?sub~''",
            "https://s.example/a?s%75b=abc~abc"})
    void readsAParameterBack(String url, String value) {
        assertThat(Destination.valueOf(url, "sub")).contains(value);
        assertThat(Destination.valueOf(url, "su")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "https://bücher.example/ü?q={x}|y#t~https://xn--bcher-kva.example/%C3%BC?q=%7Bx%7D%7Cy",
            "https://s.example/a?q=100%&r=%2F~https://s.example/a?q=100%25&r=%2F",
            "https://[::1]:8080/a?x[]=1~https://[::1]:8080/a?x%5B%5D=1", "HTTP://s.example~http://s.example"})
    void makesAUrlThatCanBeRequested(String url, String expected) {
        assertThat(RequestUri.of(url)).map(Object::toString).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://s.example/", "https:///a", "https://me@s.example/", "nothing", "https://a_b.example/"})
    void makesNoneOfOthers(String url) {
        assertThat(RequestUri.of(url)).isEmpty();
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
