package dev.postbackdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedPlacesTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("203.0.113.7");
    private static final InetAddress ROUTER = InetAddress.ofLiteral("192.168.1.1");

    private final NamedPlaces places = new NamedPlaces(Set.of(URI.create("http://192.168.1.4:8377")),
            URI.create("https://shop.example/landing"));

    @Test
    void aPublicShopsNameDoesNotLeadInsideLater() {
        assertThat(places.allows("shop.example", 443, PUBLIC)).isTrue();
        assertThat(places.allows("shop.example", 80, ROUTER)).isFalse();
        assertThat(places.allows("SHOP.example", 443, ROUTER)).isFalse();
        assertThat(places.allows("shop.example", 80, PUBLIC)).isTrue();
    }

    @Test
    void aShopOfTheUsersOwnNetworkIsFollowed() {
        assertThat(places.allows("shop.example", 443, ROUTER)).isTrue();
        assertThat(places.allows("shop.example", 80, InetAddress.ofLiteral("fd00::1"))).isTrue();
        assertThat(places.allows("shop.example", 8080, ROUTER)).as("another port was not named").isFalse();
        assertThat(places.allows("other.example", 443, ROUTER)).isFalse();
    }

    @Test
    void theReceiversOwnAddressIsCalledWhateverItIs() {
        assertThat(places.allows("192.168.1.4", 8377, InetAddress.ofLiteral("192.168.1.4"))).isTrue();
        assertThat(places.allows("192.168.1.4", 80, InetAddress.ofLiteral("192.168.1.4"))).isFalse();
    }

    @Test
    void whoIsNotNamedMayBePublicOnly() {
        assertThat(places.allows("other.example", 25, PUBLIC)).isTrue();
        assertThat(places.allows("other.example", 443, InetAddress.getLoopbackAddress())).isFalse();
    }
}
