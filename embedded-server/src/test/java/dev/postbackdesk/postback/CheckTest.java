package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.link.NetworksFile;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private final Given given = new Given();
    private final Check check = new Check(NetworksFile.shipped());

    /// `SALE` is a conversion of CAKE, which writes `#s2#`, `#price#` and `#tid#`; `AFFISE` one of Affise.
    @ParameterizedTest
    @CsvSource(delimiterString = "->", textBlock = """
            clickId=#s2#&id=SALE&val=20.00&com=0&comperc=10                 -> true
            clickId=%23s2%23&id=SALE&val=#price#&com=0&txid=#tid#           -> true
            clickId=#S2#&id=SALE&val=20.00&com=0                            -> false
            clickId={aff_sub}&id=SALE&val=20.00&com=0                       -> false
            clickId=#s2#&id=SALE&val={payout}&com=0                         -> false
            clickId=#s2#&id=SALE&val=20.00                                  -> false
            clickId=#s2#&id=SALE&val=20.00&com=0&txid={oid}                 -> false
            clickId={sub1}&id=AFFISE&val={sum}&com=0&status={status}        -> true
            clickId=#s2#&id={id}&val=20.00&com=0                            -> false
            clickId=[s2sidentifier]&id=SALE&val=20.00&com=0                 -> false
            clickId=CLICK&id=SALE&val=20.00&com=0                           -> true
            clickId=hello&id=SALE&val=20.00&com=0                           -> false
            clickId={x}&id=EVERY&val=20.00&com=0                            -> false
            """)
    void saysWhetherATemplateIsSound(String query, boolean sound) {
        String url = "https://pb.example/postback?" + query.replace("SALE", Given.SALE)
                .replace("AFFISE", Given.AFFISE).replace("EVERY", Given.EVERY).replace("CLICK", given.click);

        assertThat(check.check(Check.arrival(url, given.now).orElseThrow(), given).isSound()).isEqualTo(sound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "ftp://x/postback?", "https:///postback?a", "https://x/elsewhere?a",
            "https://x", "https://x/c/summer", "mailto:a@b"})
    void takesOnlyPostbackUrls(String url) {
        assertThat(Check.arrival(url, Instant.EPOCH)).isEmpty();
    }
}
