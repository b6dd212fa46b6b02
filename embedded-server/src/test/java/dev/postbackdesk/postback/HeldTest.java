package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.link.NetworksFile;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldTest {
    private static final int CUSTOM = 20_000;

    private final Given given = new Given();
    private final Judge judge = new Judge(NetworksFile.shipped());

    @Test
    void manySmallTextsWeighWhatTheyTake() {
        Arrival arrival = form("clickId=" + given.click + "&id=" + Given.SALE + "&val=1&com=1&param="
                + String.join(";", Collections.nCopies(CUSTOM, "a")), List.of());
        Heard heard = judge.hear(PostbackRequest.parse(arrival), given);
        assertThat(heard).isInstanceOf(Heard.Sound.class);
        // An object, its characters and a reference to it.
        assertThat(Held.bytes(arrival, heard)).isGreaterThan(CUSTOM * 40);
    }

    @Test
    void aRejectedOneWeighsItsCustomParametersToo() {
        Arrival arrival = form("param=" + String.join(";", Collections.nCopies(CUSTOM, "a")), List.of());
        Heard heard = judge.hear(PostbackRequest.parse(arrival), given);
        assertThat(heard).isInstanceOf(Heard.Rejected.class);
        assertThat(Held.bytes(arrival, heard)).isGreaterThan(CUSTOM * 40);
    }

    @Test
    void smallHeadersWeighMoreThanTheirCharacters() {
        Arrival arrival = form("", Collections.nCopies(3_000, new Header("a", "b")));
        assertThat(Held.bytes(arrival, null)).isGreaterThan(3_000 * 80);
    }

    @Test
    void whatWasParsedAndIsNotKeptWeighsNothing() {
        Arrival arrival = form(String.join("&", Collections.nCopies(CUSTOM, "a")), List.of());
        Heard heard = judge.hear(PostbackRequest.parse(arrival), given);
        assertThat(Held.bytes(arrival, heard)).isLessThan(4 * CUSTOM);
    }

    private Arrival form(String text, List<Header> others) {
        List<Header> headers = others.isEmpty()
                ? List.of(new Header("Content-Type", "application/x-www-form-urlencoded"))
                : others;
        return new Arrival(given.now, "POST", "/postback", "", headers, text.getBytes(StandardCharsets.ISO_8859_1),
                "192.0.2.1", false);
    }
}
