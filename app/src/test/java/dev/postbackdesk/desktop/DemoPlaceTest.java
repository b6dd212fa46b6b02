package dev.postbackdesk.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoPlaceTest {
    private static final Messages WORDS = new Messages(Locale.ENGLISH);

    private final DemoPlace place = new DemoPlace("127.0.0.1", 0);
    /// What can't be listened on, and why.
    private final Map<String, Kind> refused = new HashMap<>();
    private final List<String> tried = new ArrayList<>();
    private int free;

    private String open() throws ReceiverException {
        tried.clear();
        String where = place.open((bind, port) -> {
            String at = bind + ":" + port;
            tried.add(at);
            Kind kind = refused.get(at);
            if (kind != null) {
                throw new ReceiverException(kind, at + " can't be listened on.");
            }
            return port == 0 ? bind + ":" + (4711 + free++) : at;
        });
        place.listening(Integer.parseInt(where.substring(where.lastIndexOf(':') + 1)));
        return where;
    }

    @Test
    void movesWithItsPortAndBack() throws Exception {
        assertThat(open()).isEqualTo("127.0.0.1:4711");
        place.move("192.0.2.7");
        assertThat(open()).isEqualTo("192.0.2.7:4711");
        place.move("127.0.0.1");
        assertThat(open()).isEqualTo("127.0.0.1:4711");
        assertThat(place.refusal().map(it -> it.apply(WORDS))).isEmpty();
    }

    @Test
    void staysWhereThePortIsTakenOrTheAddressIsGone() throws Exception {
        open();
        refused.put("192.0.2.7:4711", Kind.PORT_TAKEN);
        place.move("192.0.2.7");
        assertThat(open()).isEqualTo("127.0.0.1:4711");
        assertThat(place.bind()).isEqualTo("127.0.0.1");
        assertThat(place.refusal().map(it -> it.apply(WORDS)))
                .hasValue("Another program listens on 192.0.2.7:4711, so the demo stays on "
                        + "127.0.0.1:4711. Close that program, then let phones in again.");

        refused.put("192.0.2.7:4711", Kind.INVALID);
        place.move("192.0.2.7");
        assertThat(open()).isEqualTo("127.0.0.1:4711");
        assertThat(place.refusal().map(it -> it.apply(WORDS))).hasValueSatisfying(text -> assertThat(text)
                .startsWith("192.0.2.7 is no address of this machine any more, so the demo stays on 127.0.0.1:4711."));
    }

    @Test
    void withoutItsNetworkItGoesBackToThisMachine() throws Exception {
        open();
        place.move("192.0.2.7");
        open();
        // A reset, once the network went.
        refused.put("192.0.2.7:4711", Kind.INVALID);
        assertThat(open()).isEqualTo("127.0.0.1:4711");
        assertThat(place.refusal().map(it -> it.apply(WORDS))).isPresent();
    }

    @Test
    void onceItIsToBeClosedToOthersItNeverStaysOpenToThem() throws Exception {
        open();
        place.move("192.0.2.7");
        open();
        refused.put("127.0.0.1:4711", Kind.PORT_TAKEN);
        place.move("127.0.0.1");
        assertThat(open()).isEqualTo("127.0.0.1:4712");
        assertThat(tried).containsExactly("127.0.0.1:4711", "127.0.0.1:0");
        assertThat(place.refusal().map(it -> it.apply(WORDS))).hasValue(
                "Another program listens on 127.0.0.1:4711, so the demo goes on at 127.0.0.1:4712.");
    }

    @Test
    void whatIsWrongAtTheStartOrWithTheDataIsNotHidden() throws Exception {
        refused.put("127.0.0.1:0", Kind.PORT_TAKEN);
        assertThatThrownBy(this::open).isInstanceOf(ReceiverException.class);
        refused.clear();
        open();
        refused.put("127.0.0.1:4711", Kind.DATA);
        assertThatThrownBy(this::open).isInstanceOf(ReceiverException.class);
        assertThat(tried).hasSize(1);
    }

    @Test
    void tellsWhatOnlyThisMachineReaches() {
        assertThat(List.of("127.0.0.1", "127.0.0.9", "::1", "localhost")).allMatch(DemoPlace::isAlone);
        assertThat(List.of("192.0.2.7", "0.0.0.0", "::", "desk.example")).noneMatch(DemoPlace::isAlone);
    }

    @Test
    void phonesCallAnAddressThatTheyReach() {
        List<Reach> reaches = List.of(new Reach("192.168.7.20", "wlan0", true), new Reach("10.1.1.1", "tun0", true));
        assertThat(DemoPlace.calledAt("0.0.0.0", 8377, reaches)).contains(URI.create("http://192.168.7.20:8377"));
        assertThat(DemoPlace.calledAt("::", 8377, reaches)).contains(URI.create("http://192.168.7.20:8377"));
        assertThat(DemoPlace.calledAt("0.0.0.0", 8377, List.of())).as("in no network").isEmpty();
        assertThat(DemoPlace.calledAt("127.0.0.1", 8377, reaches)).as("it is called where it listens").isEmpty();
    }
}
