package dev.postbackdesk.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostbackUrlTest {
    private static final ConversionId ID = new ConversionId("C24CA0512421422E80996FBEBFD2211D");
    private static final URI BASE = URI.create("https://pb.example");

    private final Networks networks = NetworksFile.shipped();

    @Test
    void carriesWhatTheNetworkFillsIn() {
        PostbackUrl url = url(conversion("{payout}", "0", "10", "TUNE", null, null));

        assertThat(url.text()).isEqualTo("https://pb.example/postback?clickId={aff_sub}&id=" + ID
                + "&val={payout}&com=0&comperc=10&txid={transaction_id}");
        assertThat(joined(url)).isEqualTo(url.text());
    }

    @Test
    void leavesOutAPercentThatWouldNotCount() {
        assertThat(url(conversion("20.00", "2", "10", null, "#S1#", null)).text())
                .isEqualTo("https://pb.example/postback?clickId=#S1#&id=" + ID + "&val=20.00&com=2");
        assertThat(url(conversion("20.00", "0", "0", null, "#S1#", null)).text()).endsWith("&val=20.00&com=0");
    }

    @Test
    void whatIsNotKnownIsForTheUserToFindOut() {
        PostbackUrl url = url(conversion("0", "0", "0", "Rakuten", null, null));

        assertThat(url.parameters().getFirst().kind()).isEqualTo(PostbackUrl.Kind.MISSING);
        assertThat(Placeholder.isPlaceholder(url.parameters().getFirst().carries())).isTrue();
    }

    @Test
    void encodesTheSecret() {
        assertThat(url(conversion("0", "0", "0", "CAKE", null, "a b&c")).text()).endsWith("&token=a%20b%26c");
    }

    @Test
    void splitsAnyUrlWithoutLosingACharacter() {
        for (String text : List.of("", "x", "https://", "https://h", "https://h/p?a=b&&=c&d#e?f",
                "https://h/[s2sidentifier]?a=x[s2sidentifier]y&b={c}#", "http://h?clickId=#S1#&id=1", "://?&#")) {
            assertThat(UrlPart.split(text).stream().map(UrlPart::text).collect(Collectors.joining())).isEqualTo(text);
        }
        assertThat(UrlPart.split("http://h?clickId=#S1#&id=1")).extracting(UrlPart::kind)
                .contains(UrlPart.Kind.PLACEHOLDER).doesNotContain(UrlPart.Kind.FRAGMENT);
    }

    private static String joined(PostbackUrl url) {
        return url.parts().stream().map(UrlPart::text).collect(Collectors.joining());
    }

    private PostbackUrl url(Conversion conversion) {
        return PostbackUrl.of(BASE, conversion, networks);
    }

    private static Conversion conversion(String value, String commission, String percent, @Nullable String network,
            @Nullable String placeholder, @Nullable String token) {
        return new Conversion(ID, "Sale", value, commission, percent, "EUR", network, placeholder, DuplicateRule.ONCE,
                null, List.of(), token, AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE);
    }
}
